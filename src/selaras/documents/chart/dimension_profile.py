"""The dimensions side by side: how many programmes each has, and what they cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.core.text import Language, Text, format_number, short_rupiah
from selaras.documents.chart import look
from selaras.documents.chart.amounts import drawn_unit, table_unit
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import Word, shortened, widest
from selaras.documents.chart.phrases import BUDGET, NO_DATA, PROGRAMMES
from selaras.documents.chart.shapes import Box, Line

_ROW = 28
_MOST_LABEL = 170
_VALUE = 62

_DIMENSION = Text(id="Dimensi", en="Dimension")
_NUMBER = Text(id="Jumlah program", en="Number of programmes")
_MOST = Text(
    id="program terbanyak di {most} ({high}), paling sedikit di {least} ({low}).",
    en="most programmes are in {most} ({high}), fewest in {least} ({low}).",
)
_COSTLY = Text(
    id="Anggaran terbesar ada pada {name}, {amount}.",
    en="The largest budget is that of {name}, {amount}.",
)


@dataclass(frozen=True, slots=True)
class DimensionSize:
    """A dimension with its colour `#rrggbb`, its number of programmes, and rupiah or None."""

    name: str
    colour: str
    programmes: int
    budget: int | None


def dimension_profile(
    dimensions: Sequence[DimensionSize], language: Language, *, title: str
) -> Chart | None:
    """Two bars per dimension in the given order; None when there is no programme at all."""
    if not any(dimension.programmes for dimension in dimensions):
        return None
    alternative = _alternative(dimensions, language, title)
    exact = table_unit(d.budget for d in dimensions if d.budget is not None)
    return Chart(
        svg=draw(_sheet(dimensions, language), alternative),
        alternative=alternative,
        head=(
            _DIMENSION.in_(language),
            _NUMBER.in_(language),
            f"{BUDGET.in_(language)} ({exact.name.in_(language)})",
        ),
        rows=tuple(
            (d.name, format_number(d.programmes, language), exact.say(d.budget, language))
            for d in dimensions
        ),
    )


def _sheet(dimensions: Sequence[DimensionSize], language: Language) -> Sheet:
    unit = drawn_unit(d.budget for d in dimensions if d.budget is not None)
    left = widest([d.name for d in dimensions], look.TEXT, _MOST_LABEL) + 14
    width = look.WIDTH - left
    half = width * 0.42
    height = _ROW * len(dimensions)
    bars: list[Box] = []
    words: list[Word] = [
        look.small(0, -12, PROGRAMMES.in_(language)),
        look.small(half, -12, f"{BUDGET.in_(language)} ({unit.name.in_(language)})"),
    ]
    most = max(d.programmes for d in dimensions)
    costliest = max(d.budget or 0 for d in dimensions) or 1
    for place, d in enumerate(dimensions):
        y = _ROW * (place + 0.5)
        end = (half - _VALUE) * d.programmes / most
        bars.append(Box(0, y - 8, end, y + 8, d.colour))
        words.append(look.text(-left, y, shortened(d.name, look.TEXT, _MOST_LABEL)))
        words.append(look.text(end + 6, y, format_number(d.programmes, language), bold=True))
        if d.budget is None:
            words.append(look.small(half + 6, y, NO_DATA.in_(language)))
            continue
        end = half + (width - half - _VALUE) * d.budget / costliest
        bars.append(Box(half, y - 8, end, y + 8, d.colour))
        words.append(look.text(end + 6, y, unit.say(d.budget, language), bold=True))
    feet = [Line(x, 0, x, height, look.LINE) for x in (0, half)]
    return look.sheet([*bars, *feet], words, height, left=left, top=24, bottom=2)


def _alternative(dimensions: Sequence[DimensionSize], language: Language, title: str) -> str:
    most = max(dimensions, key=lambda d: d.programmes)
    least = min(dimensions, key=lambda d: d.programmes)
    sentence = _MOST.format(
        most=most.name, high=most.programmes, least=least.name, low=least.programmes
    ).in_(language)
    costly = max(dimensions, key=lambda d: d.budget or 0)
    if costly.budget:
        sentence += " " + _COSTLY.format(
            name=costly.name, amount=short_rupiah(costly.budget, language)
        ).in_(language)
    return f"{title}: {sentence}"

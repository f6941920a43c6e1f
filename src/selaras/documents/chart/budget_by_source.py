"""Where the money comes from: one bar per source of funds, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.text import Language, Text, format_percent, short_rupiah
from selaras.documents.chart import look
from selaras.documents.chart.amounts import drawn_unit, table_unit
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import Word, shortened, widest
from selaras.documents.chart.phrases import BUDGET, SHARE
from selaras.documents.chart.shapes import Box, Drawn, Line

_ROW = 27
_MOST_LABEL = 240
_VALUES = 130

_SOURCE = Text(id="Sumber dana", en="Source of funds")
_LARGEST = Text(id="{name} menanggung {share} dari {all}.", en="{name} bears {share} of {all}.")
_SMALLEST = Text(id="Yang terkecil {name}, {share}.", en="The smallest is {name}, {share}.")


@dataclass(frozen=True, slots=True)
class Source:
    """A source of funds and the rupiah it gives over the whole period, not negative."""

    name: str
    amount: int


def budget_by_source(sources: Sequence[Source], language: Language, *, title: str) -> Chart | None:
    """Bars with amount and share; None when no source gives anything."""
    total = sum(source.amount for source in sources)
    if not total:
        return None
    ordered = sorted(sources, key=lambda source: -source.amount)
    alternative = _alternative([s for s in ordered if s.amount], total, language, title)
    exact = table_unit(source.amount for source in sources)
    return Chart(
        svg=draw(_sheet(ordered, total, language), alternative),
        alternative=alternative,
        head=(
            _SOURCE.in_(language),
            f"{BUDGET.in_(language)} ({exact.name.in_(language)})",
            SHARE.in_(language),
        ),
        rows=tuple(
            (s.name, exact.say(s.amount, language), _share(s, total, language)) for s in ordered
        ),
    )


def _share(source: Source, total: int, language: Language) -> str:
    return format_percent(Decimal(source.amount) / total, language)


def _sheet(sources: Sequence[Source], total: int, language: Language) -> Sheet:
    unit = drawn_unit(source.amount for source in sources)
    left = widest([source.name for source in sources], look.TEXT, _MOST_LABEL) + 14
    room = look.WIDTH - left - _VALUES
    height = _ROW * len(sources)
    bars: list[Box] = []
    words: list[Word] = [look.small(0, -12, unit.name.in_(language))]
    for place, source in enumerate(sources):
        y = _ROW * (place + 0.5)
        end = room * source.amount / sources[0].amount
        bars.append(Box(0, y - 8, end, y + 8, look.ACCENT))
        words.append(look.text(-left, y, shortened(source.name, look.TEXT, _MOST_LABEL)))
        words.append(look.text(end + 6, y, unit.say(source.amount, language), bold=True))
        words.append(look.small(room + _VALUES, y, _share(source, total, language), "end"))
    foot = Line(0, 0, 0, height, look.LINE)
    shapes: list[Drawn] = [*bars, foot]
    return look.sheet(shapes, words, height, left=left, top=24, right=_VALUES, bottom=2)


def _alternative(sources: Sequence[Source], total: int, language: Language, title: str) -> str:
    first, last = sources[0], sources[-1]
    sentence = _LARGEST.format(
        name=first.name,
        share=_share(first, total, language),
        all=short_rupiah(total, language),
    ).in_(language)
    if len(sources) > 1:
        sentence += " " + _SMALLEST.format(name=last.name, share=_share(last, total, language)).in_(
            language
        )
    return f"{title}: {sentence}"

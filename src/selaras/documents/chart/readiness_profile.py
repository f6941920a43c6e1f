"""How ready a region is: the mean level of each readiness element on the scale of 0 to 4."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.text import Language, Text, format_number
from selaras.documents.chart import look
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import Word, shortened, widest
from selaras.documents.chart.phrases import NO_DATA
from selaras.documents.chart.shapes import Box, Line

HIGHEST_LEVEL = 4
_ROW = 30
_MOST_LABEL = 190
_RIGHT = 112

_ELEMENT = Text(id="Unsur", en="Element")
_LEVEL = Text(id="Tingkat rata-rata (0–4)", en="Mean level (0–4)")
_FACTS = Text(id="Jumlah fakta", en="Number of facts")
_COUNT = Text(id="{count} fakta", en="{count} facts")
_ONE = Text(id="1 fakta", en="1 fact")
_RANGE = Text(
    id="tertinggi {best} ({high} dari 4), terendah {worst} ({low} dari 4).",
    en="highest {best} ({high} of 4), lowest {worst} ({low} of 4).",
)
_SINGLE = Text(id="{best} {high} dari 4.", en="{best} {high} of 4.")
_WITHOUT = Text(id="Tidak ada data untuk {names}.", en="No data for {names}.")


@dataclass(frozen=True, slots=True)
class ElementLevel:
    """A readiness element, its mean level from 0 to 4 or None, and how many facts it rests on."""

    name: str
    level: Decimal | None
    facts: int


def readiness_profile(
    elements: Sequence[ElementLevel], language: Language, *, title: str
) -> Chart | None:
    """One bar per element in the given order; None when no element has a level."""
    if all(element.level is None for element in elements):
        return None
    alternative = _alternative(elements, language, title)
    return Chart(
        svg=draw(_sheet(elements, language), alternative),
        alternative=alternative,
        head=(_ELEMENT.in_(language), _LEVEL.in_(language), _FACTS.in_(language)),
        rows=tuple(
            (element.name, _say(element.level, language), format_number(element.facts, language))
            for element in elements
        ),
    )


def _say(level: Decimal | None, language: Language) -> str:
    return NO_DATA.in_(language) if level is None else format_number(level, language, 2)


def _sheet(elements: Sequence[ElementLevel], language: Language) -> Sheet:
    left = widest([element.name for element in elements], look.TEXT, _MOST_LABEL) + 14
    width = look.WIDTH - left - _RIGHT
    height = _ROW * len(elements)
    step = width / HIGHEST_LEVEL
    tracks: list[Box] = []
    bars: list[Box] = []
    words: list[Word] = []
    for place, element in enumerate(elements):
        y = _ROW * (place + 0.5)
        name = shortened(element.name, look.TEXT, _MOST_LABEL)
        tracks.append(Box(0, y - 7, width, y + 7, look.TRACK))
        words.append(look.text(-left, y, name))
        words.append(look.small(width + _RIGHT, y, _count(element.facts, language), "end"))
        if element.level is None:
            words.append(look.small(8, y, NO_DATA.in_(language)))
        else:
            bars.append(Box(0, y - 7, float(element.level) * step, y + 7, look.ACCENT))
            words.append(look.text(width + 10, y, _say(element.level, language), bold=True))
    levels = range(HIGHEST_LEVEL + 1)
    grid = [Line(level * step, 0, level * step, height, look.PAPER) for level in levels]
    words += [look.small(level * step, height + 12, str(level), "middle") for level in levels]
    return look.sheet(
        [*tracks, *bars, *grid], words, height, left=left, top=2, right=_RIGHT, bottom=24
    )


def _count(facts: int, language: Language) -> str:
    sentence = _ONE if facts == 1 else _COUNT
    return sentence.format(count=format_number(facts, language)).in_(language)


def _alternative(elements: Sequence[ElementLevel], language: Language, title: str) -> str:
    known = [(e.level, e.name) for e in elements if e.level is not None]
    high, best = max(known, key=lambda pair: pair[0])
    low, worst = min(known, key=lambda pair: pair[0])
    sentence = (_SINGLE if len(known) == 1 else _RANGE).format(
        best=best, worst=worst, high=_say(high, language), low=_say(low, language)
    )
    missing = ", ".join(e.name for e in elements if e.level is None)
    rest = " " + _WITHOUT.format(names=missing).in_(language) if missing else ""
    return f"{title}: {sentence.in_(language)}{rest}"

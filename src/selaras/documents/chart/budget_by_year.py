"""What a plan costs year by year, stacked by dimension or by any other part."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.text import Language, Text, format_percent, short_rupiah
from selaras.documents.chart import axes, look
from selaras.documents.chart.amounts import drawn_unit, table_unit
from selaras.documents.chart.axes import Plot
from selaras.documents.chart.chart import Chart, Sheet, draw
from selaras.documents.chart.lettering import Word, shortened, text_width, widest
from selaras.documents.chart.phrases import NO_DATA, TOTAL, YEAR
from selaras.documents.chart.scale import spread
from selaras.documents.chart.shapes import Box, Line

_MOST_LABEL = 150
_LEAD = 26
_SEEN = 2
"""Pixels of height from which a box can be pointed at."""

_WHOLE = Text(
    id="seluruhnya {all}; terbesar {most} pada {high}, terkecil {least} pada {low}."
    " Bagian terbesar {name}, {share}.",
    en="{all} in all; most in {high} with {most}, least in {low} with {least}."
    " The largest part is {name}, {share}.",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of each column: its name, colour `#rrggbb`, and rupiah or None for every year.

    `letter` is written into its box where there is room, so that colour never stands alone.
    """

    name: str
    colour: str
    amounts: tuple[int | None, ...]
    letter: str = ""

    @property
    def total(self) -> int:
        """Rupiah over all years."""
        return sum(amount or 0 for amount in self.amounts)


def budget_by_year(
    years: Sequence[int], parts: Sequence[Part], language: Language, *, title: str
) -> Chart | None:
    """Stacked columns, the first part at the foot; None when nothing costs anything.

    Amounts are not negative. The data table adds the total of each year.
    """
    shown = [part for part in parts if part.total]
    if not shown:
        return None
    alternative = _alternative(years, shown, language, title)
    exact = table_unit(a for part in parts for a in part.amounts if a is not None)
    name = exact.name.in_(language)
    totals = [_total(parts, place) for place in range(len(years))]
    return Chart(
        svg=draw(_sheet(years, shown, language), alternative),
        alternative=alternative,
        head=(
            YEAR.in_(language),
            *(f"{part.name} ({name})" for part in parts),
            f"{TOTAL.in_(language)} ({name})",
        ),
        rows=tuple(
            (
                str(year),
                *(exact.say(part.amounts[place], language) for part in parts),
                exact.say(totals[place], language),
            )
            for place, year in enumerate(years)
        ),
    )


def _total(parts: Sequence[Part], place: int) -> int | None:
    """The sum of one year, None when no part says anything about it."""
    known = [part.amounts[place] for part in parts if part.amounts[place] is not None]
    return sum(amount or 0 for amount in known) if known else None


def _sheet(years: Sequence[int], parts: Sequence[Part], language: Language) -> Sheet:
    totals = [_total(parts, place) for place in range(len(years))]
    highest = max(total or 0 for total in totals)
    label = widest([part.name for part in parts], look.TEXT, _MOST_LABEL, bold=True)
    right = label + _LEAD
    plot = axes.column_plot(years, drawn_unit([highest]), highest, right)
    half = min(plot.band * 0.36, 34)
    every = _every(totals, plot, language)
    boxes: list[Box] = []
    words = plot.words(language)
    for place, total in enumerate(totals):
        _column(boxes, words, parts, place, plot, half)
        if place % every == 0:
            words.append(_top(total, place, plot, language))
    leads, names = _key(parts, plot, half, label)
    return look.sheet(
        [*plot.lines(), *boxes, *leads],
        words + names,
        plot.height,
        left=axes.LEFT,
        top=axes.TOP,
        right=right,
        bottom=axes.BOTTOM,
    )


def _column(
    boxes: list[Box],
    words: list[Word],
    parts: Sequence[Part],
    place: int,
    plot: Plot,
    half: float,
) -> None:
    """Add the boxes of one year from the foot up, with letters where they find room."""
    middle, foot = plot.x(place), 0
    for part in parts:
        amount = part.amounts[place] or 0
        low, high = plot.y(foot), plot.y(foot + amount)
        foot += amount
        if amount:
            gap = 1 if low - high > 3 else 0
            boxes.append(Box(middle - half, high + gap, middle + half, low, part.colour))
        room = 2 * half - 4 >= text_width(part.letter, look.LETTER, bold=True)
        if part.letter and room and low - high >= 13:
            y = (low + high) / 2
            words.append(Word(middle, y, part.letter, look.LETTER, "#ffffff", "middle", bold=True))


def _every(totals: Sequence[int | None], plot: Plot, language: Language) -> int:
    """Every how many columns a total finds room: 1, unless the period is very long."""
    said = [plot.unit.say(total, language) for total in totals if total is not None]
    widest_total = max(text_width(text, look.SMALL, bold=True) for text in said)
    return math.ceil((widest_total + 3) / plot.band)


def _top(total: int | None, place: int, plot: Plot, language: Language) -> Word:
    """The total above its column, or that nothing is known of the year."""
    x = plot.x(place)
    if total is None:
        lines = NO_DATA.in_(language).split()
        return look.small(x, plot.height + 6 - 15 * len(lines), "\n".join(lines), "middle")
    said = plot.unit.say(total, language)
    return Word(x, plot.y(total) - 9, said, look.SMALL, look.INK, "middle", bold=True)


def _key(
    parts: Sequence[Part], plot: Plot, half: float, label: float
) -> tuple[list[Line], list[Word]]:
    """The names in the order of the stack, each led to its box in the last column."""
    wanted: list[float] = []
    foot = 0
    for place, part in enumerate(parts):
        amount = part.amounts[-1] or 0
        # A hair's breadth keeps parts without a box in the order of the stack too.
        wanted.append((plot.y(foot) + plot.y(foot + amount)) / 2 - place * 0.01)
        foot += amount
    start, x = plot.x(len(plot.years) - 1) + half + 2, plot.width + _LEAD
    leads: list[Line] = []
    names: list[Word] = []
    for part, box, y in zip(parts, wanted, spread(wanted, 17, 8, plot.height - 8), strict=True):
        name = shortened(part.name, look.TEXT, label, bold=True)
        names.append(Word(x, y, name, look.TEXT, part.colour, bold=True))
        if plot.y(0) - plot.y(part.amounts[-1] or 0) >= _SEEN:
            leads.append(Line(start, box, x - 4, y, look.LINE, 0.8))
    return leads, names


def _alternative(
    years: Sequence[int], parts: Sequence[Part], language: Language, title: str
) -> str:
    totals = [
        (total, year)
        for place, year in enumerate(years)
        if (total := _total(parts, place)) is not None
    ]
    everything = sum(total for total, _ in totals)
    most, high = max(totals, key=lambda pair: pair[0])
    least, low = min(totals, key=lambda pair: pair[0])
    largest = max(parts, key=lambda part: part.total)
    return f"{title}: " + _WHOLE.format(
        all=short_rupiah(everything, language),
        most=short_rupiah(most, language),
        high=high,
        least=short_rupiah(least, language),
        low=low,
        name=largest.name,
        share=format_percent(Decimal(largest.total) / everything, language),
    ).in_(language)

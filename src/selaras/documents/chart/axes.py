"""Axes as quiet lines and words: round amounts at the left, years below."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.text import Language, format_number
from selaras.documents.chart import look
from selaras.documents.chart.amounts import Unit
from selaras.documents.chart.lettering import Word
from selaras.documents.chart.scale import round_ticks
from selaras.documents.chart.shapes import Line

LEFT = 52
"""Pixels for the amounts."""
TOP = 32
"""Pixels for the unit."""
BOTTOM = 26
"""Pixels for the years."""

_ROOM_FOR_YEAR = 34
_LINES_HEIGHT, _COLUMNS_HEIGHT = 210, 240


@dataclass(frozen=True, slots=True)
class Plot:
    """An area with years across and money upwards, in pixels from its upper left corner.

    The first and the last year stand `side` pixels inside the area.
    """

    years: tuple[int, ...]
    unit: Unit
    ticks: tuple[float, ...]
    width: float
    height: float
    side: float

    @property
    def band(self) -> float:
        """The way from one year to the next; for a single year, all there is."""
        return (self.width - 2 * self.side) / (len(self.years) - 1 or 1) or self.width

    def x(self, place: int) -> float:
        """The middle of a year, counted from 0."""
        return self.width / 2 if len(self.years) == 1 else self.side + self.band * place

    def y(self, amount: int) -> float:
        """The height of an amount of rupiah."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.height * (high - amount / self.unit.size) / (high - low)

    def lines(self) -> list[Line]:
        """A quiet line at each tick, and a clear one at zero."""
        step = self.height / (len(self.ticks) - 1)
        ys = [self.height - place * step for place in range(len(self.ticks))]
        return [
            Line(0, y, self.width, y, look.LINE if tick == 0 else look.QUIET)
            for y, tick in zip(ys, self.ticks, strict=True)
        ]

    def words(self, language: Language) -> list[Word]:
        """The unit, the amounts, and as many years as find room."""
        top = look.small(-LEFT, -22, self.unit.name.in_(language))
        step = self.height / (len(self.ticks) - 1)
        amounts = [
            look.small(-8, self.height - place * step, _plain(tick, language), "end")
            for place, tick in enumerate(self.ticks)
        ]
        every = -(-_ROOM_FOR_YEAR // max(1, int(self.band)))
        years = [
            look.small(self.x(place), self.height + 15, str(year), "middle")
            for place, year in enumerate(self.years)
            if place % every == 0
        ]
        return [top, *amounts, *years]


def line_plot(years: Sequence[int], unit: Unit, low: int, high: int, right: float) -> Plot:
    """A plot for lines from `low` to `high` rupiah that leaves `right` pixels for names."""
    width = look.WIDTH - LEFT - right
    return Plot(tuple(years), unit, _ticks(unit, low, high), width, _LINES_HEIGHT, 18)


def column_plot(years: Sequence[int], unit: Unit, high: int, right: float) -> Plot:
    """A plot for columns up to `high` rupiah that leaves `right` pixels for names."""
    width = look.WIDTH - LEFT - right
    side = width / len(years) / 2
    return Plot(tuple(years), unit, _ticks(unit, 0, high), width, _COLUMNS_HEIGHT, side)


def _ticks(unit: Unit, low: int, high: int) -> tuple[float, ...]:
    return tuple(round_ticks(low / unit.size, high / unit.size))


def _plain(tick: float, language: Language) -> str:
    return format_number(Decimal(str(tick)).normalize() + 0, language)

"""The lines of a roadmap at their places: headings, names, bars and notes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from selaras.core.text import Language, Text
from selaras.documents.chart import look
from selaras.documents.chart.lettering import Word, shortened, text_width
from selaras.documents.chart.shapes import Box, Drawn, Mark

Kind = Literal["existing", "innovation", "quick-win"]

LEFT = 244
"""Pixels for the names."""

_ROW, _HEADING = 18, 24
_BAR = 5.5

_UNDATED = Text(id="tahun belum ada", en="no years yet")
_OUTSIDE = Text(id="di luar periode ({start}–{end})", en="outside the period ({start}–{end})")


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """A programme with its first and last year, None where not yet known.

    Rows of one `group` stand together; its heading is written in `colour` (`#rrggbb`).
    """

    label: str
    start: int | None
    end: int | None
    colour: str
    kind: Kind
    group: str = ""

    def years_in(self, period: tuple[int, int]) -> tuple[int, int] | None:
        """The first and last year that lie in the period, None when none does."""
        if self.start is None or self.end is None:
            return None
        start, end = max(self.start, period[0]), min(self.end, period[1])
        return (start, end) if start <= end else None


@dataclass(slots=True)
class Lines:
    """Bars with what stands on them, the words, and the height that all lines take."""

    shapes: list[Drawn] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    height: float = 0

    def bar(self, x: float, x2: float, y: float, colour: str, kind: Kind) -> None:
        """Existing programmes are pale with an edge, new ones full, quick wins have a star."""
        if kind == "existing":
            edges = (x + 0.5, y - _BAR + 0.5, x2 - 0.5, y + _BAR - 0.5)
            self.shapes.append(Box(*edges, look.tint(colour), edge=colour))
            return
        self.shapes.append(Box(x, y - _BAR, x2, y + _BAR, colour))
        if kind == "quick-win":
            self.shapes.append(Mark(min(x + 8, (x + x2) / 2), y, "#ffffff", "star", 4.6))

    def note(self, x: float, y: float, text: str) -> None:
        """Words in place of a bar, on a blank, so that no line runs through them."""
        end = x + text_width(text, look.SMALL) + 4
        self.shapes.append(Box(x - 3, y - 8, end, y + 8, look.PAPER))
        self.words.append(Word(x, y, text, look.SMALL, look.SOFT, slanted=True))


def lines_of(
    rows: Sequence[RoadmapRow], period: tuple[int, int], year: float, language: Language
) -> Lines:
    """The rows from the top, `year` pixels to a year, a heading wherever the group changes."""
    lines = Lines()
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            text = shortened(group, look.TEXT, LEFT - 10, bold=True)
            lines.words.append(
                Word(-LEFT, lines.height + 14, text, look.TEXT, row.colour, bold=True)
            )
            lines.height += _HEADING
        y = lines.height + _ROW / 2
        text = shortened(row.label, look.SMALL, LEFT - 10)
        lines.words.append(Word(-LEFT, y, text, look.SMALL, look.INK))
        span = row.years_in(period)
        if span is None:
            lines.note(6, y, _note(row, language))
        else:
            start, end = (span[0] - period[0]) * year, (span[1] - period[0] + 1) * year
            lines.bar(start + 1.5, end - 1.5, y, row.colour, row.kind)
        lines.height += _ROW
    return lines


def _note(row: RoadmapRow, language: Language) -> str:
    if row.start is None or row.end is None:
        return _UNDATED.in_(language)
    return _OUTSIDE.format(start=row.start, end=row.end).in_(language)

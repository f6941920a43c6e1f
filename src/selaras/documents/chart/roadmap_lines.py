"""The lines of a roadmap at their places: headings, names, bars and notes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from selaras.core.text import Language, Text
from selaras.documents.chart import look
from selaras.documents.chart.chart import Spec
from selaras.documents.chart.lettering import Word, shortened, text_width

Kind = Literal["existing", "innovation", "quick-win"]

LEFT = 244
"""Pixels for the names."""

_ROW, _HEADING = 18, 24
_BAR = 5.5

_UNDATED = Text(id="tahun belum ada", en="no years yet")
_OUTSIDE = Text(id="di luar periode ({start}–{end})", en="outside the period ({start}–{end})")
_STAR = (
    "M0,-1L0.25,-0.32L0.95,-0.31L0.4,0.12L0.59,0.81L0,0.4L-0.59,0.81L-0.4,0.12L-0.95,-0.31"
    "L-0.25,-0.32Z"
)


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
    """Bars by kind, the words, and the height that all lines take."""

    pale: list[Spec] = field(default_factory=list)
    full: list[Spec] = field(default_factory=list)
    stars: list[Spec] = field(default_factory=list)
    blanks: list[Spec] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    height: float = 0

    def bar(self, x: float, x2: float, y: float, colour: str, kind: Kind) -> None:
        """Existing programmes are pale with an edge, new ones full, quick wins have a star."""
        if kind == "existing":
            pale = look.box(x + 0.5, y - _BAR + 0.5, x2 - 0.5, y + _BAR - 0.5, look.tint(colour))
            self.pale.append({**pale, "edge": colour})
            return
        self.full.append(look.box(x, y - _BAR, x2, y + _BAR, colour))
        if kind == "quick-win":
            self.stars.append({"x": min(x + 8, (x + x2) / 2), "y": y})

    def note(self, x: float, y: float, text: str) -> None:
        """Words in place of a bar, on a blank, so that no line runs through them."""
        end = x + text_width(text, look.SMALL) + 4
        self.blanks.append(look.box(x - 3, y - 8, end, y + 8, look.PAPER))
        self.words.append(Word(x, y, text, look.SMALL, look.SOFT, slanted=True))

    def layers(self) -> list[Spec]:
        """What Vega-Lite draws of them."""
        edged = look.boxes(self.pale, strokeWidth=1)
        edged["encoding"]["stroke"] = look.own("edge")
        star = {"type": "point", "shape": _STAR, "size": 80, "fill": "#ffffff", "opacity": 1}
        return [
            look.boxes(self.blanks),
            edged,
            look.boxes(self.full),
            {
                "data": {"values": self.stars},
                "mark": {**star, "strokeWidth": 0},
                "encoding": {"x": look.pixel("x"), "y": look.pixel("y")},
            },
        ]


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

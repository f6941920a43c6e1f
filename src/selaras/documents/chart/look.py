"""The one look of all charts: sizes, colours, type. Ink on paper, thin lines, direct labels."""

from collections.abc import Sequence

from selaras.documents.chart.chart import Sheet
from selaras.documents.chart.lettering import Anchor, Word
from selaras.documents.chart.shapes import Drawn

WIDTH = 600
"""Pixels: the text column of an A4 page (16 cm at 96 pixels to the inch)."""

INK = "#16211f"
SOFT = "#55605d"
"""Ink for what is said in passing; more than 6:1 against paper."""
QUIET = "#dcdfd9"
TRACK = "#eceee9"
LINE = "#7f8884"
"""Lines that must be seen: more than 3:1 against paper."""
PAPER = "#fbfbf8"
ACCENT = "#0b5f5a"

TEXT = 13
SMALL = 12
LETTER = 11
"""The smallest size: a letter inside a box, a crowded axis."""

SERIES = (ACCENT, "#a3306f", "#8a5b00", "#3b4cab")
"""Colours of series that are no dimension, in order; each is also named beside its mark."""


def sheet(
    shapes: Sequence[Drawn],
    words: Sequence[Word],
    height: float,
    left: float = 0,
    top: float = 0,
    right: float = 0,
    bottom: float = 0,
) -> Sheet:
    """Shapes and words on a view of that height; with its margins it is WIDTH wide."""
    width = WIDTH - left - right
    return Sheet(width, height, left, top, right, bottom, shapes, words)


def text(x: float, y: float, words: str, anchor: Anchor = "start", *, bold: bool = False) -> Word:
    """A label at the size for names and values."""
    return Word(x, y, words, TEXT, INK, anchor, bold=bold)


def small(x: float, y: float, words: str, anchor: Anchor = "start") -> Word:
    """A quiet word: a unit, a count, a year."""
    return Word(x, y, words, SMALL, SOFT, anchor)


def tint(colour: str, share: float = 0.28) -> str:
    """A pale `#rrggbb`: that share of the colour on paper."""
    pairs = ((int(colour[i : i + 2], 16), int(PAPER[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(ink * share + paper * (1 - share)):02x}" for ink, paper in pairs)

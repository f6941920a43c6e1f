"""The one look of all charts: sizes, colours, type. Ink on paper, thin lines, direct labels."""

from selaras.documents.chart.chart import Sheet, Spec
from selaras.documents.chart.lettering import Anchor, Word

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

_CONFIG: Spec = {
    "aria": False,
    "background": None,
    "view": {"stroke": None, "fill": None},
}


def sheet(
    layers: list[Spec],
    words: list[Word],
    height: float,
    left: float = 0,
    top: float = 0,
    right: float = 0,
    bottom: float = 0,
) -> Sheet:
    """Layers and words on a view of that height; with its margins it is WIDTH wide."""
    width = WIDTH - left - right
    return Sheet(width, height, left, top, right, bottom, layers, words, _CONFIG)


def text(x: float, y: float, words: str, anchor: Anchor = "start", *, bold: bool = False) -> Word:
    """A label at the size for names and values."""
    return Word(x, y, words, TEXT, INK, anchor, bold=bold)


def small(x: float, y: float, words: str, anchor: Anchor = "start") -> Word:
    """A quiet word: a unit, a count, a year."""
    return Word(x, y, words, SMALL, SOFT, anchor)


def line(x: float, y: float, x2: float, y2: float) -> Spec:
    """A straight line, for `lines`."""
    return {"x": x, "y": y, "x2": x2, "y2": y2}


def box(x: float, y: float, x2: float, y2: float, colour: str) -> Spec:
    """A filled box, for `boxes`."""
    return {"x": x, "y": y, "x2": x2, "y2": y2, "colour": colour}


def lines(rows: list[Spec], colour: str = QUIET, width: float = 1) -> Spec:
    """A layer of straight lines; rows that have a `colour` of their own keep it."""
    mark = {"type": "rule", "stroke": colour, "strokeWidth": width}
    encoding = _corners()
    if any("colour" in row for row in rows):
        encoding["stroke"] = own("colour")
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def boxes(rows: list[Spec], **mark: object) -> Spec:
    """A layer of boxes, each filled with its own `colour`."""
    encoding = {**_corners(), "fill": own("colour")}
    return {"data": {"values": rows}, "mark": {"type": "rect", **mark}, "encoding": encoding}


def own(field: str) -> Spec:
    """A field that holds a colour itself, not something to be given one."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def pixel(field: str) -> Spec:
    """A field that holds a position in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _corners() -> Spec:
    return {
        "x": pixel("x"),
        "y": pixel("y"),
        "x2": {"field": "x2"},
        "y2": {"field": "y2"},
    }


def tint(colour: str, share: float = 0.28) -> str:
    """A pale `#rrggbb`: that share of the colour on paper."""
    pairs = ((int(colour[i : i + 2], 16), int(PAPER[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(ink * share + paper * (1 - share)):02x}" for ink, paper in pairs)

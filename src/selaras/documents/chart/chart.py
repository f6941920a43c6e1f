"""A chart as books and pages take it, and the one place where its SVG is put together.

The SVG holds only shapes and text: no script, no style, no identifier, no reference to anything
outside. It carries its alternative as `aria-label`, so that the inner marks need no roles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from selaras.documents.chart.lettering import Word
from selaras.documents.chart.shapes import Drawn

FONT = "Source Sans Pro"
"""The sans of the books, which Typst and the maker of pictures for Word know."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the words and the numbers that say the same.

    `svg` is a whole SVG document, `alternative` one or two sentences in the chart's language,
    `head` and `rows` the data as formatted strings; every row is as long as the head.
    """

    svg: str
    alternative: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Shapes and the words upon them, on a view with margins; all in pixels."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    shapes: Sequence[Drawn]
    words: Sequence[Word]


def draw(sheet: Sheet, alternative: str) -> str:
    """The sheet as SVG."""
    width = round(sheet.left + sheet.width + sheet.right)
    height = round(sheet.top + sheet.height + sheet.bottom)
    shapes = "".join(shape.svg(sheet.left, sheet.top) for shape in sheet.shapes)
    words = "".join(word.svg(sheet.left, sheet.top) for word in sheet.words)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-label="{escape(alternative)}">'
        f'{shapes}<g font-family="{FONT}">{words}</g></svg>'
    )

"""A book before it has a format: chapters of blocks that PDF, DOCX and HTML all write.

A writer decides how a block looks, never what it says: every word, number, caption and
cross-reference is already here, in the book's one language. Numbers in cells are formatted
strings; `Cell.demonstration` marks a value that was made up for a demonstration.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from selaras.core.text import Language

LONG_RUN = 60
"""Characters from which a made-up text in a paragraph bears its mark alone, without a colour."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `to` is the id of the block it refers to."""

    text: str
    strong: bool = False
    emphasis: bool = False
    demonstration: bool = False
    to: str | None = None


Line = tuple[Run, ...]
"""One paragraph of text: never empty."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter: level 2 or 3 (level 1 is the chapter's own title)."""

    id: str
    text: str
    number: str | None
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` is the larger opening of a chapter."""

    line: Line
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered where the order means something."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence a page is built around: vision, slogan, commitment."""

    line: Line
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart: about demonstration values, about something missing."""

    line: Line
    kind: Literal["demonstration", "missing", "information"] = "information"


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with its explanation, in a list of such."""

    term: str
    line: Line


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with explanations: the letters of a slogan, a sheet of labelled fields."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `span` covers that many columns."""

    line: Line
    strong: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the table's width, and how its cells stand."""

    head: str
    width: int = 1
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; a `group` row names what follows, a `total` row adds it up."""

    cells: tuple[Cell, ...]
    kind: Literal["plain", "group", "total"] = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table with a head repeated on each page. `label` is `Tabel 1.2`."""

    id: str
    label: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: Line | None = None
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption, a text that says what it shows, and the data behind it.

    `svg` is a whole SVG document drawn with the book's sans font. `table` holds the same
    numbers: it is printed in an annex of PDF and DOCX and opened beside the picture in HTML.
    """

    id: str
    label: str
    caption: str
    svg: str
    alternative: str
    table: Table
    source: Line | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One box of a matrix."""

    title: str
    lines: tuple[Line, ...]
    tone: Literal["good", "bad", "neutral"] = "neutral"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Boxes side by side, `across` to a row: a SWOT matrix, the six dimensions."""

    id: str
    label: str
    caption: str
    panels: tuple[Panel, ...]
    across: int = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: what it stands for, who signs in which office."""

    office: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """The commitment page: place and date, and the places to sign."""

    place_and_date: str
    entries: tuple[Signature, ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | Quote
    | Note
    | Definitions
    | Table
    | Figure
    | Matrix
    | Signatures
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: `number` is `1`, or None for a foreword or an annex."""

    id: str
    number: str | None
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of a book in its language: heads of lists, the foot, the marks."""

    contents: str
    tables: str
    figures: str
    page: str
    source: str
    demonstration_mark: str
    demonstration_foot: str
    chapter: str
    data_of_figure: str
    fingerprint: str
    edition: str
    record: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page, from top to bottom."""

    region: str
    series: str
    title: str
    subtitle: str
    period: str
    slogan: str | None
    imprint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of the record of decisions when the book was made: a number, the digest (64
    hexadecimal digits) and the moment of that entry. Who keeps the book can prove later that
    nothing was changed up to there."""

    number: int
    digest: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book, ready for any writer.

    `fingerprint` is that of the plan it was made from (64 hexadecimal digits); `edition` says
    which state of the plan this is. `demonstration` tells whether any value in it is made up.
    `accent` is a colour as `#rrggbb`. `day` is the day whose state of knowledge it shows.
    `anchored` says which entry of the record `anchor` is, in the book's language.
    """

    id: str
    number: int
    language: Language
    cover: Cover
    labels: Labels
    edition: str
    fingerprint: str
    demonstration: bool
    chapters: tuple[Chapter, ...]
    accent: str = "#0b5f5a"
    keywords: tuple[str, ...] = field(default=())
    day: date | None = None
    anchor: Anchor | None = None
    anchored: str = ""

    @property
    def title(self) -> str:
        """The title for the file's own metadata: `Buku I: Analisis Strategis, Luwu Utara`."""
        return f"{self.cover.series}: {self.cover.title}, {self.cover.region}"


def line(*parts: "str | Run") -> Line:
    """A line from plain strings and runs."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def cell(value: str, *, demonstration: bool = False, strong: bool = False, span: int = 1) -> Cell:
    """A cell holding one plain string."""
    return Cell((Run(value, demonstration=demonstration),), strong=strong, span=span)

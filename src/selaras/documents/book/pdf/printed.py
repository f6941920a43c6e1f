"""A book as the plain data its printed pages are set from: strings, numbers, lists and mappings.

The templates read exactly this. Text in no particular look stays a bare string, because a book
has tens of thousands of cells and nearly all of them are that.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from selaras.documents.book.annex import ANNEX_ID, printed_chapters
from selaras.documents.book.book import (
    LONG_RUN,
    Block,
    Book,
    Bullets,
    Chapter,
    Definitions,
    Figure,
    Heading,
    Matrix,
    Note,
    Paragraph,
    Quote,
    Signatures,
    Table,
)
from selaras.documents.book.pdf.line import line_count, printed_line
from selaras.documents.book.pdf.picture import picture_size
from selaras.documents.book.pdf.sheets import Sheet, sheets
from selaras.documents.book.pdf.table import printed_table

MILLIMETRE = 72 / 25.4
UPRIGHT = 162 * MILLIMETRE
TURNED = 249 * MILLIMETRE
"""Points a table or picture may be wide on an upright page and on a turned one."""

_PANEL_SIZE = 9.0
_PANEL_WHITE = 32.0
_MATRIX_WHOLE = 36
"""A matrix of at most so many lines stays on one page; a panel stands at 9 points."""

_MOST_ENTRIES = 70
"""With more headings than this the contents name only two levels."""


def printed_book(book: Book) -> dict[str, Any]:
    """The whole book. Raises `BookError` for a row that does not fit its table."""
    kinds = {type(block) for block in _blocks(book)}
    headings = sum(isinstance(block, Heading) for block in _blocks(book))
    cover = book.cover
    return {
        "title": book.title,
        "language": book.language,
        "accent": book.accent,
        "number": book.number,
        "edition": book.edition,
        "fingerprint": book.fingerprint,
        "anchored": book.anchored,
        "anchor": book.anchor.digest if book.anchor else None,
        "demonstration": book.demonstration,
        "keywords": list(book.keywords),
        "day": _day_of(book),
        "long_run": LONG_RUN,
        "depth": 2 if headings + len(book.chapters) > _MOST_ENTRIES else 3,
        "has_tables": Table in kinds,
        "has_figures": bool(kinds & {Figure, Matrix}),
        "cover": {name: getattr(cover, name) for name in cover.__slots__},
        "labels": {name: getattr(book.labels, name) for name in book.labels.__slots__},
        "chapters": [_chapter(chapter) for chapter in printed_chapters(book)],
    }


def _day_of(book: Book) -> dict[str, int]:
    """PDF/A demands a date: that of the book's data, or a fixed one, so that equal books agree."""
    day = book.day or date(2000, 1, 1)
    return {"year": day.year, "month": day.month, "day": day.day}


def _blocks(book: Book) -> Iterator[Block]:
    return (block for chapter in book.chapters for block in chapter.blocks)


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "number": chapter.number,
        "title": chapter.title,
        "annex": chapter.id == ANNEX_ID,
        "sheets": [_sheet(sheet) for sheet in sheets(chapter)],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    width = TURNED if sheet.landscape else UPRIGHT
    blocks = [_WRITERS[type(block)](block, width) for block in sheet.blocks]
    for block, following in pairwise(blocks):
        # The sentence that leads into a table or picture stays on its page.
        block["holds"] = following["kind"] in _SHOWN
    return {"landscape": sheet.landscape, "blocks": blocks}


_SHOWN = ("table", "figure", "matrix")


def _heading(block: Heading, _: float) -> dict[str, Any]:
    return {
        "kind": "heading",
        "id": block.id,
        "text": block.text,
        "number": block.number,
        "level": block.level,
    }


def _paragraph(block: Paragraph, _: float) -> dict[str, Any]:
    return {"kind": "lead" if block.lead else "paragraph", "line": printed_line(block.line)}


def _bullets(block: Bullets, _: float) -> dict[str, Any]:
    return {
        "kind": "numbered" if block.numbered else "bullets",
        "lines": [printed_line(line) for line in block.lines],
    }


def _quote(block: Quote, _: float) -> dict[str, Any]:
    return {"kind": "quote", "line": printed_line(block.line), "by": block.by}


def _note(block: Note, _: float) -> dict[str, Any]:
    return {"kind": "note", "line": printed_line(block.line), "about": block.kind}


def _definitions(block: Definitions, _: float) -> dict[str, Any]:
    return {
        "kind": "definitions",
        "longest": max((len(entry.term) for entry in block.entries), default=0),
        "entries": [
            {"term": entry.term, "line": printed_line(entry.line)} for entry in block.entries
        ],
    }


def _table(block: Table, width: float) -> dict[str, Any]:
    return {"kind": "table", **printed_table(block, width)}


def _figure(block: Figure, width: float) -> dict[str, Any]:
    drawn_width, drawn_height = picture_size(block.svg, width)
    return {
        "kind": "figure",
        "id": block.id,
        "label": block.label,
        "caption": block.caption,
        "svg": block.svg,
        "width": drawn_width,
        "height": drawn_height,
        "alternative": block.alternative,
        "data": block.table.id,
        "source": printed_line(block.source) if block.source else None,
    }


def _matrix(block: Matrix, width: float) -> dict[str, Any]:
    across = max(block.across, 1)
    lines = [
        sum(line_count(line, width / across - _PANEL_WHITE, _PANEL_SIZE) for line in panel.lines)
        for panel in block.panels
    ]
    rows = [max(lines[at : at + across]) for at in range(0, len(lines), across)]
    return {
        "kind": "matrix",
        "id": block.id,
        "label": block.label,
        "caption": block.caption,
        "across": across,
        "whole": sum(rows) + 3 * len(rows) <= _MATRIX_WHOLE,
        "panels": [
            {
                "title": panel.title,
                "tone": panel.tone,
                "lines": [printed_line(line) for line in panel.lines],
            }
            for panel in block.panels
        ],
    }


def _signatures(block: Signatures, _: float) -> dict[str, Any]:
    return {
        "kind": "signatures",
        "place_and_date": block.place_and_date,
        "entries": [{"office": entry.office, "name": entry.name} for entry in block.entries],
    }


_WRITERS: dict[type[Block], Callable[[Any, float], dict[str, Any]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Quote: _quote,
    Note: _note,
    Definitions: _definitions,
    Table: _table,
    Figure: _figure,
    Matrix: _matrix,
    Signatures: _signatures,
}

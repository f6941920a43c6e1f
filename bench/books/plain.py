"""A book as a flat list of blocks, the form in which a Word template is filled today."""

from collections.abc import Iterator
from typing import Any

from selaras.documents.book.annex import printed_chapters
from selaras.documents.book.book import (
    Block,
    Book,
    Bullets,
    Chapter,
    Definitions,
    Figure,
    Heading,
    Line,
    Matrix,
    Note,
    Paragraph,
    Quote,
    Signatures,
    Table,
)
from selaras.documents.book.pdf.columns import column_widths
from selaras.documents.book.pdf.printed import TURNED, UPRIGHT
from selaras.documents.book.pdf.sheets import sheets

Plain = dict[str, Any]
"""A block: `kind`, and `text`, `rows` or `picture` as the kind wants; widths in twips."""

_Spanned = tuple[str, int]
"""The text of a cell and how many columns it covers."""

_SIZE = 8.5
_TWIPS = 20


def plain_book(book: Book, pictures: list[str]) -> list[Plain]:
    """Every block with its words; `pictures` are the files of the figures in their order."""
    files = iter(pictures)
    found = [*_cover(book), *_contents(book)]
    for chapter in printed_chapters(book):
        found.append(_text("heading1", _numbered(chapter.number, chapter.title)))
        for sheet in sheets(chapter):
            if sheet.landscape:
                found.append({"kind": "end-portrait"})
            width = TURNED if sheet.landscape else UPRIGHT
            for block in sheet.blocks:
                found += _block(book, block, files, width)
            if sheet.landscape:
                found.append({"kind": "end-landscape"})
    return found


def words(blocks: list[Plain]) -> int:
    """How many words and numbers the blocks hold; dashes and marks alone are none."""
    texts = (text for block in blocks for text in _texts(block))
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def _texts(block: Plain) -> Iterator[str]:
    yield block.get("text", "")
    yield from block.get("head", ())
    for row in block.get("rows", ()):
        yield from (cell["text"] for cell in row)


def _text(kind: str, text: str) -> Plain:
    return {"kind": kind, "text": text}


def _numbered(number: str | None, text: str) -> str:
    return f"{number} {text}" if number else text


def _line(line: Line, mark: str) -> str:
    """The words of a line, the mark after each demonstration value."""
    return "".join(part.text + mark if part.demonstration else part.text for part in line)


def _cover(book: Book) -> Iterator[Plain]:
    cover, labels = book.cover, book.labels
    yield _text("paragraph", f"{cover.region} {cover.period}")
    yield _text("title", f"{cover.series} {cover.title}")
    lines = (cover.subtitle, cover.slogan or "", *cover.imprint)
    yield from (_text("paragraph", line) for line in lines if line)
    yield _text("paragraph", f"{labels.edition} {book.edition}")
    yield _text("paragraph", f"{labels.fingerprint} {book.fingerprint}")


def _contents(book: Book) -> Iterator[Plain]:
    """The contents and the lists; a template cannot know the pages."""
    chapters = printed_chapters(book)
    yield _text("strong", book.labels.contents)
    for chapter in chapters:
        yield _text("paragraph", _numbered(chapter.number, chapter.title))
        for block in chapter.blocks:
            if isinstance(block, Heading):
                yield _text("paragraph", _numbered(block.number, block.text))
    yield from _captions(book.labels.tables, book.chapters, (Table,))
    yield from _captions(book.labels.figures, book.chapters, (Figure, Matrix))


def _captions(
    title: str, chapters: tuple[Chapter, ...], kinds: tuple[type[Table | Figure | Matrix], ...]
) -> Iterator[Plain]:
    yield _text("strong", title)
    for chapter in chapters:
        for block in chapter.blocks:
            if isinstance(block, kinds):
                yield _text("paragraph", f"{block.label} {block.caption}")


def _block(book: Book, block: Block, pictures: Iterator[str], width: float) -> Iterator[Plain]:
    mark = book.labels.demonstration_mark
    match block:
        case Heading():
            yield _text(f"heading{block.level}", _numbered(block.number, block.text))
        case Paragraph() | Note():
            yield _text("paragraph", _line(block.line, mark))
        case Bullets():
            kind = "number" if block.numbered else "bullet"
            yield from (_text(kind, _line(line, mark)) for line in block.lines)
        case Quote():
            yield _text("quote", f"{_line(block.line, mark)} {block.by or ''}".strip())
        case Figure():
            yield {"kind": "figure", "picture": next(pictures)}
            yield from _below(book, f"{block.label} {block.caption}", block.source)
        case _:
            yield from _grid(book, block, width)


def _grid(
    book: Book, block: Table | Matrix | Definitions | Signatures, width: float
) -> Iterator[Plain]:
    mark = book.labels.demonstration_mark
    match block:
        case Table():
            yield _text("caption", f"{block.label} {block.caption}")
            head = [column.head for column in block.columns]
            widths = column_widths(block, width, _SIZE)
            rows = [
                [(_line(cell.line, mark), cell.span) for cell in row.cells] for row in block.rows
            ]
            yield _table(rows, widths, head)
            if block.source:
                yield _text("source", f"{book.labels.source}: {_line(block.source, mark)}")
        case Matrix():
            yield _text("caption", f"{block.label} {block.caption}")
            boxes = [
                "\n".join([box.title, *(_line(line, mark) for line in box.lines)])
                for box in block.panels
            ]
            yield _table(_folded(boxes, block.across), _equal(width, block.across))
        case Definitions():
            entries = [[(entry.term, 1), (_line(entry.line, mark), 1)] for entry in block.entries]
            yield _table(entries, (width / 4, width * 3 / 4))
        case Signatures():
            yield _text("paragraph", block.place_and_date)
            places = [f"{entry.office}\n\n\n{entry.name or ''}" for entry in block.entries]
            yield _table(_folded(places, 2), _equal(width, 2))


def _below(book: Book, caption: str, source: Line | None) -> Iterator[Plain]:
    yield _text("caption", caption)
    if source:
        yield _text(
            "source", f"{book.labels.source}: {_line(source, book.labels.demonstration_mark)}"
        )


def _table(
    rows: list[list[_Spanned]], widths: tuple[float, ...], head: list[str] | None = None
) -> Plain:
    """The columns are as wide as in our own books, so that the pages are about as full."""
    twips = [round(width * _TWIPS) for width in widths]
    return {
        "kind": "table",
        "head": head or [],
        "rows": [list(_cells(row, twips)) for row in rows],
        "widths": twips,
    }


def _cells(row: list[_Spanned], twips: list[int]) -> Iterator[Plain]:
    """Each cell with its width and the columns it covers; empty ones fill the row."""
    at = 0
    missing = len(twips) - sum(span for _, span in row)
    for text, span in [*row, *[("", 1)] * missing]:
        yield {"text": text, "span": span, "width": sum(twips[at : at + span])}
        at += span


def _equal(width: float, columns: int) -> tuple[float, ...]:
    return (width / columns,) * columns


def _folded(texts: list[str], across: int) -> list[list[_Spanned]]:
    cells = [(text, 1) for text in texts]
    return [cells[start : start + across] for start in range(0, len(cells), across)]

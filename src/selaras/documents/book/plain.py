"""The words of a book alone, to compare what different writers made of it."""

from collections.abc import Iterator

from selaras.documents.book.annex import figure_tables
from selaras.documents.book.book import (
    Block,
    Book,
    Bullets,
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


def book_text(book: Book) -> list[str]:
    """Every piece of text as printed: cover, edition, chapters, then the data of the figures.

    A piece is one run or one label. Contents and lists repeat what is here and are left out, as
    are the marks that writers add to demonstration values.
    """
    return [*main_text(book), *figure_data_text(book)]


def main_text(book: Book) -> list[str]:
    """The pieces of cover, edition and chapters, in reading order."""
    cover = book.cover
    found = [cover.region, cover.period, cover.series, cover.title, cover.subtitle]
    found += [cover.slogan or "", *cover.imprint, book.edition, book.fingerprint]
    found += [book.anchored, book.anchor.digest] if book.anchor else []
    for chapter in book.chapters:
        found += [chapter.number or "", chapter.title]
        for block in chapter.blocks:
            found += block_text(block)
    return [piece for piece in found if piece]


def figure_data_text(book: Book) -> list[str]:
    """The pieces of the data behind the figures; a page shows them beside each figure."""
    tables = figure_tables(book)
    found = [book.labels.data_of_figure] if tables else []
    for table in tables:
        found += block_text(table)
    return [piece for piece in found if piece]


def block_text(block: Block) -> Iterator[str]:
    """The pieces of one block."""
    match block:
        case Heading():
            yield from (block.number or "", block.text)
        case Paragraph() | Note():
            yield from _line(block.line)
        case Bullets():
            yield from _lines(block.lines)
        case Quote():
            yield from (*_line(block.line), block.by or "")
        case Definitions():
            for entry in block.entries:
                yield from (entry.term, *_line(entry.line))
        case _:
            yield from _large(block)


def _large(block: Table | Figure | Matrix | Signatures) -> Iterator[str]:
    match block:
        case Table():
            yield from (block.label, block.caption)
            yield from (column.head for column in block.columns)
            for row in block.rows:
                yield from _lines(tuple(cell.line for cell in row.cells))
            yield from _line(block.source or ())
        case Figure():
            yield from (block.label, block.caption, *_line(block.source or ()))
        case Matrix():
            yield from (block.label, block.caption)
            for panel in block.panels:
                yield from (panel.title, *_lines(panel.lines))
        case Signatures():
            yield block.place_and_date
            for entry in block.entries:
                yield from (entry.office, entry.name or "")


def _line(line: Line) -> Iterator[str]:
    return (part.text for part in line)


def _lines(lines: tuple[Line, ...]) -> Iterator[str]:
    return (part.text for line in lines for part in line)

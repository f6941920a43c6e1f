"""The closing chapter of a printed book: the numbers behind each figure, as tables."""

from selaras.documents.book.book import Book, Chapter, Figure, Table

ANNEX_ID = "figure-data"


def figure_tables(book: Book) -> tuple[Table, ...]:
    """The data of all figures, in the order of the figures."""
    return tuple(
        block.table
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Figure)
    )


def printed_chapters(book: Book) -> tuple[Chapter, ...]:
    """All chapters as printed, the annex last where there are figures."""
    tables = figure_tables(book)
    if not tables:
        return book.chapters
    title = book.labels.data_of_figure
    return (*book.chapters, Chapter(id=ANNEX_ID, number=None, title=title, blocks=tables))

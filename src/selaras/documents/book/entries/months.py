"""The months as short heads of columns, and the marks below them."""

from collections.abc import Iterable

from selaras.documents.book.book import Cell
from selaras.documents.book.manuscript import Head, Manuscript, both

MONTHS = tuple(
    both(indonesian, english)
    for indonesian, english in zip(
        ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        strict=True,
    )
)
MONTH_HEADS = tuple(Head(month, 2, "center") for month in MONTHS)
MARK = "●"


def month_cells(book: Manuscript, spans: Iterable[tuple[int, int]]) -> list[Cell]:
    """Twelve cells with a mark in the months from first to last of any span."""
    active = {month for first, last in spans for month in range(first, last + 1)}
    mark, blank = book.cell(MARK), book.cell("\N{NO-BREAK SPACE}")
    return [mark if month in active else blank for month in range(1, 13)]

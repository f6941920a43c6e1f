"""Buku III: the plan in a few pages, for those who decide on it and those who live with it."""

from selaras.documents.book.books.summary.commitment import write_commitment
from selaras.documents.book.books.summary.dimensions import write_dimensions
from selaras.documents.book.books.summary.glance import write_glance
from selaras.documents.book.books.summary.governance import write_governance
from selaras.documents.book.books.summary.money import write_money
from selaras.documents.book.books.summary.quick_wins import write_quick_wins
from selaras.documents.book.books.summary.road import write_road
from selaras.documents.book.manuscript import Manuscript


def write(book: Manuscript) -> None:
    """All chapters in order."""
    write_glance(book)
    write_dimensions(book)
    write_money(book)
    write_road(book)
    write_quick_wins(book)
    write_governance(book)
    write_commitment(book)

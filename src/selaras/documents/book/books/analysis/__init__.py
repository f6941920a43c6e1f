"""Buku I: what the plan rests on, from the legal basis to the vision."""

from selaras.documents.book.books.analysis.closing import write_closing
from selaras.documents.book.books.analysis.finance import write_finance
from selaras.documents.book.books.analysis.future import write_future
from selaras.documents.book.books.analysis.gaps import write_gaps
from selaras.documents.book.books.analysis.introduction import write_introduction
from selaras.documents.book.books.analysis.readiness import write_readiness
from selaras.documents.book.books.analysis.swot import write_swot
from selaras.documents.book.books.analysis.vision import write_vision
from selaras.documents.book.manuscript import Manuscript


def write(book: Manuscript) -> None:
    """All chapters in order."""
    write_introduction(book)
    write_future(book)
    write_readiness(book)
    write_finance(book)
    write_gaps(book)
    write_swot(book)
    write_vision(book)
    write_closing(book)

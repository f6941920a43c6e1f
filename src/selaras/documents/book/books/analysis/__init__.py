"""Buku I: what the plan rests on, from the legal basis to the vision."""

from selaras.documents.book.books.analysis.introduction import write_introduction
from selaras.documents.book.manuscript import Manuscript


def write(book: Manuscript) -> None:
    """All chapters in order."""
    write_introduction(book)

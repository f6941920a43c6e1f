"""Buku IV: the quick wins and the sheet of each."""

from selaras.documents.book.manuscript import Manuscript, both


def write(book: Manuscript) -> None:
    """All chapters in order."""
    book.chapter("introduction", both("Pendahuluan", "Introduction"))

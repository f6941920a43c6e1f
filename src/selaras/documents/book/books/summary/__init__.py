"""Buku III: the plan in a few pages."""

from selaras.documents.book.manuscript import Manuscript, both


def write(book: Manuscript) -> None:
    """All chapters in order."""
    book.chapter("glance", both("Sekilas rencana", "The plan at a glance"))

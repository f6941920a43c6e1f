"""Buku II: from vision to programmes, action plans and roadmap."""

from selaras.documents.book.manuscript import Manuscript, both


def write(book: Manuscript) -> None:
    """All chapters in order."""
    book.chapter("introduction", both("Pendahuluan", "Introduction"))

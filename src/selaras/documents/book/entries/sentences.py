"""Sentences that stand behind each other in one paragraph."""

from selaras.core.text import Text
from selaras.documents.book.book import Line, Run
from selaras.documents.book.manuscript import Manuscript, Part


def then(book: Manuscript, phrase: Text, **parts: Part) -> Line:
    """A sentence that follows another, with the space between them."""
    return (Run(" "), *book.line(phrase, **parts))

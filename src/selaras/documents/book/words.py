"""What the fixed choices of a plan are called in a book."""

from selaras.core.text import Text
from selaras.documents.book.manuscript.manuscript import Manuscript
from selaras.documents.book.manuscript.phrases import both

SWOT_KINDS = {
    "strength": both("Kekuatan", "Strengths"),
    "weakness": both("Kelemahan", "Weaknesses"),
    "opportunity": both("Peluang", "Opportunities"),
    "threat": both("Ancaman", "Threats"),
}
"""Heads of the boxes of a SWOT matrix."""


def labels(book: Manuscript, part: str, field: str) -> dict[str, Text]:
    """What each value of a field is called, in the order of its choices."""
    return book.knowledge.words(part).field(field).labels

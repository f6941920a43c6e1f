"""Buku II: from vision to programmes, action plans and roadmap."""

from selaras.documents.book.books.masterplan.action_plan import write_action_plan
from selaras.documents.book.books.masterplan.closing import write_closing
from selaras.documents.book.books.masterplan.direction import write_direction
from selaras.documents.book.books.masterplan.funding import write_funding
from selaras.documents.book.books.masterplan.governance import write_governance
from selaras.documents.book.books.masterplan.introduction import write_introduction
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.books.masterplan.roadmap import write_roadmap
from selaras.documents.book.books.masterplan.strategy import write_strategy
from selaras.documents.book.entries.glossary import add_glossary
from selaras.documents.book.manuscript import Manuscript

TERMS = (
    "masterplan", "smart-city", "dimension", "sub-dimension", "programme", "sub-activity",
    "initiative", "innovation", "vision", "mission", "objective", "indicator", "baseline",
    "target", "output", "agency", "owner", "partner", "council", "implementation-team",
    "working-group", "forum", "commitment", "quick-win", "swot", "strategy", "action-plan",
    "roadmap", "horizon", "mid-term-revision", "ceiling", "source-of-funds",
    "demonstration-value", "alignment", "rpjmn", "rpjmd", "apbd", "apbn", "dak", "csr", "kpbu",
    "code-book",
)  # fmt: skip
"""Terms of the glossary that this book uses."""


def write(book: Manuscript) -> None:
    """All chapters in order."""
    outline = Outline(book)
    write_introduction(book, outline)
    write_direction(book, outline)
    write_strategy(book, outline)
    bodies = write_action_plan(book, outline)
    write_roadmap(book, outline)
    write_funding(book, outline)
    write_governance(book, outline, bodies)
    write_closing(book, outline)
    add_glossary(book, TERMS)

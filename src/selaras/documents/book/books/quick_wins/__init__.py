"""Buku IV: the quick wins and the sheet of each."""

from selaras.documents.book.books.quick_wins.closing import write_closing
from selaras.documents.book.books.quick_wins.introduction import write_introduction
from selaras.documents.book.books.quick_wins.money import write_money
from selaras.documents.book.books.quick_wins.outline import Outline
from selaras.documents.book.books.quick_wins.overview import write_overview
from selaras.documents.book.books.quick_wins.sheets import write_sheets
from selaras.documents.book.entries.glossary import add_glossary
from selaras.documents.book.manuscript import Manuscript

TERMS = (
    "smart-city", "dimension", "sub-dimension", "programme", "innovation", "output", "impact",
    "agency", "owner", "partner", "quick-win", "source-of-funds", "demonstration-value", "apbd",
    "apbn", "dak", "csr", "kpbu",
)  # fmt: skip
"""Terms of the glossary that this book uses."""


def write(book: Manuscript) -> None:
    """All chapters in order."""
    outline = Outline(book)
    write_introduction(book, outline)
    write_overview(book, outline)
    write_sheets(book, outline)
    write_money(book, outline)
    write_closing(book, outline)
    add_glossary(book, TERMS)

"""A regulation or planning document as it is cited in a sentence."""

from selaras.core.plan import Document
from selaras.documents.book.book import Line, Run
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.words import DOCUMENT_KINDS

_NUMBER = both("Nomor {number}", "Number {number}")
_YEAR = both("Tahun {year}", "of {year}")
_ABOUT = both("tentang", "on")

_NAMES_ITSELF = ("undang", "peraturan", "keputusan", "instruksi", "perda", "perpres", "law ", "pp ")
"""Titles that begin so already say what kind of document they are."""


def document_line(book: Manuscript, document: Document) -> Line:
    """`Peraturan presiden Nomor 95 Tahun 2018 tentang ...`, as far as each part is known."""
    title = book.run_of(document, "title", document.title)
    numbered = _numbered(book, document)
    if not numbered:
        return (title,)
    if title.text.lower().startswith(_NAMES_ITSELF):
        return (title, Run(", "), *numbered)
    kind = Run(f"{book.say(DOCUMENT_KINDS[document.kind])} ")
    return (kind, *numbered, Run(f" {book.say(_ABOUT)} "), title)


def _numbered(book: Manuscript, document: Document) -> Line:
    """Number and year, without what the title or the number say already."""
    title, number = book.say(document.title), document.number
    if number is None or number in title:
        return ()
    said = (
        number if number.lower().startswith(("nomor", "no.")) else book.say(_NUMBER, number=number)
    )
    line: Line = (book.run_of(document, "number", said),)
    if document.year and str(document.year) not in f"{title} {number}":
        line += (Run(" "), book.run_of(document, "year", book.say(_YEAR, year=document.year)))
    return line

"""A regulation or planning document as it is cited in a sentence."""

import re

from selaras.core.plan import Document
from selaras.documents.book.book import Line, Run
from selaras.documents.book.entries.money import years_of
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.words import labels

_NUMBER = both("Nomor {number}", "Number {number}")
_YEAR = both("Tahun {year}", "of {year}")
_ABOUT = both("tentang", "on")

_SHORT = {"rpjpn": "RPJPN", "rpjmn": "RPJMN", "rpjpd": "RPJPD", "rpjmd": "RPJMD", "rpd": "RPD"}
"""Plans that everybody knows by these letters."""

_PLANS = {*_SHORT, "renstra", "rkpd", "rtrw", "spbe-architecture", "tourism-plan", "other"}
"""Documents that are called by their title; the number is that of the regulation behind it."""

_NAMES_ITSELF = ("undang", "peraturan", "keputusan", "instruksi", "perda", "perpres", "law ", "pp ")
"""Titles that begin so already say what kind of document they are."""


def document_line(book: Manuscript, document: Document) -> Line:
    """`Peraturan presiden Nomor 95 Tahun 2018 tentang ...`, as far as each part is known."""
    title = book.run_of(document, "title", document.title)
    numbered = _numbered(book, document)
    if not numbered:
        return (title,)
    if document.kind in _PLANS or title.text.lower().startswith(_NAMES_ITSELF):
        return (title, Run(", "), *numbered)
    return (*numbered_line(book, document), Run(f" {book.say(_ABOUT)} "), title)


def numbered_line(book: Manuscript, document: Document) -> Line:
    """`Peraturan presiden Nomor 95 Tahun 2018`; nothing without a number."""
    numbered = _numbered(book, document)
    kind = labels(book, "documents", "kind")[document.kind]
    return (Run(f"{book.say(kind)} "), *numbered) if numbered else ()


def _numbered(book: Manuscript, document: Document) -> Line:
    """Number and year, without what the title or the number say already."""
    title, number = book.say(document.title), document.number
    if number is None or re.search(rf"\b(nomor|number) {re.escape(number)}\b", title, re.I):
        return ()
    named = number.lower().startswith(("nomor", "no."))
    said = number if named else book.say(_NUMBER, number=number)
    if (
        document.year
        and f"{document.year}" not in number
        and not title.endswith(f" {document.year}")
    ):
        said = f"{said} {book.say(_YEAR, year=document.year)}"
    return (book.run_of(document, "number", said),)


def short_title(book: Manuscript, document: Document) -> str:
    """`RPJMD 2021–2026` for a planning document with a period, the whole title for others."""
    if document.kind not in _SHORT or document.period is None:
        return book.say(document.title)
    return f"{_SHORT[document.kind]} {years_of(document.period)}"

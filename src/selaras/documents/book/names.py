"""What the keys of a plan are called in a book: agencies, dimensions, sources of funds.

A key that the programme does not know stands as it is; the checks tell its owner about it.
"""

from collections.abc import Iterable, Sequence

from selaras.core.plan import Document
from selaras.documents.book.manuscript.manuscript import Manuscript


def dimension_name(book: Manuscript, code: str) -> str:
    """`Smart Governance`."""
    found = book.knowledge.dimension.get(code)
    return book.say(found.name) if found else code


def sub_dimension_name(book: Manuscript, code: str) -> str:
    """`Pelayanan publik`."""
    found = book.knowledge.sub_dimension.get(code)
    return book.say(found.name) if found else code


def fund_name(book: Manuscript, code: str) -> str:
    """`APBD provinsi`."""
    found = book.knowledge.fund.get(code)
    return book.say(found.name) if found else code


def agency_name(book: Manuscript, key: str) -> str:
    """The whole name of an agency."""
    return book.say(book.plan.agency[key].name)


def agency_short(book: Manuscript, key: str) -> str:
    """The abbreviation of an agency, or its name without one."""
    agency = book.plan.agency[key]
    return agency.abbreviation or book.say(agency.name)


def agencies_short(book: Manuscript, keys: Iterable[str | None]) -> str | None:
    """Several agencies for one cell, each once; None for no agency."""
    return ", ".join(dict.fromkeys(agency_short(book, key) for key in keys if key)) or None


def joined(book: Manuscript, words: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b, dan c` as it is written in the book's language."""
    last = {"id": "dan", "en": "and"}[book.language]
    if len(words) < 3:
        return f" {last} ".join(words)
    comma = "," if book.language == "id" else ""
    return f"{', '.join(words[:-1])}{comma} {last} {words[-1]}"


def inside_sentence(name: str) -> str:
    """A name without its capital, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


_ABBREVIATED = ("rpjpn", "rpjmn", "rpjpd", "rpjmd", "rpd", "rkpd", "rtrw")


def short_title(book: Manuscript, document: Document) -> str:
    """`RPJMD 2021–2026` for the plans everybody calls by their abbreviation, else the title."""
    years = document.period
    if document.kind not in _ABBREVIATED or years is None:
        return book.say(document.title)
    return f"{document.kind.upper()} {years.start if years.length == 1 else years}"

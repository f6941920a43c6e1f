"""What the keys of a plan are called in a book: agencies, dimensions, sources of funds.

A key that the programme does not know stands as it is; the checks tell its owner about it.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from selaras.core.framework import Dimension
from selaras.documents.book.manuscript.manuscript import Manuscript

T = TypeVar("T")


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


def by_dimension(book: Manuscript, items: Sequence[T]) -> list[tuple[Dimension, list[T]]]:
    """Items that have a `dimension` under each of the six, in the programme's order."""
    found: dict[str, list[T]] = {dimension.code: [] for dimension in book.knowledge.dimensions}
    for item in items:
        code = getattr(item, "dimension", None)
        if code in found:
            found[code].append(item)
    return [(book.knowledge.dimension[code], held) for code, held in found.items()]

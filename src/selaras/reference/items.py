"""How one item of each data file becomes its value, with the rules only that file has."""

from collections.abc import Callable
from typing import Final, TypeVar

from selaras.core.framework import (
    Account,
    Affair,
    BookPart,
    CodeBook,
    Dimension,
    ForeignDimension,
    FundSource,
    ReadinessElement,
    SubDimension,
    SubElement,
    Term,
)
from selaras.reference.entry import Entry
from selaras.reference.problems import Notes

T = TypeVar("T")

Taken = dict[str, int]
"""Codes of a file with the line that has each."""

Build = Callable[[Entry, Taken], T]

DIMENSIONS: Final = 6
SUB_DIMENSIONS: Final = 3

AFFAIR_GROUPS: Final = {
    "1": "mandatory-basic",
    "2": "mandatory-other",
    "3": "optional",
    "4": "supporting",
    "5": "auxiliary",
    "6": "oversight",
    "7": "territorial",
    "8": "general",
}
"""Groups of fields of government by the first digit of their codes (UU 23/2014)."""


def dimension_builder() -> Build[Dimension]:
    """Dimensions whose letters, and whose parts' codes, are unique over the whole file."""
    sub_codes: Taken = {}
    letters: Taken = {}

    def sub_dimension(entry: Entry) -> SubDimension:
        return SubDimension(
            code=entry.code("code", taken=sub_codes),
            name=entry.text("name"),
            goal=entry.text("goal"),
            example_indicators=entry.texts("example_indicators"),
        )

    def dimension(entry: Entry, taken: Taken) -> Dimension:
        subs = entry.items("sub_dimensions", sub_dimension)
        if subs and len(subs) != SUB_DIMENSIONS:
            entry.note(
                entry.key_line("sub_dimensions"),
                id=f"Satu dimensi punya {SUB_DIMENSIONS} subdimensi, di sini ada {len(subs)}.",
                en=f"A dimension has {SUB_DIMENSIONS} sub-dimensions, here are {len(subs)}.",
            )
        return Dimension(
            code=entry.code("code", taken=taken),
            letter=entry.code("letter", r"[A-Z][a-z]?", taken=letters),
            name=entry.text("name"),
            goal=entry.text("goal"),
            colour=entry.code("colour", r"#[0-9a-f]{6}"),
            sub_dimensions=subs,
        )

    return dimension


def check_count(dimensions: tuple[Dimension, ...], notes: Notes) -> None:
    """Note when the programme has another number of dimensions than it fixes."""
    if dimensions and len(dimensions) != DIMENSIONS:
        notes.note(
            "dimensions.yaml",
            1,
            id=f"Program ini punya {DIMENSIONS} dimensi, di sini ada {len(dimensions)}.",
            en=f"The programme has {DIMENSIONS} dimensions, here are {len(dimensions)}.",
        )


def foreign_builder(official: tuple[str, ...]) -> Build[ForeignDimension]:
    """Foreign names that point to one of the official dimensions."""

    def foreign(entry: Entry, taken: Taken) -> ForeignDimension:
        return ForeignDimension(
            name=entry.code("name", r"\S+( \S+)*", taken=taken),
            framework=entry.words("framework"),
            instead=entry.one_of("instead", official),
        )

    return foreign


def readiness_builder() -> Build[ReadinessElement]:
    """Readiness elements whose parts' codes are unique over the whole file."""
    sub_codes: Taken = {}

    def sub_element(entry: Entry) -> SubElement:
        return SubElement(code=entry.code("code", taken=sub_codes), name=entry.text("name"))

    def element(entry: Entry, taken: Taken) -> ReadinessElement:
        return ReadinessElement(
            code=entry.code("code", taken=taken),
            name=entry.text("name"),
            explanation=entry.text("explanation"),
            sub_elements=entry.items("sub_elements", sub_element),
        )

    return element


def affair(entry: Entry, taken: Taken) -> Affair:
    """A field of government in the group that its first digit says."""
    code = entry.code("code", r"[1-8]\.\d{2}", taken=taken)
    groups = AFFAIR_GROUPS.get(code[0])
    return Affair(
        code=code,
        group=entry.one_of("group", (groups,) if groups else tuple(AFFAIR_GROUPS.values())),
        name=entry.text("name"),
    )


def code_book(entry: Entry, taken: Taken) -> CodeBook:
    """A version of the nomenclature; its successor, if any, stands above it in the file."""
    newer = tuple(taken)
    return CodeBook(
        code=entry.code("code", taken=taken),
        decree=entry.words("decree"),
        issued=entry.day("issued"),
        sub_activity_digits=(entry.whole("sub_activity_digits", 2, 4),),
        superseded_by=entry.one_of("superseded_by", newer) if entry.has("superseded_by") else None,
    )


def fund(entry: Entry, taken: Taken) -> FundSource:
    """A source of funds."""
    return FundSource(
        code=entry.code("code", taken=taken),
        name=entry.text("name"),
        regional_budget=entry.flag("regional_budget"),
    )


def account(entry: Entry, taken: Taken) -> Account:
    """An account of the APBD tree; its parent stands above it in the file."""
    code = entry.code("code", r"[456](\.\d(\.\d{2}){0,3})?", taken=taken)
    parent = code.rpartition(".")[0]
    if parent and parent not in taken:
        entry.note(
            entry.key_line("code"),
            id=f"Induk rekening '{code}', yaitu '{parent}', tidak ada di atasnya.",
            en=f"The parent of account '{code}', '{parent}', does not stand above it.",
        )
    return Account(code=code, name=entry.text("name"))


def book_part(entry: Entry, taken: Taken) -> BookPart:
    """A prose section of Buku I to IV."""
    return BookPart(
        code=entry.code("code", taken=taken),
        book=entry.whole("book", 1, 4),
        title=entry.text("title"),
        help=entry.text("help"),
    )


def term(entry: Entry, taken: Taken) -> Term:
    """A glossary entry."""
    return Term(
        code=entry.code("code", taken=taken),
        name=entry.text("name"),
        meaning=entry.text("meaning"),
    )

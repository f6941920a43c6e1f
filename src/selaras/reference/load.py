"""Reads the data files of this package into one Knowledge, checked to the line."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from selaras.core.framework import (
    Account,
    Affair,
    BookPart,
    CodeBook,
    Dimension,
    ForeignDimension,
    FundSource,
    Knowledge,
    ReadinessElement,
    SubDimension,
    SubElement,
    Term,
)
from selaras.reference.entry import Entry
from selaras.reference.files import open_entry
from selaras.reference.problems import Notes
from selaras.reference.regions import read_regions

T = TypeVar("T")
Taken = dict[str, int]
Build = Callable[[Entry, Taken], T]

DIMENSIONS, SUB_DIMENSIONS = 6, 3


@cache
def load_knowledge() -> Knowledge:
    """Everything the programme fixes, read once per process.

    Raises KnowledgeError with all problems when a data file was broken.
    """
    return read_knowledge(files("selaras.reference"))


def read_knowledge(folder: Traversable) -> Knowledge:
    """Read a folder with the data files; raises KnowledgeError with every problem found."""
    notes = Notes()
    dimensions = _collection(folder, "dimensions", notes, _dimensions())
    _count_dimensions(dimensions, notes)
    knowledge = Knowledge(
        dimensions=dimensions,
        foreign_dimensions=_collection(
            folder, "foreign_dimensions", notes, _foreign({item.code for item in dimensions})
        ),
        readiness=_collection(folder, "readiness", notes, _readiness()),
        regions=read_regions(folder, notes),
        affairs=_collection(folder, "affairs", notes, _affair),
        code_books=tuple(
            sorted(
                _collection(folder, "code_books", notes, _code_book),
                key=lambda book: book.issued,
            )
        ),
        funds=_collection(folder, "funds", notes, _fund),
        accounts=_collection(folder, "accounts", notes, _account),
        book_parts=_collection(folder, "book_parts", notes, _book_part),
        glossary=_collection(folder, "glossary", notes, _term),
    )
    notes.stop_if_any()
    return knowledge


def _collection(folder: Traversable, key: str, notes: Notes, build: Build[T]) -> tuple[T, ...]:
    """The list that file `<key>.yaml` holds under `<key>`, codes unique within it."""
    entry = open_entry(folder, f"{key}.yaml", notes)
    if entry is None:
        return ()
    taken: Taken = {}
    entry.origin(required=True)
    found = entry.items(key, lambda item: build(item, taken))
    entry.close()
    return found


def _dimensions() -> Build[Dimension]:
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


def _count_dimensions(dimensions: tuple[Dimension, ...], notes: Notes) -> None:
    if dimensions and len(dimensions) != DIMENSIONS:
        notes.note(
            "dimensions.yaml",
            1,
            id=f"Program ini punya {DIMENSIONS} dimensi, di sini ada {len(dimensions)}.",
            en=f"The programme has {DIMENSIONS} dimensions, here are {len(dimensions)}.",
        )


def _foreign(official: set[str]) -> Build[ForeignDimension]:
    def foreign(entry: Entry, taken: Taken) -> ForeignDimension:
        return ForeignDimension(
            name=entry.code("name", r"\S+( \S+)*", taken=taken),
            framework=entry.words("framework"),
            instead=entry.one_of("instead", official, id="kode dimensi", en="the dimension codes"),
        )

    return foreign


def _readiness() -> Build[ReadinessElement]:
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


def _affair(entry: Entry, taken: Taken) -> Affair:
    return Affair(
        code=entry.code("code", r"[1-8]\.\d{2}", taken=taken),
        group=entry.code("group"),
        name=entry.text("name"),
    )


def _code_book(entry: Entry, taken: Taken) -> CodeBook:
    later = taken.copy()
    return CodeBook(
        code=entry.code("code", taken=taken),
        decree=entry.words("decree"),
        issued=entry.day("issued"),
        sub_activity_digits=entry.wholes("sub_activity_digits", 2, 4),
        superseded_by=entry.one_of(
            "superseded_by", later, id="kode buku di atasnya", en="the code books above it"
        )
        if entry.has("superseded_by")
        else None,
    )


def _fund(entry: Entry, taken: Taken) -> FundSource:
    return FundSource(
        code=entry.code("code", taken=taken),
        name=entry.text("name"),
        regional_budget=entry.flag("regional_budget"),
    )


def _account(entry: Entry, taken: Taken) -> Account:
    code = entry.code("code", r"[456](\.\d(\.\d{2}){0,3})?", taken=taken)
    parent = code.rpartition(".")[0]
    if parent and parent not in taken:
        entry.note(
            entry.key_line("code"),
            id=f"Induk rekening '{code}', yaitu '{parent}', tidak ada di atasnya.",
            en=f"The parent of account '{code}', '{parent}', does not stand above it.",
        )
    return Account(code=code, name=entry.text("name"))


def _book_part(entry: Entry, taken: Taken) -> BookPart:
    return BookPart(
        code=entry.code("code", taken=taken),
        book=entry.whole("book", 1, 4),
        title=entry.text("title"),
        help=entry.text("help"),
    )


def _term(entry: Entry, taken: Taken) -> Term:
    return Term(
        code=entry.code("code", taken=taken),
        name=entry.text("name"),
        meaning=entry.text("meaning"),
    )

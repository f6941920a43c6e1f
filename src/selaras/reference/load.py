"""Reads the data files of this package into one Knowledge, checked to the line."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from selaras.core.framework import Knowledge
from selaras.reference import items
from selaras.reference.files import open_entry
from selaras.reference.gates import read_gates
from selaras.reference.problems import Notes
from selaras.reference.region_changes import read_region_changes
from selaras.reference.regions import read_regions
from selaras.reference.words import read_words

T = TypeVar("T")


@cache
def load_knowledge() -> Knowledge:
    """Everything the programme fixes, read once per process.

    Raises KnowledgeError with all problems when a data file was broken.
    """
    return read_knowledge(files("selaras.reference"))


def read_knowledge(folder: Traversable) -> Knowledge:
    """Read a folder with the data files; raises KnowledgeError with every problem found."""
    notes = Notes()

    def collection(key: str, build: items.Build[T]) -> tuple[T, ...]:
        """The list that file `<key>.yaml` holds under `<key>`, codes unique within it."""
        entry = open_entry(folder, f"{key}.yaml", notes)
        if entry is None:
            return ()
        taken: items.Taken = {}
        entry.origin(required=True)
        found = entry.items(key, lambda item: build(item, taken))
        entry.close()
        return found

    dimensions = collection("dimensions", items.dimension_builder())
    items.check_count(dimensions, notes)
    regions = read_regions(folder, notes)
    knowledge = Knowledge(
        dimensions=dimensions,
        foreign_dimensions=collection(
            "foreign_dimensions",
            items.foreign_builder(tuple(dimension.code for dimension in dimensions)),
        ),
        readiness=collection("readiness", items.readiness_builder()),
        regions=regions,
        region_changes=read_region_changes(folder, regions, notes),
        affairs=collection("affairs", items.affair),
        code_books=tuple(
            sorted(collection("code_books", items.code_book), key=lambda book: book.issued)
        ),
        funds=collection("funds", items.fund),
        accounts=collection("accounts", items.account),
        book_parts=collection("book_parts", items.book_part),
        glossary=collection("glossary", items.term),
        fields=read_words(folder, notes),
        gates=read_gates(folder, notes),
    )
    notes.stop_if_any()
    return knowledge

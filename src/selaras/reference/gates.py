"""Reads what stands in the way of each book and of each stage (`policy.yaml`)."""

from importlib.resources.abc import Traversable
from typing import Final

from selaras.core.checks import Severity
from selaras.core.framework import Gate
from selaras.core.plan import PARTS
from selaras.core.plan.waiver import RULE_CODE
from selaras.reference.entry import Entry
from selaras.reference.files import open_entry
from selaras.reference.problems import Notes

FILE: Final = "policy.yaml"
BOOKS: Final = (1, 2, 3, 4)

_WHOLE_PLAN = "plan"
"""How the file names what belongs to no part."""


def read_gates(folder: Traversable, notes: Notes) -> tuple[Gate, ...]:
    """The gates in the order of the file; faults are noted. Each book has one."""
    entry = open_entry(folder, FILE, notes)
    if entry is None:
        return ()
    entry.origin(required=True)
    codes: dict[str, int] = {}
    gates = entry.items("gates", lambda item: _gate(item, codes))
    if gates:
        _check_books(gates, entry)
    entry.close()
    return gates


def _gate(entry: Entry, codes: dict[str, int]) -> Gate:
    named = (_WHOLE_PLAN, *PARTS)
    parts = entry.some_of("parts", named) if entry.has("parts") else named
    always = entry.codes("always", RULE_CODE) if entry.has("always") else ()
    never = entry.codes("never", RULE_CODE) if entry.has("never") else ()
    for code in sorted({*always} & {*never}):
        entry.note(
            entry.key_line("never"),
            id=f"Aturan '{code}' ada di always dan di never; pilih salah satu.",
            en=f"The rule '{code}' is in always and in never; choose one.",
        )
    return Gate(
        code=entry.code("code", taken=codes),
        name=entry.text("name"),
        book=entry.whole("book", BOOKS[0], BOOKS[-1]) if entry.has("book") else None,
        severities=entry.some_of("severities", tuple(Severity)),
        parts=tuple("" if part == _WHOLE_PLAN else part for part in parts),
        always=always,
        never=never,
    )


def _check_books(gates: tuple[Gate, ...], entry: Entry) -> None:
    held = [gate.book for gate in gates]
    for book in BOOKS:
        if held.count(book) != 1:
            entry.note(
                entry.key_line("gates"),
                id=f"Buku {book} perlu satu butir, di sini ada {held.count(book)}.",
                en=f"Book {book} needs one item, here are {held.count(book)}.",
            )

"""Workbooks as people send them back: written by Selaras, changed by another library."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl

from selaras.core.plan import PARTS, Masterplan
from selaras.core.plan.edit import adding, apply, setting
from selaras.core.plan.shape import OWN, Kind, Shape, shapes
from selaras.core.text import Language
from selaras.documents.worksheet import (
    Reading,
    Version,
    open_workbook,
    read_worksheet,
    write_worksheet,
)
from selaras.reference import load_knowledge
from selaras.reference.example import load_example

KNOWLEDGE = load_knowledge()
EXAMPLE = load_example(KNOWLEDGE)
ON = date(2026, 11, 22)
ALL = (OWN, *PARTS)


def written(
    plan: Masterplan,
    parts: Sequence[str] = ALL,
    language: Language = "id",
    only: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """The worksheet of the plan."""
    version = Version(plan.key, 12, plan.fingerprint)
    return write_worksheet(plan, KNOWLEDGE, parts, language, version=version, on=ON, only=only)


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The file after a change in another program."""
    book = openpyxl.load_workbook(BytesIO(content))
    change(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def page_of(book: Any, code: str) -> Any:
    """The sheet with that code, whatever its title."""
    return next(page for page in book if str(page["A1"].value).startswith(f"{code}#"))


def column(sheet: Any, code: str) -> int:
    """The number of the column with that code, from 1."""
    codes = [str(cell.value).rpartition("#")[2] for cell in sheet[1]]
    return codes.index(code) + 1


def row(sheet: Any, key: str) -> int:
    """The number of the row with that key, from 1."""
    keys = [cell.value for cell in sheet["A"]]
    return keys.index(key) + 1


def read(content: bytes, base: Masterplan) -> Reading:
    """What the file changes."""
    return read_worksheet(open_workbook(content), base, KNOWLEDGE)


def read_every_cell(content: bytes, base: Masterplan) -> Reading:
    """The same without the digests that tell untouched rows."""
    workbook = open_workbook(content)
    assert workbook.identity is not None
    workbook.__dict__["identity"] = replace(workbook.identity, digests={}, wholes={})
    return read_worksheet(workbook, base, KNOWLEDGE)


def applied(reading: Reading, base: Masterplan) -> Masterplan:
    """The plan after everything that the worksheet changes."""
    plan = base
    for found in reading.rows:
        assert not found.problems, found.problems
        if found.is_new:
            data = {"key": f"new-{found.row}", **found.data}
            plan = apply(plan, [adding(plan, found.part, data)])
        else:
            plan = apply(plan, setting(plan, found.part, found.key, found.data))
    return plan


_CODES = {
    "dimension": list(KNOWLEDGE.dimension),
    "sub_dimension": list(KNOWLEDGE.sub_dimension),
    "sub_element": [each.code for found in KNOWLEDGE.readiness for each in found.sub_elements],
    "fund": list(KNOWLEDGE.fund),
    "book": list(KNOWLEDGE.code_book),
}


def with_known_codes(plan: Masterplan) -> Masterplan:
    """The plan with codes that the programme knows, as drop-downs offer them.

    Years of an account without any amount go, for no cell can show them.
    """
    return Masterplan.model_validate(_known(plan.model_dump(mode="json")))


def _known(data: Any) -> Any:
    if isinstance(data, list):
        return [_known(each) for each in data if not _is_empty_year(each)]
    if not isinstance(data, dict):
        return data
    return {
        name: _CODES[name][len(value) % len(_CODES[name])]
        if name in _CODES and value
        else _known(value)
        for name, value in data.items()
    }


def _is_empty_year(data: Any) -> bool:
    amounts = ("budget", "realisation")
    return (
        isinstance(data, dict)
        and {*amounts, "year"} == {*data}
        and not any(data[name] is not None for name in amounts)
    )


def bare(plan: Masterplan) -> Masterplan:
    """A plan with the same keys that says something else everywhere, and as little as it can."""
    data: dict[str, Any] = {
        "key": plan.key,
        "title": "Lain",
        "regions": ["11"],
        "period": {"start": 1999, "end": 2000},
    }
    for part in PARTS:
        data[part] = [
            {"key": item.key, **_least(part, item.model_dump(mode="json"))}
            for item in plan.items(part)
        ]
    return Masterplan.model_validate(data)


def _least(part: str, item: dict[str, Any]) -> dict[str, Any]:
    found = {each.name: _other(each, item) for each in shapes(part) if each.required}
    if part == "facts":
        found["statement"] = "Lain"
    if part == "waivers":
        found["rule"] = "ZZZ00"
    return found


def _other(shape: Shape, item: dict[str, Any]) -> Any:
    match shape.kind:
        case Kind.TEXT | Kind.LINE:
            return "Lain"
        case Kind.CODE:
            return "lain"
        case Kind.CHOICE:
            return next(each for each in shape.choices if each != item[shape.name])
        case Kind.DAY:
            return "2200-01-01"
        case Kind.YEAR:
            return 1950
        case Kind.RUPIAH:
            return 7
        case _:
            return item[shape.name]

"""Rows of a foreign table as items of a plan, once a person has said which column is which."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from selaras.core.plan.problems import problem
from selaras.core.plan.shape import Kind, item_model
from selaras.core.plan.wording import worded_error
from selaras.core.text import Language
from selaras.core.text.parsing import NumberProblem
from selaras.documents.worksheet.cells import is_empty, value_of
from selaras.documents.worksheet.columns import Cell, Record
from selaras.documents.worksheet.grid import ForeignTable, as_text, foreign_tables
from selaras.documents.worksheet.guessing import (
    Guess,
    Target,
    guess_columns,
    targets,
    years_in,
)
from selaras.documents.worksheet.labels import Labels
from selaras.documents.worksheet.remarks import Remark, remark
from selaras.documents.worksheet.tables import put_records

__all__ = [
    "ForeignItem",
    "ForeignTable",
    "Guess",
    "foreign_tables",
    "guess_columns",
    "items_from",
]

_KEY = "baru"
_TOTAL = re.compile(r"(?:sub ?)?(?:jumlah|total|rekapitulasi|grand total)\b.*", re.IGNORECASE)
_NO_VALUE = frozenset({"-", "–", "—", "n/a", "na", "nihil", "...", "…"})
"""What official tables write where there is nothing."""

_INDONESIAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9.]*,[0-9]{1,2}")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[0-9,]*\.[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """A row as an item: its data (without a key), or why it is kept aside (`problems`).

    `cells` are the row as it stood, by the head of its column, so that a person can finish it.
    """

    row: int
    data: Mapping[str, Any]
    problems: tuple[Remark, ...]
    cells: Mapping[str, str]


def items_from(
    table: ForeignTable,
    part: str,
    mapping: Sequence[Guess],
    labels: Labels,
    constants: Mapping[str, str] | None = None,
) -> tuple[ForeignItem, ...]:
    """Every row of the table as an item of the part.

    `mapping` is what a person confirmed of `guess_columns`, or chose; `constants` are values for
    fields that the table lacks, such as the fund of all its amounts. A row with anything that is
    not understood is kept aside whole; nothing of it is guessed.
    """
    known = targets(part, labels, years_in(table.heads))
    places = [(guess, known[guess.field], _language(table, guess.column)) for guess in mapping]
    fixed = [(known[code], text) for code, text in (constants or {}).items()]
    return tuple(
        _item(table, part, number, row, (places, fixed), labels) for number, row in table.rows
    )


_Places = tuple[list[tuple[Guess, Target, Language | None]], list[tuple[Target, str]]]


def _item(
    table: ForeignTable,
    part: str,
    number: int,
    row: tuple[Cell, ...],
    places: _Places,
    labels: Labels,
) -> ForeignItem:
    cells = _cells(table.heads, row)
    first = next((text for text in cells.values() if re.search("[A-Za-z]", text)), "")
    if _TOTAL.fullmatch(first):
        told = remark("total-row", sheet=table.title, row=number)
        return ForeignItem(number, {}, (told,), cells)
    data: Record = {}
    problems: list[Remark] = []
    tables: dict[tuple[str, ...], tuple[Target, Record]] = {}
    for guess, target, language in places[0]:
        found = _value(target, row[guess.column], language, guess.scale)
        if isinstance(found, NumberProblem):
            head = table.heads[guess.column]
            problems.append(Remark(found.code, found.message, table.title, number, head))
        elif found is not None:
            _put(data, tables, target, found)
    for target, text in places[1]:
        if not target.form.table or target.form.table in tables:
            found = value_of(target.column, text, "id")
            if isinstance(found, NumberProblem):
                label = target.column.label
                problems.append(Remark(found.code, found.message, table.title, number, label))
            else:
                _put(data, tables, target, found)
    for target, record in tables.values():
        put_records(target.form, data, [record])
    problems = problems or _unsound(part, data, (table.title, number), labels)
    return ForeignItem(number, {} if problems else data, tuple(problems), cells)


def _cells(heads: Sequence[str], row: Sequence[Cell]) -> dict[str, str]:
    """What stands in a row by the head of its column; a head that stands twice has its number."""
    found: dict[str, str] = {}
    for place, (head, cell) in enumerate(zip(heads, row, strict=True), 1):
        if not is_empty(cell):
            name = f"{head} ({place})".strip() if not head or head in found else head
            found[name] = as_text(cell)
    return found


def _put(
    data: Record,
    tables: dict[tuple[str, ...], tuple[Target, Record]],
    target: Target,
    value: Any,
) -> None:
    if target.form.table:
        _, record = tables.setdefault(target.form.table, (target, {}))
        target.column.put(record, value)
    else:
        target.column.put(data, value)


def _value(target: Target, cell: Cell, language: Language | None, scale: int) -> Any:
    column = target.column
    if isinstance(cell, str) and cell.strip().casefold() in _NO_VALUE:
        return None
    if column.kind != Kind.RUPIAH or scale == 1 or is_empty(cell):
        return value_of(column, cell, language)
    counted = value_of(replace(column, kind=Kind.NUMBER), cell, language)
    if isinstance(counted, NumberProblem) or counted is None:
        return counted
    amount = Decimal(counted) * scale
    return int(amount) if amount == amount.to_integral_value() else round(amount)


def _language(table: ForeignTable, column: int) -> Language | None:
    """How the writer of a column wrote numbers, where at least one cell shows it and none else."""
    texts = [row[column].strip() for _, row in table.rows if isinstance(row[column], str)]
    indonesian = any(map(_INDONESIAN.fullmatch, texts))
    english = any(map(_ENGLISH.fullmatch, texts))
    if indonesian == english:
        return None
    return "id" if indonesian else "en"


def _unsound(part: str, data: Record, at: tuple[str, int], labels: Labels) -> list[Remark]:
    """Why the row is no item all the same, such as a field that every item needs."""
    try:
        item_model(part).model_validate({"key": _KEY, **data})
    except ValidationError as error:
        found = [_remark(detail, part, at, labels) for detail in error.errors(include_url=False)]
        return list(dict.fromkeys(found))
    return []


def _remark(detail: ErrorDetails, part: str, at: tuple[str, int], labels: Labels) -> Remark:
    code, values = worded_error(detail)
    column = ""
    names = [name for name in detail["loc"] if isinstance(name, str)]
    words = labels.knowledge.words(part)
    # The innermost field that has words: a table's own name says little about what it lacks.
    for end in range(len(names), 0, -1):
        try:
            column = words.field(".".join(names[:end])).label.in_(labels.language)
        except KeyError:
            continue
        break
    return Remark(code, problem(code, **values).message, *at, column)

"""Rows of the tables inside items: the lines of a budget, the seats of a body, the stages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from selaras.core.plan.shape import OWN
from selaras.documents.worksheet.aligning import Aligned
from selaras.documents.worksheet.cells import is_empty
from selaras.documents.worksheet.columns import Cell, Record
from selaras.documents.worksheet.drafts import Draft, Spot
from selaras.documents.worksheet.item_rows import ItemRows
from selaras.documents.worksheet.labels import folded
from selaras.documents.worksheet.remarks import sentence
from selaras.documents.worksheet.rows import cells_of, digest
from selaras.documents.worksheet.tables import put_records, records_of


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table on a sheet: its number there, and its place within the item."""

    row: int
    order: float
    cells: list[Cell]


def read_table(sheet: Aligned, items: ItemRows) -> None:
    """Take over every row of a sheet of table rows."""
    if sheet.is_untouched(items.identity):
        return
    found = _Lines(sheet, items)
    cells = cells_of(sheet.form.columns, items.language)
    written = items.digests(sheet)
    for key, item in items.known.items():
        lines = found.of.get(key, [])
        if digest([line.cells for line in lines]) == written.get(key):
            continue
        records = records_of(sheet.form, item.data)
        if key in found.spoilt or (found.lost and len(lines) < len(records)):
            continue
        expected = [cells(record) for record in records]
        if [line.cells for line in lines] == expected and _in_order(lines):
            continue
        draft = items.draft(item, Spot(sheet, lines[0].row) if lines else None)
        _take(sheet, items, draft, lines, list(zip(records, expected, strict=True)))
    for number, draft in enumerate(items.new):
        if lines := found.of.get(number, []):
            _take(sheet, items, draft, lines, [])


class _Lines:
    """The rows of a sheet by the key of their item, or by the number of a new one.

    `spoilt` are items with a row that cannot be read; `lost` tells of rows of nobody: then rows
    that an item lacks may be among them, and are not taken for deleted.
    """

    def __init__(self, sheet: Aligned, items: ItemRows) -> None:
        self.sheet = sheet
        self.items = items
        self.of: dict[str | int, list[_Line]] = {}
        self.spoilt: set[str | int] = set()
        self.lost = False
        self._labels = {item.label: key for key, item in items.known.items()}
        self._new = {id(draft): number for number, draft in enumerate(items.new)}
        blank: list[Cell] = [""] * len(sheet.form.columns)
        for number, row in sheet.rows():
            found = sheet.taken(row, blank)
            if not all(map(is_empty, found)):
                self._add(number, row, found)
        for lines in self.of.values():
            lines.sort(key=lambda line: line.order)

    def _add(self, number: int, row: list[Cell], found: list[Cell]) -> None:
        key = self._item(number, row)
        if key is None:
            self.lost = True
        elif number in self.sheet.merged:
            self.items.problem("merged", self.sheet, number, range=self.sheet.merged[number])
            self.spoilt.add(key)
        else:
            self.of.setdefault(key, []).append(_Line(number, self._order(key, row), found))

    def _order(self, key: str | int, row: list[Cell]) -> float:
        """The number of the line in its item, from 1; behind all others where it has none."""
        if len(self.sheet.leading) == 1:
            return 0
        place = self.sheet.leading[1]
        if place is None:
            return len(self.of.get(key, ())) + 1
        cell = row[place]
        return cell if isinstance(cell, float) and cell.is_integer() else float("inf")

    def _item(self, number: int, row: list[Cell]) -> str | int | None:
        items = self.items
        if items.part == OWN:
            return next(iter(items.known))
        place = self.sheet.leading[0]
        text = str(row[place]).strip() if place is not None else ""
        key = self._labels.get(text) or items.labels.items(items.part).code(text)
        if key in items.known:
            return key
        if not text:
            items.problem("no-item", self.sheet, number)
            return None
        draft = items.names.get(folded(text))
        if key is None and draft is not None:
            return self._new[id(draft)]
        if key is not None:
            items.problem("key-elsewhere", self.sheet, number, key=key)
        else:
            items.problem("item-unknown", self.sheet, number, name=text[:80], items=items.title)
        return None


def _in_order(lines: list[_Line]) -> bool:
    return all(line.order in (0, number) for number, line in enumerate(lines, 1))


def _take(
    sheet: Aligned,
    items: ItemRows,
    draft: Draft,
    lines: list[_Line],
    before: list[tuple[Record, list[Cell]]],
) -> None:
    """Give the draft the table that its lines make."""
    match: Callable[[_Line], int | None]
    match = _by_group(sheet, before) if sheet.form.layout == "years" else _by_number(before)
    blank: list[Cell] = [""] * len(sheet.form.columns)
    name = sheet.form.table[0]
    used: dict[Any, int] = {}
    made = []
    for line in lines:
        place = match(line)
        record, expected = before[place] if place is not None and place not in used else ({}, blank)
        if place is not None:
            used.setdefault(place, line.row)
        record = dict(record)
        found = [
            cell if at is not None else was
            for at, cell, was in zip(sheet.places, line.cells, expected, strict=True)
        ]
        items.compare(draft, record, Spot(sheet, line.row), found, expected)
        made.append(record)
    if sheet.form.layout == "years":
        _tell_doubled(sheet, draft, lines, made)
    put_records(sheet.form, draft.data, made)
    if name not in draft.touched:
        # Lines were only moved or deleted, or hold nothing but a number.
        draft.touch(name, Spot(sheet, lines[0].row if lines else 0))
    draft.lines[name] = [line.row for line in lines]


def _by_number(before: list[tuple[Record, list[Cell]]]) -> Callable[[_Line], int | None]:
    def match(line: _Line) -> int | None:
        known = 1 <= line.order <= len(before)
        return int(line.order) - 1 if known else None

    return match


def _by_group(
    sheet: Aligned, before: list[tuple[Record, list[Cell]]]
) -> Callable[[_Line], int | None]:
    codes = [record.get(sheet.form.group) for record, _ in before]
    vocabulary = sheet.form.columns[0].vocabulary

    def match(line: _Line) -> int | None:
        text = str(line.cells[0])
        code = vocabulary.code(text) if vocabulary else text
        return codes.index(code) if code in codes else None

    return match


def _tell_doubled(sheet: Aligned, draft: Draft, lines: list[_Line], made: list[Record]) -> None:
    """One item has one line for each code; two would hide which amount is meant."""
    rows: dict[Any, int] = {}
    column = sheet.form.columns[0]
    for line, record in zip(lines, made, strict=True):
        code = record.get(sheet.form.group)
        if code in rows:
            label = column.vocabulary.label(code) if column.vocabulary and code else str(code)
            found = sentence("group-twice", name=label, there=rows[code])
            draft.fail(sheet.form.table[0], Spot(sheet, line.row, column), found)
        rows.setdefault(code, line.row)

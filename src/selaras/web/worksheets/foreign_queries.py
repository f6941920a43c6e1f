"""Reads: files of others, their tables, and rows of them that were kept aside."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404

from selaras.core.plan import Masterplan
from selaras.documents.worksheet import ForeignItem, ForeignTable, Remark, foreign_tables
from selaras.documents.worksheet.grid import as_text
from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.plans.models import Plan
from selaras.web.plans.naming import label_of, name_by_key, told
from selaras.web.worksheets.foreign_actions import taken_rows
from selaras.web.worksheets.foreign_matching import Offer, offers
from selaras.web.worksheets.foreign_reading import PARTS_OFFERED, Chosen, Reader, is_total
from selaras.web.worksheets.models import ForeignFile, ForeignRow

ROWS_SHOWN = 100
"""Rows of a table on one page of its result, and rows kept aside on one page."""

TABLES_SHOWN = 20

FIRST_ROWS = 5
"""Rows that are shown as they would be read, before anything is confirmed."""

_PEEKED_ROWS, _PEEKED_COLUMNS, _PEEKED_SIGNS = 3, 6, 60


def parts_to_add(who: Writable) -> tuple[str, ...]:
    """The parts to which the viewer may add items, in the order of the books."""
    return tuple(part for part in PARTS_OFFERED if who.may_add(part))


def files_of(row: Plan, person: Person | None) -> list[ForeignFile]:
    """The person's foreign files of the plan without their content, the latest first; one query."""
    return list(ForeignFile.objects.filter(plan=row, by=person).defer("content"))


def get_file_for(viewer: Viewer, row: Plan, number: int) -> ForeignFile:
    """The viewer's own file; raises Http404 for those of others."""
    files = ForeignFile.objects.select_related("plan")
    return get_object_or_404(files, pk=number, plan=row, by=viewer.person)


def table_of(file: ForeignFile, number: int) -> ForeignTable:
    """The table with that number, from 1; raises Http404 where the file has none."""
    tables = foreign_tables(bytes(file.content))
    if not 0 < number <= len(tables):
        raise Http404(number)
    return tables[number - 1]


def reading_of(file: ForeignFile, part: str, number: int) -> Chosen | None:
    """What was confirmed about the columns of the table; None for nothing yet."""
    data = file.readings.get(f"{part}/{number}")
    return Chosen.from_json(data) if data else None


def sign_of(chosen: Chosen) -> str:
    """A short name for what was confirmed, for the form of the result."""
    told = json.dumps(chosen.to_json(), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Peek:
    """A table as the file's page lists it."""

    number: int
    title: str
    rows: int
    heads: tuple[str, ...]
    first: tuple[tuple[str, ...], ...]
    more: int


def peeks(file: ForeignFile, page: str | None) -> Page[Peek]:
    """The tables of the file, each with its first rows, cut to what fits on a page."""
    tables = list(enumerate(foreign_tables(bytes(file.content)), 1))
    found: Page[Any] = Paginator(tables, TABLES_SHOWN).get_page(page)
    found.object_list = [_peek(number, table) for number, table in found.object_list]
    return found


def _peek(number: int, table: ForeignTable) -> Peek:
    heads = tuple(map(_cut, table.heads[:_PEEKED_COLUMNS]))
    first = tuple(
        tuple(_cut(as_text(cell)) for cell in row[:_PEEKED_COLUMNS])
        for _, row in table.rows[:_PEEKED_ROWS]
    )
    more = max(len(table.heads) - _PEEKED_COLUMNS, 0)
    return Peek(number, table.title, len(table.rows), heads, first, more)


def _cut(text: str) -> str:
    return text if len(text) <= _PEEKED_SIGNS else f"{text[: _PEEKED_SIGNS - 1]}…"


def aside_of(file: ForeignFile, page: str | None) -> Page[ForeignRow]:
    """Rows of the file that were not understood when the rest was taken over; two queries."""
    return Paginator(ForeignRow.objects.filter(file=file, key=""), ROWS_SHOWN).get_page(page)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the result: what it would be, where it went, or why it is kept aside."""

    row: int
    name: str
    values: tuple[tuple[str, str], ...] = ()
    offer: Offer | None = None
    taken: str = ""
    problems: tuple[Remark, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is no item but the total of others."""
        return bool(self.problems) and is_total(self.problems)


@dataclass(frozen=True, slots=True)
class Result:
    """One page of the rows, and how many of the whole table are what."""

    page: Page[Any]
    lines: list[Line]
    ready: int
    taken: int
    aside: int

    @property
    def offered(self) -> bool:
        """Whether any row of the page can be taken over."""
        return any(line.offer for line in self.lines)


def result_of(
    file: ForeignFile, number: int, reader: Reader, chosen: Chosen, who: Writable, page: str | None
) -> Result:
    """The rows of the table as they would be taken over; one query."""
    plan, part = who.opened.plan, reader.part
    there = {item.key for item in plan.items(part)}
    kept = taken_rows(file, part, number)
    taken = {row: key for row, key in kept.items() if key in there}
    rows = reader.rows(chosen)
    found = offers(plan, part, [row for row in rows if row.row not in taken], who)
    shown: Page[Any] = Paginator(rows, ROWS_SHOWN).get_page(page)
    lines = [_line(plan, part, row, found.get(row.row), taken) for row in shown.object_list]
    aside = sum(
        bool(row.problems) and not is_total(row.problems) and row.row not in taken for row in rows
    )
    return Result(shown, lines, len(found), len(taken), aside)


def first_lines(reader: Reader, chosen: Chosen, plan: Masterplan) -> list[Line]:
    """The first rows as they would be read."""
    rows = reader.rows(chosen, FIRST_ROWS)
    return [_line(plan, reader.part, row, None, {}) for row in rows]


def _line(
    plan: Masterplan, part: str, row: ForeignItem, offer: Offer | None, taken: dict[int, str]
) -> Line:
    if row.row in taken:
        key = taken[row.row]
        return Line(row.row, name_by_key(plan, part, key), taken=key)
    if row.problems:
        return Line(row.row, "", problems=row.problems, cells=tuple(row.cells.items()))
    values = tuple(
        (label_of(part, name), told(plan, part, name, value).replace("\n", "; "))
        for name, value in row.data.items()
    )
    return Line(row.row, offer.name if offer else "", values, offer)

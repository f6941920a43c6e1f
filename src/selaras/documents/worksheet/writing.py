"""Writes parts of a plan as a workbook that people fill in anywhere and bring back."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.plan.shape import OWN, Kind
from selaras.core.text import Language, Text
from selaras.documents.worksheet import guide
from selaras.documents.worksheet.cell_xml import Body, with_bodies
from selaras.documents.worksheet.columns import Cell, Column
from selaras.documents.worksheet.forms import Form, forms
from selaras.documents.worksheet.heads import NUMBER, Head, codes_of, heads_of
from selaras.documents.worksheet.identity import SHEET, identity_rows
from selaras.documents.worksheet.labels import KEYED, Labels, Vocabulary
from selaras.documents.worksheet.lists import Lists
from selaras.documents.worksheet.rows import (
    ItemData,
    Only,
    as_read,
    cells_of,
    digest,
    items_of,
    rows_of,
    years_of,
)
from selaras.documents.worksheet.version import Identity, Version

FIRST_ROW = 2
"""Rows above the items: hidden codes, and the heads."""

SPARE_ROWS = 200
"""Rows below the items that have drop-downs, for new ones."""


def write_worksheet(
    plan: Masterplan,
    knowledge: Knowledge,
    parts: Sequence[str],
    language: Language,
    *,
    version: Version,
    on: date,
    only: Only | None = None,
) -> bytes:
    """The parts of the plan as an .xlsx file; `OWN` stands for the plan's own fields.

    `only` narrows a part to items with these keys; a part that it does not name is written
    whole. `on` is the day the file is made, told on its first sheet.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    # The same plan makes the same file, whatever the clock of the machine says.
    made = datetime(on.year, on.month, on.day, tzinfo=UTC)
    book.set_properties({"title": plan.title.in_(language), "created": made})
    labels = Labels(plan, knowledge, language)
    writing = _Writing(book, labels, version, on)
    writing.write(parts, only)
    book.close()
    return with_bodies(buffer.getvalue(), writing.bodies)


class _Writing:
    def __init__(self, book: Workbook, labels: Labels, version: Version, on: date) -> None:
        self.book = book
        self.labels = labels
        self.language = labels.language
        self.version = version
        self.on = on
        self.styles = _Styles(book)
        self.sheets: dict[str, str] = {}
        self.keys: dict[str, tuple[str, ...]] = {}
        self.digests: dict[str, tuple[str, ...]] = {}
        self.wholes: dict[str, str] = {}
        self.bodies: dict[int, Body] = {}

    def write(self, parts: Sequence[str], only: Only | None) -> None:
        first = self.book.add_worksheet(guide.TITLE.in_(self.language))
        found = {part: items_of(self.labels.plan, part, self.labels, only) for part in parts}
        lists = Lists(self.language)
        for part, items in found.items():
            self._part(part, items, lists)
        lists.write(self.book, self.styles.head, self.styles.fixed)
        identity = Identity(
            self.version, self.language, self.sheets, self.keys, self.digests, self.wholes
        )
        guide.write(self.book, first, self.labels, identity, self.on)
        hidden = self.book.add_worksheet(SHEET)
        for number, row in enumerate(identity_rows(identity)):
            hidden.write_row(number, 0, row)
        hidden.very_hidden()

    def _part(self, part: str, items: list[ItemData], lists: Lists) -> None:
        self.keys[part] = tuple(item.key for item in items)
        for form in forms(part, self.labels, years_of(self.labels.plan, items)):
            title = _unused(form.title, self.sheets.values())
            self.sheets[form.code] = title
            one = self.labels.knowledge.words(part).one.in_(self.language)
            heads = heads_of(form, one, self.language)
            sheet = self.book.add_worksheet(title)
            written = self._rows(sheet, form, heads, items)
            self._frame(sheet, form, heads, written)
            self._drop_downs(sheet, form, heads, FIRST_ROW + written + SPARE_ROWS, lists)

    def _rows(
        self, sheet: Worksheet, form: Form, heads: tuple[Head, ...], items: list[ItemData]
    ) -> int:
        for place, (code, head) in enumerate(zip(codes_of(form, heads), heads, strict=True)):
            sheet.write_string(0, place, code)
            sheet.write_string(1, place, head.label, self.styles.head)
        styles = self.styles.of(form, heads)
        cells = cells_of(form.columns, self.language)
        body: list[list[Cell]] = []
        digests = []
        for item in items:
            rows = rows_of(form, item, cells)
            digests.append(digest([as_read(row) for row in rows]))
            for number, row in enumerate(rows, 1):
                body.append([*_leading(form, item, number), *row])
        for place, style in enumerate(styles):
            sheet.write_blank(FIRST_ROW, place, None, style)
        self.bodies[len(self.book.worksheets())] = Body(FIRST_ROW + 1, body, len(heads))
        self.digests[form.code] = tuple(digests)
        if form.layout != "items":
            self.wholes[form.code] = digest([as_read(row) for row in body])
        return len(body)

    def _frame(self, sheet: Worksheet, form: Form, heads: tuple[Head, ...], written: int) -> None:
        leading = len(heads) - len(form.columns)
        for place, style in enumerate(self.styles.free(form, heads)):
            column = form.columns[place - leading] if place >= leading else None
            sheet.set_column(place, place, _width(column, heads[place]), style)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, 45, self.styles.head)
        sheet.freeze_panes(FIRST_ROW, min(leading + 1, len(heads)))
        sheet.protect("", _ALLOWED)
        sheet.autofilter(1, 0, max(written + 1, FIRST_ROW), len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.repeat_rows(1)
        sheet.repeat_columns(0, leading)
        plan = self.labels.plan.title.in_(self.language).replace("&", "&&")
        sheet.set_header(f"&L{plan[:100]}&R&A")
        revision = guide.REVISION.in_(self.language)
        sheet.set_footer(f"&L{revision} {self.version.revision}&R&P / &N")

    def _drop_downs(
        self, sheet: Worksheet, form: Form, heads: tuple[Head, ...], last: int, lists: Lists
    ) -> None:
        leading = len(heads) - len(form.columns)
        for place, head in enumerate(heads):
            column = form.columns[place - leading] if place >= leading else None
            rule = self._rule(form, head, column, lists)
            rule |= {"input_title": head.label[:32], "input_message": _short(head.help)}
            sheet.data_validation(FIRST_ROW, place, last, place, rule)

    def _rule(self, form: Form, head: Head, column: Column | None, lists: Lists) -> dict[str, Any]:
        if column is None:
            vocabulary = self._of_leading(form, head)
            return _free_list(lists.add(vocabulary)) if vocabulary else {"validate": "any"}
        if column.vocabulary is not None:
            where = lists.add(column.vocabulary)
            if column.many:
                return {"validate": "any"}
            if column.kind == Kind.REFERENCE:
                return _free_list(where)
            return {
                "validate": "list",
                "source": where,
                "error_title": _NOT_LISTED.in_(self.language),
                "error_message": _CHOOSE.in_(self.language),
            }
        return {"validate": "any"}

    def _of_leading(self, form: Form, head: Head) -> Vocabulary | None:
        if form.layout == "items":
            return self.labels.key(form.part)
        return None if head.code == NUMBER or form.part == OWN else self.labels.items(form.part)


def _leading(form: Form, item: ItemData, number: int) -> list[Cell]:
    if form.layout == "items":
        return [item.key]
    return [item.label] if form.layout == "years" else [item.label, number]


_ALLOWED = {
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What the protection of a sheet leaves free; it has no password, for it only guards slips."""

_NOT_LISTED = Text(id="Tidak ada dalam daftar", en="Not in the list")
_CHOOSE = Text(
    id="Pilih salah satu dari daftar; semua pilihan ada di lembar Daftar.",
    en="Choose from the list; all choices are on the sheet Lists.",
)


def _free_list(where: str) -> dict[str, Any]:
    """Choices that only help: the name of a new item may stand there too."""
    return {"validate": "list", "source": where, "show_error": False}


def _short(help: str) -> str:
    return help if len(help) <= 255 else help[:254] + "…"


def _unused(title: str, taken: Iterable[str]) -> str:
    used = {each.casefold() for each in taken}
    number, found = 1, title
    while found.casefold() in used:
        number += 1
        found = f"{title[:28]} {number}"
    return found


def _width(column: Column | None, head: Head) -> float:
    if column is None:
        return 7 if head.code == NUMBER else 28
    if column.year is not None or column.kind == Kind.RUPIAH:
        return 18 if column.kind == Kind.RUPIAH else 12
    if column.kind in (Kind.NUMBER, Kind.WHOLE, Kind.YEAR, Kind.FLAG):
        return 12
    if column.kind == Kind.TEXT:
        return 60 if column.long else 36
    return 30 if column.many or column.kind == Kind.REFERENCE else 22


class _Styles:
    """The formats of cells, made once for each kind."""

    def __init__(self, book: Workbook) -> None:
        cell = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#c8d0d4"}
        locked = {"bg_color": "#eef2f3", "font_color": "#45565e"}
        self.head: Format = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "vcenter",
                "bg_color": "#0b5f5a",
                "font_color": "#ffffff",
                "border": 1,
                "border_color": "#ffffff",
            }
        )
        self.fixed: Format = book.add_format({**cell, **locked, "num_format": "@"})
        self.numbered: Format = book.add_format({**cell, "locked": False, "num_format": "0"})
        self._kinds: dict[str, Format] = {
            name: book.add_format({**cell, "locked": False, "num_format": code})
            for name, code in _NUMBER_FORMATS.items()
        }

    def of(self, form: Form, heads: tuple[Head, ...]) -> list[Format]:
        """The formats of the cells of an item that is there already."""
        return [self.fixed, *self.free(form, heads)[1:]]

    def free(self, form: Form, heads: tuple[Head, ...]) -> list[Format]:
        """The formats of the cells of a new item: only its key is not for people to write."""
        keyed = form.layout == "items" and form.part != KEYED
        first = self.fixed if keyed else self._kinds["text"]
        numbers = [self.numbered] * (len(heads) - len(form.columns) - 1)
        return [first, *numbers, *(self._kinds[_style_of(each)] for each in form.columns)]


_NUMBER_FORMATS = {"text": "@", "number": "General", "whole": "0", "money": "#,##0"}


def _style_of(column: Column) -> str:
    if column.kind == Kind.RUPIAH:
        return "money"
    if column.kind == Kind.NUMBER:
        return "number"
    return "whole" if column.kind in (Kind.WHOLE, Kind.YEAR) and not column.many else "text"

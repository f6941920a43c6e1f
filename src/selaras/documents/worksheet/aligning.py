"""Finds the columns of a form on a sheet that people may have rearranged."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from selaras.documents.worksheet.columns import Cell, Column
from selaras.documents.worksheet.forms import Form, items_form, part_of, table_forms
from selaras.documents.worksheet.heads import Head, heads_of
from selaras.documents.worksheet.labels import Labels, folded
from selaras.documents.worksheet.opening import Page
from selaras.documents.worksheet.remarks import Remark, remark
from selaras.documents.worksheet.rows import digest
from selaras.documents.worksheet.version import Identity

_FIRST_CODE = re.compile(r"([a-z_]+(?:\.[a-z_]+)*)#([a-z]+)")
_YEAR = re.compile(r"@([0-9]{4})$")
_YEAR_BEHIND = re.compile(r"\b([0-9]{4})\b")
_ROWS_LOOKED_AT = 10


@dataclass(frozen=True)
class Aligned:
    """A sheet with the columns of its form.

    `leading` and `places` tell in which column of the sheet each head and each column of the
    form stands, None where it is gone. Items begin in the row `first`, from 0.
    """

    page: Page
    form: Form
    heads: tuple[Head, ...]
    leading: tuple[int | None, ...]
    places: tuple[int | None, ...]
    first: int

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Rows that are not empty, with their number as the spreadsheet shows it."""
        for number, row in enumerate(self.page.rows[self.first :], self.first + 1):
            if row.count("") < len(row) and any(map(_says_something, row)):
                yield number, row

    def taken(self, row: list[Cell], expected: list[Cell]) -> list[Cell]:
        """The cells of the columns in the order of the form, as expected where one is gone."""
        if self._run is not None:
            return row[self._run]
        return [
            row[place] if place is not None else before
            for place, before in zip(self.places, expected, strict=True)
        ]

    def is_untouched(self, identity: Identity) -> bool:
        """Whether every row is there and shows what it showed when the file was written."""
        rows = self.page.rows[self.first :]
        written = identity.wholes.get(self.form.code)
        return self.leading[0] == 0 and written is not None and digest(rows) == written

    @cached_property
    def _run(self) -> slice | None:
        """Where the columns stand when they stand in their order, which is quick to take."""
        first = self.places[0]
        if first is None or self.places != tuple(range(first, first + len(self.places))):
            return None
        return slice(first, first + len(self.places))

    @cached_property
    def merged(self) -> dict[int, str]:
        """Rows with merged cells, counting from 1, with the range."""
        return {
            row + 1: f"{address(top + 1, left)}:{address(bottom + 1, right)}"
            for top, left, bottom, right in self.page.merged
            for row in range(max(top, self.first), bottom + 1)
        }

    def place(self, column: Column) -> int | None:
        """Where a column stands on the sheet."""
        return self.places[self.form.columns.index(column)]


def _says_something(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())


def address(row: int, place: int | None) -> str:
    """Such as `F12`; the row counts from 1, the place from 0; empty without a place."""
    if place is None:
        return ""
    name, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(65 + letter) + name
    return f"{name}{row}"


class Aligning:
    """Aligns the pages of one file, and gathers what was noticed on the way."""

    def __init__(self, identity: Identity, labels: Labels) -> None:
        self.identity = identity
        self.labels = labels
        self.found: dict[str, Aligned] = {}
        self.problems: list[Remark] = []
        self.notes: list[Remark] = []
        self._forms: dict[tuple[str, tuple[int, ...]], dict[str, Form]] = {}

    def add(self, page: Page) -> None:
        """Look at one page."""
        where = _row_of_codes(page.rows)
        if where is not None:
            row, code = where
            self._by_codes(page, row, code)
            return
        code = {title: code for code, title in self.identity.sheets.items()}.get(page.title, "")
        if code:
            self._by_names(page, code)
        else:
            kind = "sheet-hidden" if page.hidden else "sheet-unknown"
            self.notes.append(remark(kind, sheet=page.title))

    def close(self) -> None:
        """Tell which sheets are gone."""
        told = {each.sheet for each in self.problems}
        for code, title in self.identity.sheets.items():
            if code not in self.found and title not in told:
                self.notes.append(remark("sheet-gone", sheet=title, title=title))

    def _by_codes(self, page: Page, row: int, code: str) -> None:
        codes = [str(cell).strip() for cell in page.rows[row]]
        codes = [found[2] if (found := _FIRST_CODE.fullmatch(each)) else each for each in codes]
        years = sorted({int(found[1]) for each in codes if (found := _YEAR.search(each))})
        form = self._form(code, years)
        if form is None:
            self.notes.append(remark("sheet-unknown", sheet=page.title))
            return
        heads = self._heads(form)
        wanted = [head.code for head in heads]
        below = page.rows[row + 1] if row + 1 < len(page.rows) else []
        names = [str(cell).strip() for cell in below]
        has_names = any(name == head.label for name in names for head in heads)
        self._align(page, form, heads, wanted, codes, row + 2 if has_names else row + 1)
        if has_names and code in self.found:
            self._tell_names(page, row + 1, heads, codes, names)

    def _by_names(self, page: Page, code: str) -> None:
        for row, cells in enumerate(page.rows[:_ROWS_LOOKED_AT]):
            names = [folded(str(cell)) for cell in cells]
            years = sorted({int(found) for name in names for found in _YEAR_BEHIND.findall(name)})
            form = self._form(code, years)
            heads = self._heads(form) if form else ()
            wanted = [folded(head.label) for head in heads]
            if form and wanted[0] in names and len(set(wanted) & set(names)) > len(wanted) // 2:
                self.notes.append(remark("heads-by-name", sheet=page.title))
                self._align(page, form, heads, wanted, names, row + 1)
                return
        self.problems.append(remark("no-heads", sheet=page.title))

    def _align(
        self,
        page: Page,
        form: Form,
        heads: tuple[Head, ...],
        wanted: Sequence[str],
        there: Sequence[str],
        first: int,
    ) -> None:
        if form.code in self.found:
            title = self.found[form.code].page.title
            self.problems.append(remark("sheet-twice", sheet=page.title, title=title))
            return
        twice = [head for head, name in zip(heads, wanted, strict=True) if there.count(name) > 1]
        if twice:
            self.problems.append(remark("column-twice", sheet=page.title, name=twice[0].label))
            return
        places = [there.index(name) if name in there else None for name in wanted]
        if places[0] is None:
            self.problems.append(remark("no-key-column", sheet=page.title, name=heads[0].label))
            return
        for head, place in zip(heads, places, strict=True):
            if place is None:
                self.notes.append(remark("column-gone", sheet=page.title, name=head.label))
        leading = len(heads) - len(form.columns)
        self.found[form.code] = Aligned(
            page, form, heads, tuple(places[:leading]), tuple(places[leading:]), first
        )

    def _tell_names(
        self,
        page: Page,
        row: int,
        heads: tuple[Head, ...],
        codes: Sequence[str],
        names: Sequence[str],
    ) -> None:
        labels: Mapping[str, str] = {head.code: head.label for head in heads}
        for place, (code, name) in enumerate(zip(codes, names, strict=False)):
            told = ""
            if code in labels and name != labels[code]:
                told, name = "column-renamed", labels[code]
            elif code not in labels and name:
                told = "column-added"
            if told:
                cell = address(row + 1, place)
                self.notes.append(
                    remark(told, sheet=page.title, row=row + 1, cell=cell, name=name[:80])
                )

    def _form(self, code: str, years: Sequence[int]) -> Form | None:
        part = part_of(code)
        if part not in self.identity.keys:
            return None
        if "." not in code:
            return items_form(part, self.labels, years)
        known = (part, tuple(years))
        if known not in self._forms:
            found = table_forms(part, self.labels, years)
            self._forms[known] = {each.code: each for each in found}
        return self._forms[known].get(code)

    def _heads(self, form: Form) -> tuple[Head, ...]:
        language = self.labels.language
        one = self.labels.knowledge.words(form.part).one.in_(language)
        return heads_of(form, one, language)


OTHER_SHEETS = frozenset({"Petunjuk", "Guide", "Daftar", "Lists", "Selaras"})
"""Sheets of ours that hold nothing to be read."""


def _row_of_codes(rows: Sequence[Sequence[Any]]) -> tuple[int, str] | None:
    for number, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        for cell in row:
            if isinstance(cell, str) and (found := _FIRST_CODE.fullmatch(cell)):
                return number, found[1]
    return None

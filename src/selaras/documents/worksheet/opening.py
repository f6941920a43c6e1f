"""Opens a worksheet that came back: its identity, and the cells of its sheets."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from selaras.documents.worksheet.container import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Container,
    open_workbook_file,
)
from selaras.documents.worksheet.identity import SHEET, read_identity
from selaras.documents.worksheet.marks import MarkedSheets, Marks
from selaras.documents.worksheet.remarks import refused
from selaras.documents.worksheet.version import Identity


@dataclass(frozen=True)
class Page:
    """A sheet: its cells from A1 on, all rows equally long, and what is special about some."""

    title: str
    hidden: bool
    rows: list[list[Any]]
    merged: tuple[tuple[int, int, int, int], ...]
    sheets: MarkedSheets

    @cached_property
    def marks(self) -> Marks:
        """Formulas, errors and percentages of the sheet."""
        return self.sheets.of(self.title)


@dataclass(frozen=True)
class Workbook:
    """A file from which sheets can be read, whoever wrote it."""

    book: CalamineWorkbook
    sheets: MarkedSheets

    def pages(self, without: Collection[str] = ()) -> Iterator[Page]:
        """Every sheet of cells but those named in `without`. Raises Refused when too large."""
        read = 0
        for each in self.book.sheets_metadata:
            if each.typ == SheetTypeEnum.WorkSheet and each.name not in without:
                hidden = each.visible != SheetVisibleEnum.Visible
                page = self._page(each.name, hidden)
                # Two cells at opposite corners make a sheet; thousands of those fit in a file.
                read += len(page.rows) * len(page.rows[0] if page.rows else ())
                if read > 2 * MOST_CELLS:
                    raise refused("too-many-rows", rows=MOST_ROWS, columns=MOST_COLUMNS)
                yield page

    @cached_property
    def identity(self) -> Identity | None:
        """What the file says about itself; None where Selaras did not write it."""
        if SHEET not in self.book.sheet_names:
            return None
        return read_identity(self._page(SHEET, True).rows)

    def _page(self, title: str, hidden: bool) -> Page:
        try:
            sheet = self.book.get_sheet_by_name(title)
        except CalamineError as error:
            raise refused("broken") from error
        return Page(title, hidden, _rows(sheet), _merged(sheet), self.sheets)


def open_workbook(content: bytes) -> Workbook:
    """A workbook from the content of an .xlsx file; raises Refused with the reason otherwise."""
    container = open_workbook_file(content)
    return Workbook(_calamine(container), MarkedSheets(container))


def _calamine(container: Container) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(container.as_checked())
    except PasswordError as error:
        raise refused("encrypted") from error
    except CalamineError as error:
        raise refused("broken") from error


def _rows(sheet: CalamineSheet) -> list[list[Any]]:
    if sheet.total_height > MOST_ROWS or sheet.total_height * sheet.total_width > MOST_CELLS:
        raise refused("too-many-rows", rows=MOST_ROWS, columns=MOST_COLUMNS)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def _merged(sheet: CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    """First row, first column, last row, last column, all from 0."""
    found = sheet.merged_cell_ranges or ()
    return tuple((*start, *end) for start, end in found)

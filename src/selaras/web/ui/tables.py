"""Tables that leave the house: as CSV and as an Excel workbook, the same cells in both."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import xlsxwriter
from django.http import HttpResponse

Cell = str | int | Decimal | date | None

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMATS = tuple(_TYPES)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST = 60
_LONGEST_SHEET = 31


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows of cells under a name; `notes` stand below the rows."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


def download(table: Table, format: str, filename: str) -> HttpResponse:
    """The table as a file that is taken away and kept nowhere on the way."""
    content = csv_of(table) if format == "csv" else xlsx_of(table)
    response = HttpResponse(content, content_type=_TYPES[format])
    response["Content-Disposition"] = f'attachment; filename="{filename}.{format}"'
    response["Cache-Control"] = "private, no-store"
    return response


def csv_of(table: Table) -> bytes:
    """Comma-separated UTF-8 that Excel recognises; text that looks like a formula gets an
    apostrophe, so that no program runs it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([_safe(head) for head in table.heads])
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    writer.writerows([_safe(note)] for note in table.notes)
    return "\N{BYTE ORDER MARK}".encode() + out.getvalue().encode()


def xlsx_of(table: Table) -> bytes:
    """One sheet with frozen heads and a filter; text stays text whatever it begins with."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    # The same rows make the same file, whatever the clock of the machine says.
    book.set_properties({"title": table.name, "created": datetime(2026, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet(_sheet_name(table.name))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    score = book.add_format({"num_format": "0.00"})
    for column, head in enumerate(table.heads):
        sheet.write_string(0, column, head, bold)
        sheet.set_column(column, column, _width(table, column))
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif isinstance(cell, Decimal):
                sheet.write_number(number, column, float(cell), score)
            elif isinstance(cell, int):
                sheet.write_number(number, column, cell)
            elif cell is not None:
                sheet.write_datetime(number, column, cell, day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)
    for number, note in enumerate(table.notes, start=len(table.rows) + 2):
        sheet.write_string(number, 0, note)
    book.close()
    return buffer.getvalue()


def _safe(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return str(cell)


def _width(table: Table, column: int) -> int:
    longest = max(
        (len(str(row[column])) for row in table.rows if row[column] is not None), default=0
    )
    return min(max(longest, min(len(table.heads[column]), 16)) + 2, _WIDEST)


def _sheet_name(name: str) -> str:
    kept = "".join(" " if sign in "[]:*?/\\'" else sign for sign in name)
    return kept[:_LONGEST_SHEET].strip() or "Selaras"

"""Plain lists as Excel workbooks: a head that stays, columns of a width, every text as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import xlsxwriter

_SHEET = 31
"""Characters that Excel allows in the name of a sheet."""

_LONGEST = 32_767
"""Characters that Excel allows in a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and how wide it stands in characters."""

    head: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; cells are texts, numbers, days or None. `notes` stand below it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()


def write_listing(listing: Listing, *, on: date) -> bytes:
    """The list as an .xlsx file of one sheet, with filters on its head.

    Texts stay texts, also those that look like formulas or addresses. `on` is the day it is
    made; the same list on the same day gives the same bytes.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    made = datetime(on.year, on.month, on.day, tzinfo=UTC)
    book.set_properties({"title": listing.title, "created": made})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    sheet = book.add_worksheet(_sheet_name(listing.title))
    for place, column in enumerate(listing.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.head, head)
    for line, row in enumerate(listing.rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(line, place, value, day)
            elif isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
                sheet.write_number(line, place, float(value), text)
            elif value not in (None, ""):
                sheet.write_string(line, place, str(value)[:_LONGEST], text)
    for place, note in enumerate(listing.notes, start=len(listing.rows) + 2):
        sheet.write_string(place, 0, note)
    sheet.freeze_panes(1, 0)
    last = max(len(listing.columns) - 1, 0)
    sheet.autofilter(0, 0, max(len(listing.rows), 1), last)
    book.close()
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    kept = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)
    return kept[:_SHEET].strip() or "1"

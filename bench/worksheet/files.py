"""The worksheet that every side writes or reads."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from selaras.core.plan import Masterplan
from selaras.documents.worksheet import Version, write_worksheet
from selaras.reference import load_knowledge

PARTS = ("programmes",)
ON = date(2026, 1, 2)
CHANGED_ROWS = 30


def returned_file(folder: Path) -> Path:
    """Where the worksheet lies that people changed."""
    return folder / "returned.xlsx"


def write_returned(folder: Path, plan: Masterplan) -> None:
    """Write the worksheet of the plan as somebody brings it back, a number in some rows new."""
    version = Version(plan.key, 1, plan.fingerprint)
    content = write_worksheet(plan, load_knowledge(), PARTS, "id", version=version, on=ON)
    book = openpyxl.load_workbook(BytesIO(content))
    page = book.worksheets[1]
    codes = [cell.value for cell in page[1]]
    for row in range(3, 3 + min(CHANGED_ROWS, len(plan.programmes))):
        page.cell(row, codes.index("stated_total") + 1).value = 1_000_000 + row
    book.save(returned_file(folder))

"""Lists of cohorts as Excel files."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import xlsxwriter

from selaras.reference import load_knowledge

HEADS = ("Angkatan", "Daerah", "Provinsi", "Cara ikut", "Kawasan", "Sumber")
FIRST = 2
"""The number of the first row below the heads."""

Cell = str | int | float | None


def workbook(rows: Iterable[Sequence[Cell]], heads: Sequence[str] = HEADS) -> bytes:
    """A file as people write it: numbers are numbers, empty cells are not there."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Daftar")
    sheet.write_row(0, 0, heads)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, ["" if cell is None else cell for cell in row])
    book.close()
    return buffer.getvalue()


def national(many: int, first: int = 2030) -> list[list[Cell]]:
    """That many rows: every regency and city in one cohort, then in the next year's."""
    local = [each for each in load_knowledge().regions if each.kind != "province"]
    provinces = {each.code: each.name for each in load_knowledge().regions}
    return [
        [
            first + number // len(local),
            local[number % len(local)].name,
            provinces[local[number % len(local)].province_code],
            "penuh",
            None,
            "Surat penetapan",
        ]
        for number in range(many)
    ]

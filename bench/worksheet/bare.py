"""The other side: the same cells by xlsxwriter and calamine alone."""

from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.process import tell
from bench.stopwatch import Stopwatch
from bench.workload import told_folder
from bench.worksheet.files import returned_file
from bench.worksheet.ours import ROUNDS


def main() -> None:
    """The first round of each warms up and does not count."""
    folder = told_folder()
    sheets = read_cells(folder / "ours.xlsx")
    writing, reading = [], []
    for _ in range(ROUNDS + 1):
        watch = Stopwatch()
        write_cells(sheets)
        writing.append(watch.read()["seconds"])
    content = returned_file(folder)
    for _ in range(ROUNDS + 1):
        watch = Stopwatch()
        read_cells(content)
        reading.append(watch.read()["seconds"])
    cells = sum(cell != "" for rows in sheets.values() for row in rows for cell in row)
    tell(write=median(writing[1:]), read=median(reading[1:]), cells=cells)


def read_cells(file: Path) -> dict[str, list[list[Any]]]:
    """Every cell of each sheet, by its name."""
    book = CalamineWorkbook.from_filelike(BytesIO(file.read_bytes()))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def write_cells(sheets: dict[str, list[list[Any]]]) -> bytes:
    """A workbook of those cells, without formats, drop-downs or protection."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(number, place, cell)
                else:
                    sheet.write_number(number, place, cell)
    book.close()
    return buffer.getvalue()


if __name__ == "__main__":
    main()

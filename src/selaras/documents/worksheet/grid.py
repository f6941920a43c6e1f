"""Tables that others wrote, as they stand on a sheet or in a Word document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from selaras.documents.worksheet.cells import is_empty, plain_number
from selaras.documents.worksheet.columns import Cell
from selaras.documents.worksheet.container import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Container,
    open_office_file,
)
from selaras.documents.worksheet.opening import open_workbook
from selaras.documents.worksheet.remarks import Remark, refused, remark

MOST_HEADS = 4
"""Rows that the heads of a table may take."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERED = re.compile(r"\(?[0-9]{1,3}\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """A table with its heads told from its rows.

    Merged cells are unrolled: each holds what stood in the merged one. `heads` join the texts of
    all rows of heads, such as `Target 2025`. `rows` go with their number in the table (in a
    workbook the number on the sheet), counting from 1; cells are text, numbers and days.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    notes: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grid:
    title: str
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...]


def foreign_tables(content: bytes) -> tuple[ForeignTable, ...]:
    """Every table of an .xlsx or .docx file, told apart by content; raises Refused for others."""
    grids = _grids(content)
    return tuple(table for grid in grids if (table := _table(grid)) is not None)


def _grids(content: bytes) -> Iterator[_Grid]:
    container = open_office_file(content)
    if "word/document.xml" not in container.members:
        for page in open_workbook(content).pages():
            if not page.hidden:
                yield _Grid(page.title, [list(row) for row in page.rows], page.merged)
        return
    if any(name.lower().endswith("vbaproject.bin") for name in container.members):
        raise refused("macros")
    yield from _word_grids(container)


def _table(grid: _Grid) -> ForeignTable | None:
    rows = _unrolled(grid)
    first = next((number for number, row in enumerate(rows) if _may_be_heads(row)), None)
    if first is None:
        return None
    last = _last_heads(grid, rows, first)
    heads = tuple(_joined(cells) for cells in zip(*rows[first : last + 1], strict=True))
    body = [
        (number, tuple(row))
        for number, row in enumerate(rows[last + 1 :], last + 2)
        if not all(map(is_empty, row)) and not _is_numbering(row)
    ]
    titles = [text for row in rows[:first] for text in dict.fromkeys(map(as_text, row)) if text]
    notes: tuple[Remark, ...] = ()
    if any(bottom > last for _, _, bottom, _ in grid.merged):
        notes = (remark("unrolled", sheet=grid.title),)
    return ForeignTable(" ".join([grid.title, *titles])[:200].strip(), heads, tuple(body), notes)


def _unrolled(grid: _Grid) -> list[list[Cell]]:
    width = max(map(len, grid.rows), default=0)
    if width * len(grid.rows) > MOST_CELLS:
        raise refused("too-many-rows", rows=MOST_ROWS, columns=MOST_COLUMNS)
    rows = [row + [""] * (width - len(row)) for row in grid.rows]
    covered = 0
    for top, left, bottom, right in grid.merged:
        tall, wide = min(bottom, len(rows) - 1) - top + 1, min(right, width - 1) - left + 1
        covered += max(0, tall) * max(0, wide)
        if covered > MOST_CELLS:
            # Merged cells never lie upon each other in a real table.
            raise refused("broken")
        for row in rows[top : bottom + 1]:
            for place in range(left, min(right, width - 1) + 1):
                row[place] = rows[top][left]
    return rows


def _may_be_heads(row: Sequence[Cell]) -> bool:
    texts = {as_text(cell) for cell in row if not is_empty(cell)}
    filled = sum(1 for cell in row if not is_empty(cell))
    words = sum(1 for text in texts if re.search("[A-Za-z]", text))
    return len(texts) >= 2 and filled * 2 >= len(row) and words >= 2


def _last_heads(grid: _Grid, rows: list[list[Cell]], first: int) -> int:
    """Heads go on as far as a merged cell of theirs reaches, or stands above narrower ones."""
    last = first
    for top, left, bottom, right in grid.merged:
        if top == first:
            last = max(last, bottom, first + 1 if right > left else first)
    return min(last, first + MOST_HEADS - 1, len(rows) - 1)


def _joined(cells: Sequence[Cell]) -> str:
    return " ".join(dict.fromkeys(text for cell in cells if (text := as_text(cell))))


def _is_numbering(row: Sequence[Cell]) -> bool:
    """A row such as (1) (2) (3), which only counts the columns."""
    texts = [as_text(cell) for cell in row if not is_empty(cell)]
    return (
        len(texts) > 2
        and all(map(_NUMBERED.fullmatch, texts))
        and len(set(texts)) > 2
        and (texts[0].strip("()") == "1" and texts[1].strip("()").startswith("2"))
    )


def as_text(cell: Cell) -> str:
    """A cell as words in one line."""
    return plain_number(cell) if isinstance(cell, float) else " ".join(str(cell).split())


def _word_grids(container: Container) -> Iterator[_Grid]:
    try:
        # The container has refused every file that declares entities.
        root = ElementTree.fromstring(container.members["word/document.xml"])  # noqa: S314
    except (ElementTree.ParseError, LookupError, ValueError, KeyError) as error:
        # The second and third: an encoding that nobody knows.
        raise refused("broken") from error
    title = ""
    for element in root.iterfind(f"{_W}body/*"):
        if element.tag == f"{_W}p":
            title = _words(element) or title
        elif element.tag == f"{_W}tbl":
            yield _word_grid(title, element)


def _word_grid(title: str, table: ElementTree.Element) -> _Grid:
    rows: list[list[Cell]] = []
    merged: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    filled = 0
    open_from: dict[int, tuple[int, int]] = {}
    for number, element in enumerate(table.iterfind(f"{_W}tr")):
        row: list[Cell] = []
        for cell in element.iterfind(f"{_W}tc"):
            place, span = len(row), _span(cell)
            row += ["\n".join(filter(None, map(_words, cell.iter(f"{_W}p"))))] + [""] * (span - 1)
            down = cell.find(f"{_W}tcPr/{_W}vMerge")
            if down is None or down.get(f"{_W}val") == "restart":
                open_from[place] = (number, span)
                if span > 1:
                    merged[number, place] = (number, place, number, place + span - 1)
            elif place in open_from:
                top, width = open_from[place]
                merged[top, place] = (top, place, number, place + width - 1)
        rows.append(row)
        filled += len(row)
        if len(rows) > MOST_ROWS or filled > MOST_CELLS:
            raise refused("too-many-rows", rows=MOST_ROWS, columns=MOST_COLUMNS)
    return _Grid(title[:120], rows, tuple(merged.values()))


def _span(cell: ElementTree.Element) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = found.get(f"{_W}val", "1") if found is not None else "1"
    return min(max(int(value), 1), 60) if value.isdecimal() and len(value) < 5 else 1


def _words(paragraph: ElementTree.Element) -> str:
    pieces = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in (f"{_W}tab", f"{_W}br"):
            pieces.append(" ")
    return "".join(pieces).strip()

"""A table as the data its printed pages are set from: type size, widths, cells with breaks."""

from collections.abc import Iterator
from typing import Any

from selaras.documents.book.book import Cell, Column, Row, Table
from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf.breaks import with_breaks
from selaras.documents.book.pdf.columns import INSET, column_widths
from selaras.documents.book.pdf.line import line_count, printed_line

_SIZES = ((5, 9.0), (8, 8.4), (99, 7.6))
"""Type size in points for tables of up to so many columns."""

_MOST_LINES = 14
"""A row of more lines than this may break over two pages; shorter ones stay whole."""

_WHOLE = 7
"""A table of at most so many lines stays on one page."""


def printed_table(table: Table, width: float) -> dict[str, Any]:
    """The table set `width` points wide. Raises `BookError` when a row has too many cells."""
    size = next(size for most, size in _SIZES if len(table.columns) <= most)
    widths = column_widths(_checked(table), width, size)
    heights = [_lines(row, widths, size) for row in table.rows]
    return {
        "id": table.id,
        "label": table.label,
        "caption": table.caption,
        "size": size,
        "widths": [round(width, 2) for width in widths],
        "aligns": [column.align for column in table.columns],
        "heads": [
            with_breaks(column.head, room - 2 * INSET, size)
            for column, room in zip(table.columns, widths, strict=True)
        ],
        "rows": [
            _row(row, table.columns, widths, size, tall=lines > _MOST_LINES)
            for row, lines in zip(table.rows, heights, strict=True)
        ],
        "whole": sum(heights) <= _WHOLE,
        "source": printed_line(table.source) if table.source else None,
    }


def _checked(table: Table) -> Table:
    """The table itself, if each row covers at most its columns."""
    for at, row in enumerate(table.rows, start=1):
        covered = sum(cell.span for cell in row.cells)
        if covered > len(table.columns) or any(cell.span < 1 for cell in row.cells):
            raise BookError(
                f"Baris {at} pada {table.label} ({table.id}) berisi {covered} kolom, "
                f"padahal tabelnya {len(table.columns)} kolom.",
                f"Row {at} of {table.label} ({table.id}) covers {covered} columns, "
                f"but the table has {len(table.columns)}.",
            )
    return table


def _lines(row: Row, widths: tuple[float, ...], size: float) -> int:
    """About how many lines the highest cell of a row takes."""
    return max(
        (line_count(cell.line, room, size) for cell, room in _rooms(row, widths)),
        default=1,
    )


def _rooms(row: Row, widths: tuple[float, ...]) -> Iterator[tuple[Cell, float]]:
    """Each cell with the width of its text."""
    at = 0
    for cell in row.cells:
        yield cell, max(sum(widths[at : at + cell.span]) - 2 * INSET, 1.0)
        at += cell.span


def _row(
    row: Row,
    columns: tuple[Column, ...],
    widths: tuple[float, ...],
    size: float,
    *,
    tall: bool,
) -> dict[str, Any]:
    cells = [_cell(cell, room, size) for cell, room in _rooms(row, widths)]
    missing = len(columns) - sum(cell.span for cell in row.cells)
    found: dict[str, Any] = {"kind": row.kind, "cells": [*cells, *[""] * missing]}
    if tall:
        found["tall"] = True
    return found


def _cell(cell: Cell, room: float, size: float) -> Any:
    line = printed_line(cell.line, room, size)
    if cell.span == 1 and not cell.strong:
        return line
    return {"line": line, "span": cell.span, "strong": cell.strong}

"""A table as the data its printed pages are set from: type size, widths, cells with breaks."""

from typing import Any

from selaras.documents.book.book import Cell, Column, Row, Table
from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf.breaks import with_breaks
from selaras.documents.book.pdf.columns import INSET, column_widths
from selaras.documents.book.pdf.line import printed_line

_SIZES = ((5, 9.0), (8, 8.4), (99, 7.6))
"""Type size in points for tables of up to so many columns."""

_LETTER = 0.5
_MOST_LINES = 14
"""A row of about this many lines may break over two pages; shorter ones stay whole."""


def printed_table(table: Table, width: float) -> dict[str, Any]:
    """The table set `width` points wide. Raises `BookError` when a row has too many cells."""
    size = next(size for most, size in _SIZES if len(table.columns) <= most)
    widths = column_widths(_checked(table), width, size)
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
        "rows": [_row(row, table.columns, widths, size) for row in table.rows],
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


def _row(
    row: Row, columns: tuple[Column, ...], widths: tuple[float, ...], size: float
) -> dict[str, Any]:
    cells: list[Any] = []
    at = 0
    lines = 1.0
    for cell in row.cells:
        room = sum(widths[at : at + cell.span]) - 2 * INSET
        at += cell.span
        lines = max(lines, sum(len(run.text) for run in cell.line) * size * _LETTER / room)
        cells.append(_cell(cell, room, size))
    cells.extend("" for _ in columns[at:])
    tall = {"tall": True} if lines > _MOST_LINES else {}
    return {"kind": row.kind, "cells": cells, **tall}


def _cell(cell: Cell, room: float, size: float) -> Any:
    line = printed_line(cell.line, room, size)
    if cell.span == 1 and not cell.strong:
        return line
    return {"line": line, "span": cell.span, "strong": cell.strong}

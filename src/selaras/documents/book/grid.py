"""Rows of a table as cells that cover its columns exactly."""

from selaras.documents.book.book import Cell, Row, Table, cell
from selaras.documents.book.errors import BookError

_EMPTY = cell("")


def covering_cells(table: Table, row: Row) -> tuple[Cell, ...]:
    """The cells of a row, filled up with empty ones where the row ends early.

    Raises BookError for a row that is wider than its table.
    """
    covered = sum(entry.span for entry in row.cells)
    missing = len(table.columns) - covered
    if missing < 0:
        raise BookError(
            f"Sebuah baris {table.label} ({table.id}) berisi {covered} kolom, "
            f"padahal tabelnya {len(table.columns)} kolom.",
            f"A row of {table.label} ({table.id}) covers {covered} columns, "
            f"but the table has {len(table.columns)}.",
        )
    return row.cells + (_EMPTY,) * missing if missing else row.cells

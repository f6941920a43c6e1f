"""Parts of a plan as a workbook and back, and tables that others wrote."""

from selaras.documents.worksheet.foreign import (
    ForeignItem,
    ForeignTable,
    Guess,
    foreign_tables,
    guess_columns,
    items_from,
)
from selaras.documents.worksheet.labels import Labels
from selaras.documents.worksheet.opening import Workbook, open_workbook
from selaras.documents.worksheet.reading import Reading, Row, read_worksheet
from selaras.documents.worksheet.remarks import Refused, Remark
from selaras.documents.worksheet.version import Identity, Version
from selaras.documents.worksheet.writing import write_worksheet

__all__ = [
    "ForeignItem",
    "ForeignTable",
    "Guess",
    "Identity",
    "Labels",
    "Reading",
    "Refused",
    "Remark",
    "Row",
    "Version",
    "Workbook",
    "foreign_tables",
    "guess_columns",
    "items_from",
    "open_workbook",
    "read_worksheet",
    "write_worksheet",
]

"""Parts of a plan as a workbook and back, and tables that others wrote."""

from selaras.documents.worksheet.opening import Workbook, open_workbook
from selaras.documents.worksheet.reading import Reading, Row, read_worksheet
from selaras.documents.worksheet.remarks import Refused, Remark
from selaras.documents.worksheet.version import Identity, Version
from selaras.documents.worksheet.writing import write_worksheet

__all__ = [
    "Identity",
    "Reading",
    "Refused",
    "Remark",
    "Row",
    "Version",
    "Workbook",
    "open_workbook",
    "read_worksheet",
    "write_worksheet",
]

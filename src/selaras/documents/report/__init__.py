"""The report on a region's result, as a book that every writer of books can write."""

from selaras.documents.report.contents import result_report
from selaras.documents.report.facts import (
    Agreement,
    Earlier,
    Judged,
    Objected,
    ResultFacts,
    Settled,
    Told,
)

__all__ = [
    "Agreement",
    "Earlier",
    "Judged",
    "Objected",
    "ResultFacts",
    "Settled",
    "Told",
    "result_report",
]

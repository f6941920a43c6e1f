"""The programme's own vocabulary: dimensions, readiness elements, regions, codes, words."""

from selaras.core.framework.knowledge import (
    Account,
    Affair,
    BookPart,
    CodeBook,
    Dimension,
    ForeignDimension,
    FundSource,
    Knowledge,
    ReadinessElement,
    Region,
    SubDimension,
    SubElement,
    Term,
)

__all__ = [
    "Account",
    "Affair",
    "BookPart",
    "CodeBook",
    "Dimension",
    "ForeignDimension",
    "FundSource",
    "Knowledge",
    "ReadinessElement",
    "Region",
    "SubDimension",
    "SubElement",
    "Term",
]

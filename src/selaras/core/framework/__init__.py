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
from selaras.core.framework.policy import Gate
from selaras.core.framework.words import Choice, FieldWords, FormSection, PartWords

__all__ = [
    "Account",
    "Affair",
    "BookPart",
    "Choice",
    "CodeBook",
    "Dimension",
    "FieldWords",
    "ForeignDimension",
    "FormSection",
    "FundSource",
    "Gate",
    "Knowledge",
    "PartWords",
    "ReadinessElement",
    "Region",
    "SubDimension",
    "SubElement",
    "Term",
]

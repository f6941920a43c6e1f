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
    SubDimension,
    SubElement,
    Term,
)
from selaras.core.framework.policy import Gate
from selaras.core.framework.regions import Region, RegionChange, RegionName, kind_of
from selaras.core.framework.spelling import KIND_WORDS, readings
from selaras.core.framework.then import region_then, regions_named, regions_since
from selaras.core.framework.words import Choice, FieldWords, FormSection, PartWords

__all__ = [
    "KIND_WORDS",
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
    "RegionChange",
    "RegionName",
    "SubDimension",
    "SubElement",
    "Term",
    "kind_of",
    "readings",
    "region_then",
    "regions_named",
    "regions_since",
]

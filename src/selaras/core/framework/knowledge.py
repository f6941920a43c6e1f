"""What the programme fixes for every plan, as one frozen value handed to checks and books.

`selaras.reference` reads it from data files; nothing here knows where it came from.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from selaras.core.framework.policy import Gate
from selaras.core.framework.regions import EveryRegion, Region, RegionChange, former_regions
from selaras.core.framework.spelling import SpeltNames, spelt_names
from selaras.core.framework.words import PartWords
from selaras.core.text import Text


@dataclass(frozen=True, slots=True)
class SubDimension:
    """One of three parts of a dimension, such as `public-service`."""

    code: str
    name: Text
    goal: Text
    example_indicators: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the six smart-city dimensions. `colour` is `#rrggbb`, `letter` goes with it."""

    code: str
    letter: str
    name: Text
    goal: Text
    colour: str
    sub_dimensions: tuple[SubDimension, ...]


@dataclass(frozen=True, slots=True)
class ForeignDimension:
    """A dimension name of another framework that such plans recite by mistake.

    `instead` is the code of the official dimension that is meant.
    """

    name: str
    framework: str
    instead: str


@dataclass(frozen=True, slots=True)
class SubElement:
    """A part of a readiness element, such as human resources in `structure`."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class ReadinessElement:
    """Structure, infrastructure, superstructure, nature or culture.

    Codes of sub-elements are unique over all elements.
    """

    code: str
    name: Text
    explanation: Text
    sub_elements: tuple[SubElement, ...]


@dataclass(frozen=True, slots=True)
class Affair:
    """A field of government (bidang urusan), such as `2.16` Komunikasi dan informatika.

    `group` is `mandatory-basic`, `mandatory-other`, `optional`, `supporting`, `auxiliary`,
    `oversight`, `territorial` or `general`.
    """

    code: str
    group: str
    name: Text


@dataclass(frozen=True, slots=True)
class CodeBook:
    """A version of the nomenclature of programmes, oldest first within Knowledge.

    `sub_activity_digits` is 2 or 4. `superseded_by` is None for the version in force.
    """

    code: str
    decree: str
    issued: date
    sub_activity_digits: tuple[int, ...]
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class FundSource:
    """Where money comes from.

    `regional_budget` is true only for money the region decides on itself: not for DAK and other
    transfers that pass through its APBD with their use already fixed.
    """

    code: str
    name: Text
    regional_budget: bool


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the APBD tree, `4.1` under `4`. Its parent is the code less one part."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class BookPart:
    """A prose section that a book wants from its writers, with help for writing it."""

    code: str
    book: int
    title: Text
    help: Text


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: the pair of words, and what is meant."""

    code: str
    name: Text
    meaning: Text


@dataclass(frozen=True)
class Knowledge:
    """Everything the programme fixes. Codes are unique within each collection."""

    dimensions: tuple[Dimension, ...]
    foreign_dimensions: tuple[ForeignDimension, ...]
    readiness: tuple[ReadinessElement, ...]
    regions: tuple[Region, ...]
    region_changes: tuple[RegionChange, ...]
    affairs: tuple[Affair, ...]
    code_books: tuple[CodeBook, ...]
    funds: tuple[FundSource, ...]
    accounts: tuple[Account, ...]
    book_parts: tuple[BookPart, ...]
    glossary: tuple[Term, ...]
    fields: tuple[PartWords, ...]
    gates: tuple[Gate, ...]

    def words(self, part: str) -> PartWords:
        """The words of a part such as `programmes`; of the plan's own fields for `plan` or "".

        Raises KeyError for a part without words.
        """
        return self._words[part or "plan"]

    @cached_property
    def region(self) -> dict[str, Region]:
        """Regions by their official code."""
        return {region.code: region for region in self.regions}

    @cached_property
    def former(self) -> dict[str, Region]:
        """Regions by the codes that none has any more, as they were called last."""
        return former_regions(self.region_changes, set(self.region))

    @cached_property
    def region_ever(self) -> dict[str, Region]:
        """Regions by a code that was stored at any time; asking for an unknown one raises nothing.

        `in` and `get` tell unknown codes apart.
        """
        return EveryRegion(self.former | self.region)

    @cached_property
    def spelt(self) -> SpeltNames:
        """The codes of regions by the spelling of their names, of today and of then."""
        return spelt_names(self.regions, self.region_changes)

    @cached_property
    def dimension(self) -> dict[str, Dimension]:
        """Dimensions by code, in the programme's order."""
        return {dimension.code: dimension for dimension in self.dimensions}

    @cached_property
    def sub_dimension(self) -> dict[str, SubDimension]:
        """All eighteen sub-dimensions by code."""
        return {sub.code: sub for dimension in self.dimensions for sub in dimension.sub_dimensions}

    @cached_property
    def dimension_of(self) -> dict[str, Dimension]:
        """The dimension that each sub-dimension belongs to."""
        return {
            sub.code: dimension for dimension in self.dimensions for sub in dimension.sub_dimensions
        }

    @cached_property
    def element(self) -> dict[str, ReadinessElement]:
        """Readiness elements by code."""
        return {element.code: element for element in self.readiness}

    @cached_property
    def fund(self) -> dict[str, FundSource]:
        """Sources of funds by code."""
        return {fund.code: fund for fund in self.funds}

    @cached_property
    def account(self) -> dict[str, Account]:
        """APBD accounts by code."""
        return {account.code: account for account in self.accounts}

    @cached_property
    def affair(self) -> dict[str, Affair]:
        """Fields of government by code."""
        return {affair.code: affair for affair in self.affairs}

    @cached_property
    def code_book(self) -> dict[str, CodeBook]:
        """Versions of the nomenclature by code."""
        return {book.code: book for book in self.code_books}

    @cached_property
    def term(self) -> dict[str, Term]:
        """Glossary entries by code."""
        return {term.code: term for term in self.glossary}

    @cached_property
    def gate(self) -> dict[str, Gate]:
        """What stands in the way of a book or a stage, by code: `book-2`, `bimtek-1`, `closing`."""
        return {gate.code: gate for gate in self.gates}

    @cached_property
    def gate_of_book(self) -> dict[int, Gate]:
        """What stands in the way of a book, by the book's number."""
        return {gate.book: gate for gate in self.gates if gate.book is not None}

    @cached_property
    def _words(self) -> dict[str, PartWords]:
        return {part.code: part for part in self.fields}

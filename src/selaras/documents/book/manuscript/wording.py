"""Words, numbers, cells and rows of one book in its language, with their marks."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from selaras.core.framework import Knowledge
from selaras.core.plan import Item, Masterplan
from selaras.core.text import Language, Text, format_amount, format_number, format_percent
from selaras.documents.book.book import Cell, Line, Row, Run
from selaras.documents.book.manuscript.phrases import Noun, Part, compose
from selaras.documents.book.manuscript.sources import Sources

NOTHING = "\N{EN DASH}"
"""Stands in a cell for which the plan holds nothing."""


class Wording:
    """Says what a plan holds; `demonstration` tells whether anything said was made up."""

    def __init__(self, plan: Masterplan, knowledge: Knowledge, language: Language) -> None:
        self.plan = plan
        self.knowledge = knowledge
        self.language: Language = language
        self.sources = Sources()
        self.demonstration = False
        self._cells: dict[tuple[str, bool, bool, int], Cell] = {}

    def say(self, text: Text | str, **parts: Part) -> str:
        """A text in the book's language as one string."""
        if isinstance(text, str):
            return text
        if not parts:
            return text.in_(self.language)
        return "".join(run.text for run in compose(text, self.language, parts))

    def line(self, phrase: Text | str, **parts: Part) -> Line:
        """A phrase with its places filled; handles become cross-references.

        A string stands as it is.
        """
        if isinstance(phrase, str):
            return (Run(phrase),)
        return compose(phrase, self.language, parts)

    def run_of(self, item: Item, field: str, text: Text | str) -> Run:
        """A value of an item, marked when the plan says that it was made up."""
        return self.made_up(self.say(text), item.demonstrates(field))

    def made_up(self, text: str, demonstration: bool = True) -> Run:
        """A run with or without the mark of a demonstration value."""
        self.demonstration = self.demonstration or demonstration
        return Run(text, demonstration=demonstration)

    def amount(self, value: int) -> str:
        """Whole rupiah for a column whose head says Rp."""
        return format_amount(value, self.language)

    def count(self, number: int, noun: Noun) -> str:
        """`12 program`, in English with the right form of the noun."""
        return noun.counted(number, self.language)

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """A number with all its decimals unless told."""
        return format_number(value, self.language, decimals)

    def percent(self, share: Fraction | Decimal, decimals: int = 1) -> str:
        """A share of one as a percentage, rounded half up."""
        if isinstance(share, Fraction):
            share = Decimal(share.numerator) / Decimal(share.denominator)
        if abs(share) < Decimal(5).scaleb(-decimals - 3):
            share = Decimal(0)  # what is shown as zero has no sign
        return format_percent(share, self.language, decimals)

    def cell(
        self,
        text: Text | str | None,
        *,
        demonstration: bool = False,
        strong: bool = False,
        span: int = 1,
    ) -> Cell:
        """A cell with one run; a dash where there is nothing. Equal cells are one object."""
        if text is None:
            said, demonstration = NOTHING, False
        else:
            said = (text if isinstance(text, str) else text.in_(self.language)) or NOTHING
        key = (said, demonstration, strong, span)
        found = self._cells.get(key)
        if found is None:
            found = Cell((self.made_up(said, demonstration),), strong, span)
            self._cells[key] = found
        return found

    def cell_of(self, item: Item, field: str, text: Text | str | None) -> Cell:
        """A cell for a field of an item, marked when the plan says that it was made up."""
        return self.cell(text, demonstration=item.demonstrates(field))

    def cited(self, items: Iterable[Item]) -> Cell:
        """A cell with the numbers of the sources of those items."""
        found = dict.fromkeys(item.origin.source for item in items if item.origin.source)
        if not found:
            return self.cell(None)
        runs: list[Run] = []
        for source in found:
            if runs:
                runs.append(Run(" "))
            runs.append(self.sources.citation(str(source)))
        return Cell(tuple(runs))

    def group(self, text: Text | str, columns: int) -> Row:
        """A row that names the rows below it."""
        return Row((self.cell(text, strong=True, span=columns),), "group")

    def total(self, text: Text | str, span: int, *cells: Cell) -> Row:
        """A row that adds up the rows above it; its name covers `span` columns."""
        return Row((self.cell(text, strong=True, span=span), *cells), "total")

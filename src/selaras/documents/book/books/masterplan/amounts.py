"""Amounts of money side by side: years below each other, dimensions or sources as columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.text import Text, format_percent
from selaras.documents.book.book import Cell, Row
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both

_YEAR = Head(both("Tahun", "Year"), 3)
_SUM = both("Jumlah", "Total")
_UPRIGHT = 9
"""More columns than these need a page turned sideways."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """One column: its name, rupiah by the years of the outline, which of it are made up."""

    name: str
    amounts: list[int]
    marks: list[bool]

    @property
    def made_up(self) -> bool:
        """Whether any year is."""
        return any(self.marks)

    @property
    def total(self) -> int:
        """All years together."""
        return sum(self.amounts)


def write_amounts(
    book: Manuscript, outline: Outline, table: Handle, caption: Text, columns: Sequence[Amounts]
) -> None:
    """A row for each year, and their total."""
    names = (*(Text(id=column.name) for column in columns), _SUM)
    heads = (_YEAR, *(Head(name, 4, "right") for name in names))
    rows = [
        Row(
            (
                book.cell(year),
                *_cells(
                    book,
                    outline,
                    [column.amounts[at] for column in columns],
                    [column.marks[at] for column in columns],
                ),
            )
        )
        for at, year in enumerate(outline.years.heads)
    ]
    made_up = [column.made_up for column in columns]
    totals = _cells(book, outline, [column.total for column in columns], made_up, strong=True)
    rows.append(book.total(_SUM, 1, *totals))
    wide = len(heads) > _UPRIGHT or outline.unit.size < 10**6
    book.table(table, caption, heads, rows, landscape=wide, unit=outline.unit.name)


def _cells(
    book: Manuscript,
    outline: Outline,
    amounts: Sequence[int],
    made_up: Sequence[bool],
    strong: bool = False,
) -> list[Cell]:
    """One amount for each column, and their sum."""
    return [
        book.cell(
            outline.money(amount) if amount else None,
            demonstration=demonstration,
            strong=strong,
        )
        for amount, demonstration in zip(
            (*amounts, sum(amounts)), (*made_up, any(made_up)), strict=True
        )
    ]


def largest(amounts: Sequence[int]) -> int | None:
    """The place of the largest amount, None when two share it or there is none."""
    most = max(amounts, default=0)
    places = [at for at, amount in enumerate(amounts) if amount == most]
    return places[0] if most and len(places) == 1 else None


def percent(book: Manuscript, part: int, whole: int) -> str:
    """A part as a percentage of a whole that is not zero."""
    return format_percent(Decimal(part) / Decimal(whole), book.language)

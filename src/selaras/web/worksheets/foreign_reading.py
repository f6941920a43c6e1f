"""Tables of others: what a person said about their columns, and their rows read with that."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from selaras.core.framework import Knowledge
from selaras.core.plan import PARTS, Kind, Masterplan
from selaras.core.text import Language
from selaras.core.text.parsing import NumberProblem
from selaras.documents.worksheet import (
    ForeignItem,
    ForeignTable,
    Guess,
    Labels,
    Remark,
    guess_columns,
    items_from,
)
from selaras.documents.worksheet.cells import is_empty, value_of
from selaras.documents.worksheet.columns import Cell
from selaras.documents.worksheet.guessing import Target, scale_in, targets, years_in

PARTS_OFFERED = tuple(part for part in PARTS if part not in ("waivers", "narratives"))
"""Parts that tables of others have rows for."""

HEADS = "heads"
"""Amounts are counted in what the head of each column says."""

SCALES = ("1", "1000", "1000000", "1000000000")

MOST_ROWS = 3_000
"""Rows of a table that are taken over; the largest RPJMD annexes are cut by agency."""

MOST_COLUMNS = 60
"""Columns of a table that a person can be asked about on one page."""

_LOOKED_AT = 40
_DIGIT = re.compile("[0-9]")
_CURRENCY = re.compile(r"\brp\b|rupiah", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person confirmed: fields by the number of their column, values that no column has.

    `scale` is one of SCALES, or HEADS. The JSON of this is kept with the file.
    """

    columns: Mapping[int, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    scale: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Chosen":
        """The same from what `to_json` made."""
        columns = {int(column): code for column, code in data["columns"].items()}
        return cls(columns, dict(data["constants"]), data["scale"])

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        columns = {str(column): code for column, code in self.columns.items()}
        return {"columns": columns, "constants": dict(self.constants), "scale": self.scale}


class Reader:
    """One table read for one part of a plan."""

    def __init__(
        self,
        table: ForeignTable,
        part: str,
        plan: Masterplan,
        knowledge: Knowledge,
        language: Language,
    ) -> None:
        self.table = table
        self.part = part
        # Official tables are in Indonesian; only what is shown is in the page's language.
        self.labels = Labels(plan, knowledge, "id")
        years = {*years_in(table.heads), *plan.period.years}
        self.targets = {
            code: each
            for code, each in targets(part, Labels(plan, knowledge, language), years).items()
            if each.column.side != "en" and "origin" not in each.column.path
        }
        self._period = plan.period.years

    def proposed(self) -> tuple[Guess, ...]:
        """The best guess for each column that has one."""
        found = guess_columns(self.table, self.part, self.labels)
        return tuple(each for each in found if each.field in self.targets)

    def offered(self, column: int) -> dict[str, Target]:
        """What the column may be: tables by year only with the years that make sense for it."""
        years = set(years_in([self.table.heads[column]]))
        if not years and self._has_digits(column):
            years = {*self._period}
        return {
            code: each
            for code, each in self.targets.items()
            if each.column.year is None or each.column.year in years
        }

    def samples(self, column: int) -> list[Cell]:
        """The first filled cells of the column."""
        cells = (row[column] for _, row in self.table.rows[:_LOOKED_AT])
        return [cell for cell in cells if not is_empty(cell)][:2]

    def fixable(self) -> dict[str, Target]:
        """Fields to which one value for all rows may be given."""
        return {
            code: each
            for code, each in self.targets.items()
            if each.column.year is None
            and not each.column.many
            and (each.column.kind == Kind.YEAR or each.column.vocabulary is not None)
        }

    def fits(self, code: str, text: str) -> NumberProblem | None:
        """What is wrong with a value for all rows; None where it can be read."""
        found = value_of(self.targets[code].column, text, "id")
        return found if isinstance(found, NumberProblem) else None

    def counts_money(self, codes: Sequence[str]) -> bool:
        """Whether any of these fields is an amount of money."""
        return any(self.targets[code].column.kind == Kind.RUPIAH for code in codes)

    def heads_tell_money(self, columns: Mapping[int, str]) -> bool:
        """Whether the head of every column of money says what it is counted in."""
        heads = [self.table.heads[place] for place in self._money(columns)]
        return all(scale_in(head) > 1 or _CURRENCY.search(head) for head in heads)

    def rows(self, chosen: Chosen, most: int | None = None) -> tuple[ForeignItem, ...]:
        """The rows as that makes them, at most so many of the first."""
        columns = {
            place: code
            for place, code in chosen.columns.items()
            if code in self.targets and place < len(self.table.heads)
        }
        # A value for all rows stands back where a column has the field.
        taken = {*columns.values()}
        constants = {
            code: text
            for code, text in chosen.constants.items()
            if code in self.targets and code not in taken
        }
        mapping = [
            Guess(place, code, 1, self._scale(place, chosen)) for place, code in columns.items()
        ]
        table = replace(self.table, heads=self._dated(columns), rows=self.table.rows[:most])
        return items_from(table, self.part, mapping, self.labels, constants)

    def _money(self, columns: Mapping[int, str]) -> list[int]:
        return [place for place, code in columns.items() if self.counts_money([code])]

    def _scale(self, place: int, chosen: Chosen) -> int:
        return (
            scale_in(self.table.heads[place]) if chosen.scale == HEADS else int(chosen.scale or 1)
        )

    def _dated(self, columns: Mapping[int, str]) -> tuple[str, ...]:
        """The heads, with the year behind those for which a person said one."""
        heads = list(self.table.heads)
        for place, code in columns.items():
            year = self.targets[code].column.year
            if year is not None and year not in years_in([heads[place]]):
                heads[place] = f"{heads[place]} {year}".strip()
        return tuple(heads)

    def _has_digits(self, column: int) -> bool:
        cells = (row[column] for _, row in self.table.rows[:_LOOKED_AT])
        return any(isinstance(cell, int | float) or _DIGIT.search(str(cell)) for cell in cells)


def is_total(problems: Sequence[Remark]) -> bool:
    """Whether a row was kept aside because it only adds up others: nothing is lost with it."""
    return any(each.code == "total-row" for each in problems)

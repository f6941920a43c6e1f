"""An item as a worksheet would have it: what was touched, what is wrong, and what comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from selaras.core.plan import PARTS, Masterplan
from selaras.core.plan.problems import problem
from selaras.core.plan.shape import OWN, item_model
from selaras.core.plan.wording import worded_error
from selaras.core.text import Text
from selaras.core.text.parsing import NumberProblem
from selaras.documents.worksheet.aligning import Aligned, address
from selaras.documents.worksheet.columns import Column, Record
from selaras.documents.worksheet.remarks import Remark, sentence

_NEW = "baru"
"""Stands for the key of a new item while its content is examined."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, or with no column a row, of an aligned sheet. `row` counts from 1."""

    sheet: Aligned
    row: int
    column: Column | None = None

    def remark(self, code: str, found: Text) -> Remark:
        """What is wrong there."""
        name = self.column.label if self.column else ""
        place = self.sheet.place(self.column) if self.column else None
        cell = address(self.row, place)
        return Remark(code, found, self.sheet.page.title, self.row, name, cell)

    def noted(self, code: str, **values: object) -> Remark:
        """The sentence with that code, said of the cell."""
        return self.remark(code, sentence(code, **values).message)


@dataclass
class Draft:
    """An item of the plan, or a new one (`before` is None), and what becomes of it."""

    part: str
    key: str
    before: Record | None
    spot: Spot | None = None
    data: Record = field(default_factory=dict)
    touched: dict[str, list[Spot]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Remark] = field(default_factory=list)
    lines: dict[str, list[int]] = field(default_factory=dict)
    """Rows of the sheet that hold a table, by the table's field."""

    def __post_init__(self) -> None:
        self.data = dict(self.before or {})

    def touch(self, name: str, spot: Spot) -> None:
        """Note that somebody changed a cell of this field."""
        self.touched.setdefault(name, []).append(spot)

    def fail(self, name: str, spot: Spot, found: NumberProblem) -> None:
        """Note that a cell of this field cannot be read: the field stays as it was."""
        self.touch(name, spot)
        self.broken.add(name)
        self.problems.append(spot.remark(found.code, found.message))

    def changes(self) -> Record:
        """Every field that has another value now, None for an emptied one; checks them all.

        For a new item its whole data, or nothing as long as anything is wrong with it.
        """
        found = self._examined()
        if self.before is None:
            return {} if self.problems else found
        before = self.before
        return {
            name: found.get(name)
            for name in self.touched
            if name not in self.broken and found.get(name) != before.get(name)
        }

    def _examined(self) -> Record:
        """The data as the model holds them, without the fields that do not stand."""
        try:
            return self._sound(self._standing())
        except ValidationError as error:
            self._tell(error)
        try:
            return self._sound(self._standing())
        except ValidationError:
            # Fields that only together make no sense: a new item, or all that was touched.
            self.broken |= self.touched.keys()
            return dict(self.before or {})

    def _standing(self) -> Record:
        data = dict(self.data)
        for name in self.broken:
            data.pop(name, None)
            if self.before and name in self.before:
                data[name] = self.before[name]
        return data

    def _sound(self, data: Record) -> Record:
        if self.part == OWN:
            own = Masterplan.model_validate(data)
            return own.model_dump(mode="json", exclude_defaults=True, exclude={*PARTS})
        item = item_model(self.part).model_validate({"key": self.key or _NEW, **data})
        found: Record = item.model_dump(mode="json", exclude_defaults=True)
        if self.before is None and "key" not in self.data:
            del found["key"]
        return found

    def _tell(self, error: ValidationError) -> None:
        for detail in error.errors(include_url=False):
            name = str(detail["loc"][0]) if detail["loc"] else ""
            # A new item lacks what could not be read; that was told already.
            if name in self.broken:
                continue
            code, values = worded_error(detail)
            told = problem(code, **values).message
            spot = self._spot_of(detail)
            if spot is not None:
                self.problems.append(spot.remark(code, told))
        for detail in error.errors(include_url=False):
            self.broken |= {str(detail["loc"][0])} if detail["loc"] else self.touched.keys()

    def _spot_of(self, detail: ErrorDetails) -> Spot | None:
        names = tuple(step for step in detail["loc"] if isinstance(step, str))
        if not names:
            return self.spot
        spots = self.touched.get(names[0], [])
        fitting = (spot for spot in spots if spot.column and _fits(spot.column, names))
        return next(fitting, None) or next(iter(spots), None) or self._untouched(names)

    def _untouched(self, names: tuple[str, ...]) -> Spot | None:
        if self.spot is None:
            return None
        columns: Iterator[Column] = iter(self.spot.sheet.form.columns)
        column = next((each for each in columns if _fits(each, names)), None)
        return Spot(self.spot.sheet, self.spot.row, column)


def _fits(column: Column, names: tuple[str, ...]) -> bool:
    """Whether the column shows what lies there; a row of a table is known by its last name."""
    if names[-1] in ("id", "en") and column.side is not None:
        return column.side == names[-1] and names[-2] in column.path
    return names[-1] in (*column.path, column.amount)

"""The small values that every part of a plan is made of."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from selaras.core.text.text import Line

LONGEST_SPAN = 30
"""Years; the longest plan in the chain, an RPJPD, runs twenty."""

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Key = Annotated[
    str, StringConstraints(strict=True, max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
"""A stable name inside the plan, such as `super-apps`; it outlives every change of wording."""

Year = Annotated[int, Field(strict=True, ge=1945, le=2200)]
Rupiah = Annotated[int, Field(strict=True, ge=0, le=10**15)]
"""Whole rupiah, never negative."""

SignedRupiah = Annotated[int, Field(strict=True, ge=-(10**15), le=10**15)]
"""Whole rupiah; an account such as surplus or deficit may be negative."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false, and no other word for it."""


def _digits(value: Any) -> Any:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise PydanticCustomError("decimal_parsing", "digits")
    return value


def _day(value: Any) -> Any:
    # Otherwise a number would count as seconds since 1970.
    if type(value) is date or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date_parsing", "year-month-day")


Day = Annotated[date, BeforeValidator(_day)]
"""A day; in a file written as `2022-09-22`."""

Quantity = Annotated[
    Decimal,
    BeforeValidator(_digits),
    Field(allow_inf_nan=False, max_digits=24, decimal_places=8),
    AfterValidator(lambda value: value + 0),
    PlainSerializer(lambda value: f"{value:f}", return_type=str, when_used="json"),
]
"""An exact number, never a binary float, and no minus zero; in JSON a string of digits."""

Confidence = Literal["high", "medium", "low"]
ALL_FIELDS = "*"


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a key as the name of an item in that part of the plan."""

    part: str


AgencyKey = Annotated[Key, Refers("agencies")]
PartnerKey = Annotated[Key, Refers("partners")]
DocumentKey = Annotated[Key, Refers("documents")]
FactKey = Annotated[Key, Refers("facts")]
SwotKey = Annotated[Key, Refers("swot")]
MissionKey = Annotated[Key, Refers("missions")]
ObjectiveKey = Annotated[Key, Refers("objectives")]
ProgrammeKey = Annotated[Key, Refers("programmes")]
QuickWinKey = Annotated[Key, Refers("quick_wins")]


class Value(BaseModel):
    """A frozen piece of the plan; a field nobody declared is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(Value):
    """Where an item's content comes from, so that nobody mistakes made-up values for real ones.

    `demonstration` names the item's fields that were filled in for a demonstration and
    `inferred` those that somebody concluded rather than read; `*` stands for all of them.
    """

    source: Line | None = None
    confidence: Confidence | None = None
    inferred: tuple[Line, ...] = ()
    demonstration: tuple[Line, ...] = ()

    def demonstrates(self, field: str) -> bool:
        """Whether that field holds a demonstration value."""
        return field in self.demonstration or ALL_FIELDS in self.demonstration


REAL = Origin()


class Item(Value):
    """Anything in a plan that has a key of its own."""

    key: Key
    origin: Origin = REAL

    def demonstrates(self, field: str) -> bool:
        """Whether that field holds a demonstration value."""
        return self.origin.demonstrates(field)


class Span(Value):
    """Years from start to end, both included."""

    start: Year
    end: Year

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("span_reversed")
        if self.length > LONGEST_SPAN:
            raise ValueError("span_too_long")
        return self

    @property
    def length(self) -> int:
        """Number of years."""
        return self.end - self.start + 1

    @property
    def years(self) -> range:
        """Every year, in order."""
        return range(self.start, self.end + 1)

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def __contains__(self, year: int) -> bool:
        return self.start <= year <= self.end

    def __str__(self) -> str:
        return f"{self.start}\N{EN DASH}{self.end}"


class YearValue(Value):
    """A quantity in one year."""

    year: Year
    value: Quantity


class BudgetLine(Value):
    """Money planned for one year from one source of funds (`Knowledge.fund`)."""

    year: Year
    fund: Key
    amount: Rupiah

"""Buku I: facts of readiness, finance, gap, SWOT and the strategies crossed from it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from selaras.core.plan.values import (
    AgencyKey,
    FactKey,
    Item,
    Key,
    ProgrammeKey,
    Quantity,
    Rupiah,
    SignedRupiah,
    SwotKey,
    Value,
    Year,
)
from selaras.core.text.text import Line, Text

Element = Literal["structure", "infrastructure", "superstructure", "nature", "culture"]


class Fact(Item):
    """One known thing about the region: a number with its unit, or a statement.

    `measure` names what is measured, so that two facts of one measure and year can be
    compared. `parts` are the facts that add up to this one. `level` is readiness from 1 to 4.
    """

    element: Element
    sub_element: Key
    name: Text
    measure: Key | None = None
    value: Quantity | None = None
    unit: Text | None = None
    statement: Text | None = None
    year: Year | None = None
    level: int | None = Field(default=None, strict=True, ge=1, le=4)
    number: Line | None = None
    parts: tuple[FactKey, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.statement is None:
            raise ValueError("fact_says_nothing")
        return self


class YearAmount(Value):
    """What an account held in one year: planned (budget) and done (realisation)."""

    year: Year
    budget: SignedRupiah | None = None
    realisation: SignedRupiah | None = None


class Account(Item):
    """A line of the APBD tree; its place in the tree is its code (`4.1.01` under `4.1`)."""

    code: Line
    name: Text
    amounts: tuple[YearAmount, ...] = ()


class Ceiling(Item):
    """The most that one source of funds has room for in one year (pagu)."""

    year: Year
    fund: Key
    amount: Rupiah
    note: Text | None = None


class Gap(Item):
    """Present against wanted state of a sub-dimension, why they differ and what that needs.

    `priority` is 1 for the most urgent and 3 for the least.
    """

    dimension: Key
    sub_dimension: Key
    current: Text
    desired: Text
    gap: Text | None = None
    cause: Text | None = None
    need: Text | None = None
    facts: tuple[FactKey, ...] = ()
    agencies: tuple[AgencyKey, ...] = ()
    programmes: tuple[ProgrammeKey, ...] = ()
    priority: int | None = Field(default=None, strict=True, ge=1, le=3)


class Swot(Item):
    """A strength, weakness, opportunity or threat found in one readiness element."""

    kind: Literal["strength", "weakness", "opportunity", "threat"]
    element: Element
    statement: Text
    facts: tuple[FactKey, ...] = ()
    evidence: Text | None = None
    weight: Quantity | None = None
    rating: int | None = Field(default=None, strict=True, ge=1, le=4)


class Strategy(Item):
    """A strategy crossed from SWOT (TOWS) and the programmes that carry it out."""

    kind: Literal["SO", "WO", "ST", "WT"]
    statement: Text
    swot: tuple[SwotKey, ...] = ()
    dimension: Key | None = None
    programmes: tuple[ProgrammeKey, ...] = ()

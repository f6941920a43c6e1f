"""What is to be done: programmes, the five action-plan parts of Buku II, quick wins."""

from typing import Literal

from pydantic import Field

from selaras.core.plan.values import (
    AgencyKey,
    BudgetLine,
    Flag,
    Item,
    Key,
    ObjectiveKey,
    PartnerKey,
    ProgrammeKey,
    Quantity,
    QuickWinKey,
    Rupiah,
    Span,
    Value,
    Year,
    YearValue,
)
from selaras.core.text.text import Line, Text


class Nomenclature(Value):
    """A sub-activity code and the version of the code book it was taken from."""

    code: Line
    book: Key


class Output(Value):
    """What a programme delivers, how it is counted, and how much in which year."""

    name: Text
    unit: Text | None = None
    targets: tuple[YearValue, ...] = ()


class Programme(Item):
    """A programme of the plan: already in RPJMD or Renstra (`existing`), or an innovation.

    `budget` holds one line for each year and source; `stated_total` is the sum printed by
    whoever wrote the plan, kept to be compared.
    """

    name: Text
    dimension: Key
    sub_dimension: Key
    objectives: tuple[ObjectiveKey, ...] = ()
    kind: Literal["existing", "innovation"] | None = None
    ict: Flag | None = None
    description: Text | None = None
    benefit: Text | None = None
    lead: AgencyKey | None = None
    supporting: tuple[AgencyKey, ...] = ()
    partners: tuple[PartnerKey, ...] = ()
    nomenclature: Nomenclature | None = None
    years: Span | None = None
    outputs: tuple[Output, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    stated_total: Rupiah | None = None
    depends_on: tuple[ProgrammeKey, ...] = ()
    risk: Text | None = None
    mitigation: Text | None = None

    @property
    def cost(self) -> int:
        """All years and sources together, in rupiah."""
        return sum(line.amount for line in self.budget)


class Action(Item):
    """A row of one of the five action-plan parts of Buku II."""

    part: Literal["policy", "institution", "infrastructure", "application", "literacy"]
    title: Text
    form: Text | None = None
    description: Text | None = None
    lead: AgencyKey | None = None
    years: Span | None = None
    output: Text | None = None
    quantity: Quantity | None = None
    unit: Text | None = None
    budget: tuple[BudgetLine, ...] = ()
    programmes: tuple[ProgrammeKey, ...] = ()


class Stage(Value):
    """A step of a quick win, from one month of a year to another of the same year."""

    year: Year
    first_month: int = Field(strict=True, ge=1, le=12)
    last_month: int = Field(strict=True, ge=1, le=12)
    activity: Text


class QuickWin(Item):
    """A programme that citizens feel within about a year, with its sheet (Buku IV)."""

    name: Text
    dimension: Key
    sub_dimension: Key
    programme: ProgrammeKey | None = None
    problem: Text | None = None
    innovation: Text | None = None
    aim: Text | None = None
    benefit: Text | None = None
    beneficiaries: Text | None = None
    outputs: tuple[Output, ...] = ()
    stages: tuple[Stage, ...] = ()
    lead: AgencyKey | None = None
    supporting: tuple[AgencyKey, ...] = ()
    partners: tuple[PartnerKey, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    infrastructure_needed: Text | None = None
    application_needed: Text | None = None
    regulation_needed: Text | None = None
    risk: Text | None = None
    mitigation: Text | None = None
    sustainability: Text | None = None
    measure: Text | None = None
    status: Literal["planned", "running", "paused", "stopped", "replaced", "done"] = "planned"
    status_reason: Text | None = None
    replaced_by: QuickWinKey | None = None
    evidence: tuple[Line, ...] = ()

    @property
    def cost(self) -> int:
        """All years and sources together, in rupiah."""
        return sum(line.amount for line in self.budget)

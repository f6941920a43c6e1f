"""A workflow: the stages of a guidance in their order, as data with a version.

`selaras.reference.workflows` reads the ones that come with Selaras and refuses what contradicts
itself; the ministry makes others in the pages. A cohort keeps the version it began with.
"""

from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from selaras.core.text import Text

Mode = Literal["full", "area", "own"]
"""How a region takes part: guided through every stage, only in the plan of its area, or writing
on its own."""

OutputKind = Literal["book", "document", "minutes"]

MODES: Final[tuple[Mode, ...]] = ("full", "area", "own")
OUTPUT_KINDS: Final[tuple[OutputKind, ...]] = ("book", "document", "minutes")

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class Output(BaseModel):
    """What a stage produces: a book of the plan, another document, or minutes of its session.

    `book` is the number of the book, of kind `book` only.
    """

    model_config = _FROZEN

    code: Code
    name: Text
    kind: OutputKind
    book: Annotated[int, Field(ge=1, le=5)] | None = None
    required: bool = True


class Stage(BaseModel):
    """One stage. `days` is how long it lasts by default from its beginning to its gate, in days
    of the calendar; `session_days` how many days its session has (0: none).

    `takes_part` are roles of the programme. `checks` names a gate of `policy.yaml`: findings that
    stand in its way must be mended or waived. `approval` says that an adviser must approve.
    Regions that take part in another mode than `modes` pass over the stage, and so do those
    without an area where it is for areas (`area_only`). `groups` says that people work in one
    group for each dimension.
    """

    model_config = _FROZEN

    code: Code
    name: Text
    purpose: Text
    help: Text | None = None
    days: Annotated[int, Field(ge=1, le=730)]
    session_days: Annotated[int, Field(ge=0, le=10)] = 0
    groups: bool = False
    takes_part: tuple[str, ...] = ()
    produces: tuple[Output, ...] = ()
    checks: str = ""
    approval: bool = True
    modes: Annotated[tuple[Mode, ...], Field(min_length=1)] = ("full", "own")
    area_only: bool = False

    def applies(self, mode: str, *, has_area: bool) -> bool:
        """Whether a region that takes part like this passes through the stage."""
        return mode in self.modes and (has_area or not self.area_only)


class Workflow(BaseModel):
    """Stages in their order; `slug` and `version` name it, as in `bimtek@2021`."""

    model_config = _FROZEN

    slug: Code
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{1,3})?$")]
    name: Text
    source: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    confidence: Literal["", "high", "medium", "low", "own"] = ""
    note: Text | None = None
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=20)]

    @property
    def key(self) -> str:
        """What cohorts name it by."""
        return f"{self.slug}@{self.version}"

    @cached_property
    def stage(self) -> dict[str, Stage]:
        """Stages by code."""
        return {each.code: each for each in self.stages}

    def course(self, mode: str, *, has_area: bool) -> tuple[Stage, ...]:
        """The stages that a region passes through that takes part like this."""
        return tuple(each for each in self.stages if each.applies(mode, has_area=has_area))

    @property
    def days(self) -> int:
        """How long all stages last together by default."""
        return sum(each.days for each in self.stages)

"""Where the plan wants to go: vision, missions, objectives and their indicators."""

from typing import Literal

from selaras.core.plan.values import (
    REAL,
    AgencyKey,
    DocumentKey,
    Item,
    Key,
    MissionKey,
    ObjectiveKey,
    Origin,
    Value,
    YearValue,
)
from selaras.core.text.text import Line, Text


class Vision(Value):
    """The vision sentence, the keywords it grew from, and what it means."""

    statement: Text
    keywords: tuple[Text, ...] = ()
    explanation: Text | None = None
    origin: Origin = REAL


class Mission(Item):
    """A mission, usually one for each dimension; their order is the order in the plan."""

    statement: Text
    dimension: Key | None = None


class GoalLink(Value):
    """An objective serves a goal of another document, such as RPJMD mission 3."""

    document: DocumentKey
    goal: Key


class Objective(Item):
    """What is to be reached in a sub-dimension (sasaran)."""

    statement: Text
    mission: MissionKey | None = None
    dimension: Key
    sub_dimension: Key
    links: tuple[GoalLink, ...] = ()


class Indicator(Item):
    """How one sees that an objective is reached: from the baseline, year by year.

    `direction` says which way is better. `source` is who publishes the number.
    """

    objective: ObjectiveKey
    name: Text
    definition: Text | None = None
    unit: Text | None = None
    direction: Literal["up", "down", "keep"] | None = None
    baseline: YearValue | None = None
    targets: tuple[YearValue, ...] = ()
    source: Line | None = None
    frequency: Literal["monthly", "quarterly", "half-yearly", "yearly"] | None = None
    owner: AgencyKey | None = None

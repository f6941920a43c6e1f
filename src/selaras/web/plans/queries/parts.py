"""The parts of a plan arranged for reading: by readiness element, by dimension, by phase."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from selaras.core.framework import Dimension, Knowledge, ReadinessElement
from selaras.core.plan import (
    Action,
    Fact,
    Gap,
    Indicator,
    Masterplan,
    Mission,
    Objective,
    Programme,
    Strategy,
    Swot,
)
from selaras.core.text import Text

T = TypeVar("T")

SWOT_KINDS = ("strength", "weakness", "opportunity", "threat")
STRATEGY_KINDS = ("SO", "WO", "ST", "WT")


@dataclass(frozen=True, slots=True)
class ElementFacts:
    """The facts of one readiness element, with its mean level from 1 to 4 where any is rated."""

    element: ReadinessElement
    facts: tuple[tuple[Fact, Text | None], ...]
    level: Decimal | None


def facts_by_element(plan: Masterplan, knowledge: Knowledge) -> tuple[ElementFacts, ...]:
    """Every element of the programme, each fact with the name of its sub-element."""
    found = []
    for element in knowledge.readiness:
        facts = [fact for fact in plan.facts if fact.element == element.code]
        order = [sub.code for sub in element.sub_elements]
        names = {sub.code: sub.name for sub in element.sub_elements}
        facts.sort(key=lambda fact: _place(fact.sub_element, order))
        levels = [fact.level for fact in facts if fact.level is not None]
        mean = Decimal(sum(levels)) / len(levels) if levels else None
        named = tuple((fact, names.get(fact.sub_element)) for fact in facts)
        found.append(ElementFacts(element, named, mean))
    return tuple(found)


def _place(code: str, order: list[str]) -> int:
    return order.index(code) if code in order else len(order)


@dataclass(frozen=True, slots=True)
class SwotMatrix:
    """The four boxes of one readiness element."""

    element: ReadinessElement
    boxes: tuple[tuple[str, tuple[Swot, ...]], ...]


def swot_by_element(plan: Masterplan, knowledge: Knowledge) -> tuple[SwotMatrix, ...]:
    """Matrices of the elements that have any statement."""
    found = []
    for element in knowledge.readiness:
        own = [item for item in plan.swot if item.element == element.code]
        if own:
            boxes = tuple(
                (kind, tuple(item for item in own if item.kind == kind)) for kind in SWOT_KINDS
            )
            found.append(SwotMatrix(element, boxes))
    return tuple(found)


def strategies_by_kind(plan: Masterplan) -> tuple[tuple[str, tuple[Strategy, ...]], ...]:
    """Strategies under SO, WO, ST and WT; kinds without any are left out."""
    found = (
        (kind, tuple(each for each in plan.strategies if each.kind == kind))
        for kind in STRATEGY_KINDS
    )
    return tuple((kind, each) for kind, each in found if each)


@dataclass(frozen=True, slots=True)
class DimensionParts:
    """What a plan holds for one dimension."""

    dimension: Dimension
    missions: tuple[Mission, ...]
    objectives: tuple[tuple[Objective, tuple[Indicator, ...]], ...]
    gaps: tuple[Gap, ...]
    programmes: tuple[Programme, ...]
    quick_wins: int
    cost: int

    @property
    def indicators(self) -> int:
        """How many indicators its objectives have."""
        return sum(len(indicators) for _, indicators in self.objectives)


def by_dimension(plan: Masterplan, knowledge: Knowledge) -> tuple[DimensionParts, ...]:
    """The six dimensions in the programme's order."""
    objectives = _grouped((each.dimension, each) for each in plan.objectives)
    gaps = _grouped((each.dimension, each) for each in plan.gaps)
    programmes = _grouped((each.dimension, each) for each in plan.programmes)
    missions = _grouped((each.dimension or "", each) for each in plan.missions)
    wins = _grouped((each.dimension, each) for each in plan.quick_wins)
    return tuple(
        DimensionParts(
            dimension=dimension,
            missions=tuple(missions[dimension.code]),
            objectives=tuple(
                (each, plan.indicators_of.get(each.key, ())) for each in objectives[dimension.code]
            ),
            gaps=tuple(gaps[dimension.code]),
            programmes=tuple(programmes[dimension.code]),
            quick_wins=len(wins[dimension.code]),
            cost=sum(each.cost for each in programmes[dimension.code]),
        )
        for dimension in knowledge.dimensions
    )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return found


@dataclass(frozen=True, slots=True)
class Bar:
    """A programme on the roadmap: empty years before, years of work, empty years after."""

    programme: Programme
    before: int
    length: int
    after: int


def roadmap(programmes: Iterable[Programme], years: range) -> tuple[Bar, ...]:
    """Each programme cut to the shown years; `length` 0 when it has no year among them."""
    bars = []
    for programme in programmes:
        span = programme.years
        start = max(span.start, years.start) if span else years.stop
        stop = min(span.end + 1, years.stop) if span else years.stop
        if start >= stop:
            bars.append(Bar(programme, len(years), 0, 0))
        else:
            bars.append(Bar(programme, start - years.start, stop - start, years.stop - stop))
    return tuple(bars)


ACTION_PARTS = ("policy", "institution", "infrastructure", "application", "literacy")


def actions_by_part(plan: Masterplan) -> tuple[tuple[str, tuple[Action, ...]], ...]:
    """The five action-plan parts of Buku II; empty ones are left out."""
    found = (
        (part, tuple(each for each in plan.actions if each.part == part)) for part in ACTION_PARTS
    )
    return tuple((part, actions) for part, actions in found if actions)

"""When the gate of a stage opens."""

from dataclasses import dataclass
from typing import Literal

from selaras.core.workflow.workflow import Stage

ConditionKind = Literal["checks", "output", "approval"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a region at a stage.

    `in_the_way` counts findings that stand in the way and were not waived; None: there is no plan
    yet. `handed_in` are codes of outputs that exist.
    """

    in_the_way: int | None
    handed_in: frozenset[str] = frozenset()
    approved: bool = False
    excepted: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that the gate asks for; `code` is that of an output."""

    kind: ConditionKind
    code: str
    met: bool


@dataclass(frozen=True, slots=True)
class GateState:
    """What the gate asks for, in order, and whether it may open: all met, or by exception."""

    conditions: tuple[Condition, ...]
    excepted: bool

    @property
    def missing(self) -> tuple[Condition, ...]:
        """What is not met yet."""
        return tuple(each for each in self.conditions if not each.met)

    @property
    def may_open(self) -> bool:
        """Whether the region may pass."""
        return self.excepted or not self.missing


def gate_state(stage: Stage, facts: Facts) -> GateState:
    """What the stage's gate asks for, against what is known."""
    found = []
    if stage.checks:
        found.append(Condition("checks", stage.checks, facts.in_the_way == 0))
    for output in stage.produces:
        if output.required:
            found.append(Condition("output", output.code, output.code in facts.handed_in))
    if stage.approval:
        found.append(Condition("approval", "", facts.approved))
    return GateState(tuple(found), facts.excepted)

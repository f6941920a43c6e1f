"""What somebody answered for: a finding that may stay, why, by whose word and until when."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from selaras.core.plan.values import Day, Item, Key
from selaras.core.text.text import Line, Text

RULE_CODE = r"^[A-Z]{3}[0-9]{2}$"
RuleCode = Annotated[str, StringConstraints(strict=True, pattern=RULE_CODE)]
"""The code of a check rule, such as `IND03`."""


class Waiver(Item):
    """A finding that may stay (pengecualian): which one, why, who agreed, from when to when.

    `rule`, `part`, `item` and `field` say what the finding says of its place; those that a
    finding of the whole plan leaves empty are left out here too. `about` says which of several
    findings of the rule at that place, such as the code of a dimension; without it all of them
    may stay. That there is such a rule,
    item or finding is not asked: a plan in which it has gone is no worse for it. `approver` is
    name and office of whoever agreed; `until` is the last day on which the waiver counts.
    """

    rule: RuleCode
    part: (
        Literal[
            "documents",
            "agencies",
            "partners",
            "bodies",
            "narratives",
            "facts",
            "accounts",
            "ceilings",
            "gaps",
            "swot",
            "strategies",
            "missions",
            "objectives",
            "indicators",
            "programmes",
            "actions",
            "quick_wins",
        ]
        | None
    ) = None
    item: Key | None = None
    field: Line | None = None
    about: Line | None = None
    reason: Text
    approver: Line
    until: Day
    since: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since is not None and self.until < self.since:
            raise ValueError("waiver_reversed")
        return self

    def in_force(self, on: date) -> bool:
        """Whether the waiver counts on that day."""
        return (self.since is None or self.since <= on) and on <= self.until

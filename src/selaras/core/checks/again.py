"""Checks only what a change can affect, with the findings of a full check.

Every rule says what it looks at (`Rule.reads`). A rule that looks at nothing that was touched
finds what it found before; one that judges each item alone looks again at the touched items only.
"""

from bisect import insort
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from selaras.core.checks.catalogue import rules
from selaras.core.checks.engine import findings_by, order_in
from selaras.core.checks.rule import Context, Finding, Rule
from selaras.core.framework import Knowledge
from selaras.core.plan import PARTS, Masterplan

_Rules = dict[str, Rule]
"""Rules by code."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A field that has another value than before: of an item, or of the plan without `part`.

    Without `field` the item was added, removed or moved. One that got another key counts as
    removed under the old and added under the new.
    """

    part: str = ""
    key: str = ""
    field: str = ""

    @property
    def path(self) -> str:
        """The field as rules name it (`Rule.reads`); the part where there is no field."""
        return ".".join(step for step in (self.part, self.field) if step)


def check_again(
    findings: tuple[Finding, ...],
    plan: Masterplan,
    knowledge: Knowledge,
    touched: Collection[Touched],
) -> tuple[Finding, ...]:
    """What `check` finds in the plan, given all its findings before the change.

    `touched` names everything in which the plan differs from the one before; it may name more.
    """
    items = {(each.part, each.key) for each in touched if each.part}
    reordered = any(each.part and not each.field for each in touched)
    whole, alone = _to_run(touched)
    if not (whole or alone or reordered):
        return findings
    kept: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        code = finding.rule.code
        again = code in whole or (code in alone and (finding.part, finding.key) in items)
        (old if again else kept).append(finding)
    order = order_in(plan)
    new = sorted(_found(plan, knowledge, whole, alone, items), key=order)
    if reordered:
        return tuple(sorted(kept + new, key=order))
    if new == old:
        return findings
    for finding in new:
        insort(kept, finding, key=order)
    return tuple(kept)


def _to_run(touched: Collection[Touched]) -> tuple[_Rules, _Rules]:
    """The rules that must see the whole plan, and those that need the touched items only."""
    whole: _Rules = {}
    alone: _Rules = {}
    for each in touched:
        for rule in _readers().get(each.path, ()):
            (alone if rule.alone and each.part else whole)[rule.code] = rule
    return whole, {code: rule for code, rule in alone.items() if code not in whole}


@cache
def _readers() -> dict[str, tuple[Rule, ...]]:
    """The rules that look at each path; a part is looked at through any field of its items."""
    found: dict[str, _Rules] = {}
    for rule in rules():
        for path in rule.reads:
            for place in (path, path.partition(".")[0]):
                found.setdefault(place, {})[rule.code] = rule
    return {path: tuple(readers.values()) for path, readers in found.items()}


def _found(
    plan: Masterplan,
    knowledge: Knowledge,
    whole: _Rules,
    alone: _Rules,
    items: Collection[tuple[str, str]],
) -> Iterator[Finding]:
    context = Context(plan, knowledge)
    for rule in whole.values():
        yield from findings_by(rule, context)
    context = Context(_narrowed(plan, items), knowledge)
    for rule in alone.values():
        yield from (finding for finding in findings_by(rule, context) if finding.part)


def _narrowed(plan: Masterplan, items: Collection[tuple[str, str]]) -> Masterplan:
    """The plan with those items only."""
    parts = {part for part, _ in items}
    return plan.model_copy(
        update={
            part: tuple(item for item in plan.items(part) if (part, item.key) in items)
            if part in parts
            else ()
            for part in PARTS
        }
    )

"""Runs rules over a plan."""

from collections.abc import Callable, Collection, Iterator
from functools import cache

from selaras.core.checks.catalogue import rules
from selaras.core.checks.rule import Context, Finding, Rule
from selaras.core.framework import Knowledge
from selaras.core.plan import PARTS, Masterplan

_LONGEST_ABOUT = 200
"""Letters; waivers repeat it."""

_PLACE = {part: number for number, part in enumerate(("", *PARTS))}


def check(
    plan: Masterplan, knowledge: Knowledge, select: Collection[str] = ()
) -> tuple[Finding, ...]:
    """All findings in the order of the plan: by part, then item, then rule.

    `select` narrows the rules to codes or beginnings of codes (`IND`, `BUD02`).
    """
    context = Context(plan, knowledge)
    chosen = (rule for rule in rules() if not select or rule.code.startswith(tuple(select)))
    found = [finding for rule in chosen for finding in findings_by(rule, context)]
    return tuple(sorted(found, key=order_in(plan)))


def findings_by(rule: Rule, context: Context) -> Iterator[Finding]:
    """What one rule finds, in words."""
    for fault in rule.find(context):
        text = rule.message.format(**fault.values)
        about = " ".join(fault.about.split())[:_LONGEST_ABOUT]
        yield Finding(rule, fault.part, fault.key, fault.field, text, fault.values, about)


def order_in(plan: Masterplan) -> Callable[[Finding], tuple[int, int, str, str]]:
    """The key by which the findings of that plan are sorted."""

    @cache
    def places(part: str) -> dict[str, int]:
        return {item.key: number for number, item in enumerate(plan.items(part))}

    def order(finding: Finding) -> tuple[int, int, str, str]:
        if finding.part:
            place = places(finding.part)[finding.key]
            return _PLACE[finding.part], place, finding.rule.code, finding.field
        return _PLACE.get(finding.field, 0), -1, finding.rule.code, finding.field

    return order

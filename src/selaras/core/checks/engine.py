"""Runs rules over a plan."""

from collections.abc import Callable, Collection

from selaras.core.checks.catalogue import rules
from selaras.core.checks.rule import Context, Finding, Found, Rule
from selaras.core.framework import Knowledge
from selaras.core.plan import PARTS, Masterplan


def check(
    plan: Masterplan, knowledge: Knowledge, select: Collection[str] = ()
) -> tuple[Finding, ...]:
    """All findings in the order of the plan: by part, then item, then rule.

    `select` narrows the rules to codes or beginnings of codes (`IND`, `BUD02`).
    """
    context = Context(plan, knowledge)
    chosen = (rule for rule in rules() if not select or rule.code.startswith(tuple(select)))
    found = [_worded(rule, fault) for rule in chosen for fault in rule.find(context)]
    return tuple(sorted(found, key=_order(plan)))


def _worded(rule: Rule, fault: Found) -> Finding:
    text = rule.message.format(**fault.values)
    return Finding(rule, fault.part, fault.key, fault.field, text, fault.values)


def _order(plan: Masterplan) -> Callable[[Finding], tuple[int, int, str, str]]:
    parts = {part: number for number, part in enumerate(("", *PARTS))}
    items = {
        (part, item.key): number for part in PARTS for number, item in enumerate(plan.items(part))
    }

    def order(finding: Finding) -> tuple[int, int, str, str]:
        part = finding.part or (finding.field if finding.field in parts else "")
        place = items.get((finding.part, finding.key), -1)
        return parts[part], place, finding.code, finding.path

    return order

"""Which findings stand in the way of a book or a stage, by the policy in `Knowledge.gates`."""

from collections.abc import Iterable

from selaras.core.checks.rule import Finding
from selaras.core.checks.waiving import Judged
from selaras.core.framework import Gate
from selaras.core.plan import PARTS


def in_the_way(judged: Iterable[Judged], gate: Gate) -> tuple[Judged, ...]:
    """The findings that keep the gate shut, in their order; a waived one never does."""
    return tuple(each for each in judged if each.open and stops(each.finding, gate))


def stops(finding: Finding, gate: Gate) -> bool:
    """Whether a finding like this one would keep the gate shut if nobody waived it."""
    if finding.code in gate.never:
        return False
    if finding.code in gate.always:
        return True
    return (
        finding.severity in gate.severities and part_of(finding.part, finding.field) in gate.parts
    )


def part_of(part: str, field: str) -> str:
    """The part of the plan that a finding or a waiver belongs to; empty for the plan itself.

    A finding about a whole part stands at no item: its field is the part's name.
    """
    return part or (field if field in PARTS else "")

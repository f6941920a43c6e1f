"""Which findings somebody agreed to leave, on a given day, and which waivers excuse nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from selaras.core.checks.rule import Finding
from selaras.core.plan import Masterplan, Waiver

_Place = tuple[str, str, str, str, str]
"""Rule, part, key, field, and what tells apart several findings of the rule there."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, and the waiver that excuses it on the day in question, if any does."""

    finding: Finding
    waiver: Waiver | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits for somebody to mend it."""
        return self.waiver is None


def judged(findings: Iterable[Finding], plan: Masterplan, on: date) -> tuple[Judged, ...]:
    """Every finding in its order, with the plan's waiver for it that is in force on that day.

    A waiver excuses the finding of its rule at its place: part, item and field. Where the rule
    may find several things there, it excuses the one it is `about`; all, where it names none. Of
    several in force the first in the plan's order counts.
    """
    excused: dict[_Place, Waiver] = {}
    number: dict[str, int] = {}
    for place, waiver in enumerate(plan.waivers):
        if waiver.in_force(on):
            excused.setdefault(_excused(waiver), waiver)
            number[waiver.key] = place

    def waiver_of(finding: Finding) -> Waiver | None:
        if not excused:
            return None
        found = [excused[each] for each in _places(finding) if each in excused]
        return min(found, key=lambda each: number[each.key], default=None)

    return tuple(Judged(finding, waiver_of(finding)) for finding in findings)


def open_findings(judged: Iterable[Judged]) -> tuple[Finding, ...]:
    """The findings that nobody has waived: what people mean when they ask what is wrong."""
    return tuple(each.finding for each in judged if each.open)


def idle_waivers(findings: Iterable[Finding], plan: Masterplan) -> tuple[Waiver, ...]:
    """Waivers for something that is not found any more, whatever the day; they can go.

    `findings` are all of the plan: those of a few rules would make every other waiver idle.
    """
    places = {place for finding in findings for place in _places(finding)}
    return tuple(waiver for waiver in plan.waivers if _excused(waiver) not in places)


def expired(plan: Masterplan, on: date) -> tuple[Waiver, ...]:
    """Waivers whose last day has passed; what they excused is open again."""
    return tuple(waiver for waiver in plan.waivers if waiver.until < on)


def _places(finding: Finding) -> set[_Place]:
    """What waivers that excuse it may name: this finding, or all of the rule at its place."""
    place = finding.code, finding.part, finding.key, finding.field
    return {(*place, finding.about), (*place, "")}


def _excused(waiver: Waiver) -> _Place:
    part, item = waiver.part or "", waiver.item or ""
    return waiver.rule, part, item, waiver.field or "", waiver.about or ""

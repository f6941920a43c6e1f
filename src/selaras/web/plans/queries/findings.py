"""What the checks find in a plan, linked to where it is mended."""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from selaras.core.checks import (
    Finding,
    Judged,
    Severity,
    check,
    check_again,
    judged,
    open_findings,
    part_of,
)
from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.plans.access import Opened
from selaras.web.plans.queries.touched import touched_between
from selaras.web.plans.turns import Turns
from selaras.web.ui.templatetags.selaras import said

_VIEWS = {
    "": "summary",
    "documents": "foundation",
    "agencies": "foundation",
    "partners": "foundation",
    "bodies": "foundation",
    "narratives": "foundation",
    "facts": "facts",
    "accounts": "finance",
    "ceilings": "finance",
    "gaps": "analysis",
    "swot": "analysis",
    "strategies": "analysis",
    "missions": "direction",
    "objectives": "direction",
    "indicators": "direction",
    "programmes": "programmes",
    "actions": "roadmap",
    "quick_wins": "quick_wins",
}

# Parts whose items have a page of their own.
_ITEM_VIEWS = {"programmes": "programme", "quick_wins": "quick_win"}

_CHECKED = 8
"""Plans of which a process keeps the findings in memory."""

_Place = tuple[int, datetime]
"""Revision and when it was made."""


def part_name(part: str) -> str:
    """The part of a plan as people call it; an empty one is the plan as a whole."""
    if part:
        return said(load_knowledge().words(part).title)
    return gettext("Rencana secara keseluruhan")


class _Memory:
    """The latest findings of the latest plans that this process checked, each with its value."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, tuple[_Place, Masterplan, tuple[Finding, ...]]]
        self._held = OrderedDict()
        self._lock = Lock()

    def get(self, pk: int) -> tuple[_Place, Masterplan, tuple[Finding, ...]] | None:
        with self._lock:
            return self._held.get(pk)

    def keep(self, pk: int, place: _Place, plan: Masterplan, findings: tuple[Finding, ...]) -> None:
        with self._lock:
            self._held[pk] = (place, plan, findings)
            self._held.move_to_end(pk)
            while len(self._held) > _CHECKED:
                self._held.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()


_memory = _Memory()
_turns = Turns()


def findings_of(opened: Opened) -> tuple[Finding, ...]:
    """All findings of the plan as it stands.

    Kept in memory with the value they were found in; another value is checked again only where
    it differs.
    """
    with _turns.of(opened.row.pk):
        place = (opened.row.revision, opened.row.updated_at)
        held = _memory.get(opened.row.pk)
        if held is None:
            found = check(opened.plan, opened.knowledge)
        elif held[0] == place:
            return held[2]
        else:
            touched = touched_between(held[1], opened.plan)
            found = check_again(held[2], opened.plan, opened.knowledge, touched)
        _memory.keep(opened.row.pk, place, opened.plan, found)
    return found


def judged_findings(opened: Opened) -> tuple[Judged, ...]:
    """All findings with the waiver that excuses each today, if any does."""
    return judged(findings_of(opened), opened.plan, timezone.localdate())


def open_findings_of(opened: Opened) -> tuple[Finding, ...]:
    """The findings that nobody has waived: what waits for somebody to mend it."""
    return open_findings(judged_findings(opened))


def forget_findings() -> None:
    """Drop the findings kept in memory (for tests, where rolled-back rows reuse numbers)."""
    _memory.clear()


@dataclass(frozen=True, slots=True)
class Line:
    """A finding and the address where its field is shown."""

    finding: Finding
    address: str


def place_of(finding: Finding) -> str:
    """The part a finding belongs to; empty for the plan itself."""
    return part_of(finding.part, finding.field)


def address_of(finding: Finding, plan_key: str, *, writes: bool = False) -> str:
    """Where the faulty item is shown; for those who write the plan, where its field is mended."""
    part = place_of(finding)
    if not writes or part == "waivers":
        return address_of_item(part, finding.key, plan_key)
    field = finding.field.partition(".")[0] if part == finding.part else ""
    form = address_of_form(part, finding.key, plan_key)
    return f"{form}#{field}" if field else form


def address_of_form(part: str, key: str, plan_key: str) -> str:
    """Where an item is written, or the plan's own fields; the list of the part without a key."""
    if not part:
        return reverse("drafts:own", args=(plan_key,))
    if not key:
        return reverse("drafts:part", args=(plan_key, part))
    return reverse("drafts:item", args=(plan_key, part, key))


def address_of_item(part: str, key: str, plan_key: str) -> str:
    """Where an item is shown; the page of the whole part without a key."""
    if key and part in _ITEM_VIEWS:
        return reverse(f"plans:{_ITEM_VIEWS[part]}", args=(plan_key, key))
    page = reverse(f"plans:{_VIEWS[part]}", args=(plan_key,))
    return f"{page}#{part}-{key}" if key else page


def gravest(
    findings: Iterable[Finding], opened: Opened, *, limit: int, writes: bool = False
) -> tuple[Line, ...]:
    """The first few of the gravest findings, no two of one rule."""
    first: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.severity.rank):
        first.setdefault(finding.code, finding)
    chosen = list(first.values())[:limit]
    key = opened.row.key
    return tuple(Line(each, address_of(each, key, writes=writes)) for each in chosen)


def findings_about(opened: Opened, part: str, key: str) -> tuple[Line, ...]:
    """Findings of one item."""
    return tuple(
        Line(each, "") for each in findings_of(opened) if (each.part, each.key) == (part, key)
    )


def count_by_severity(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    """How many errors, warnings and pieces of advice, gravest first, zeros included."""
    counts = Counter(finding.severity for finding in findings)
    return tuple((severity.value, counts[severity]) for severity in Severity)

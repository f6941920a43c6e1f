"""What the checks find in a plan, linked to where it is mended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from selaras.core.checks import Finding, Judged, Severity, check, judged, open_findings
from selaras.core.framework import Knowledge
from selaras.core.plan import PARTS, Masterplan
from selaras.reference import load_knowledge
from selaras.web.plans.access import Opened
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


def part_name(part: str) -> str:
    """The part of a plan as people call it; an empty one is the plan as a whole."""
    if part:
        return said(load_knowledge().words(part).title)
    return gettext("Rencana secara keseluruhan")


def findings_of(opened: Opened) -> tuple[Finding, ...]:
    """All findings of the plan as it stands; kept in memory for its revision."""
    return _findings(_Checked(opened))


def judged_findings(opened: Opened) -> tuple[Judged, ...]:
    """All findings with the waiver that excuses each today, if any does."""
    return judged(findings_of(opened), opened.plan, timezone.localdate())


def open_findings_of(opened: Opened) -> tuple[Finding, ...]:
    """The findings that nobody has waived: what waits for somebody to mend it."""
    return open_findings(judged_findings(opened))


class _Checked:
    """A plan that is equal to another when it is the same revision of the same row."""

    def __init__(self, opened: Opened) -> None:
        self.plan: Masterplan = opened.plan
        self.knowledge: Knowledge = opened.knowledge
        self.place = (opened.row.pk, opened.row.revision, opened.row.updated_at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Checked) and self.place == other.place

    def __hash__(self) -> int:
        return hash(self.place)


@lru_cache(maxsize=_CHECKED)
def _findings(checked: _Checked) -> tuple[Finding, ...]:
    return check(checked.plan, checked.knowledge)


def forget_findings() -> None:
    """Drop the findings kept in memory (for tests, where rolled-back rows reuse numbers)."""
    _findings.cache_clear()


@dataclass(frozen=True, slots=True)
class Line:
    """A finding and the address where its field is shown."""

    finding: Finding
    address: str


def place_of(finding: Finding) -> str:
    """The part a finding belongs to; empty for the plan itself."""
    return finding.part or (finding.field if finding.field in PARTS else "")


def address_of(finding: Finding, plan_key: str) -> str:
    """Where the faulty item is shown."""
    part = place_of(finding)
    if finding.key and part in _ITEM_VIEWS:
        return reverse(f"plans:{_ITEM_VIEWS[part]}", args=(plan_key, finding.key))
    page = reverse(f"plans:{_VIEWS[part]}", args=(plan_key,))
    return f"{page}#{part}-{finding.key}" if finding.key else page


def gravest(findings: Iterable[Finding], opened: Opened, *, limit: int) -> tuple[Line, ...]:
    """The first few of the gravest findings, no two of one rule."""
    first: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.severity.rank):
        first.setdefault(finding.code, finding)
    chosen = list(first.values())[:limit]
    return tuple(Line(each, address_of(each, opened.row.key)) for each in chosen)


def findings_about(opened: Opened, part: str, key: str) -> tuple[Line, ...]:
    """Findings of one item."""
    return tuple(
        Line(each, "") for each in findings_of(opened) if (each.part, each.key) == (part, key)
    )


def count_by_severity(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    """How many errors, warnings and pieces of advice, gravest first, zeros included."""
    counts = Counter(finding.severity for finding in findings)
    return tuple((severity.value, counts[severity]) for severity in Severity)

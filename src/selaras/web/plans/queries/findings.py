"""What the checks find in a plan, arranged for reading and linked to where it is mended."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.checks import Finding, Rule, Severity, check
from selaras.core.framework import Knowledge
from selaras.core.plan import PARTS, Agency, Masterplan
from selaras.reference.rule_pages import RulePage, rule_page
from selaras.web.plans.access import Opened

_PART_NAMES: dict[str, Promise] = {
    "": _("Rencana secara keseluruhan"),
    "documents": _("Dokumen"),
    "agencies": _("Perangkat daerah"),
    "partners": _("Mitra"),
    "bodies": _("Kelembagaan"),
    "narratives": _("Uraian"),
    "facts": _("Fakta dan kesiapan"),
    "accounts": _("Keuangan"),
    "ceilings": _("Pagu"),
    "gaps": _("Kesenjangan"),
    "swot": _("SWOT"),
    "strategies": _("Strategi"),
    "missions": _("Misi"),
    "objectives": _("Sasaran"),
    "indicators": _("Indikator"),
    "programmes": _("Program"),
    "actions": _("Rencana aksi"),
    "quick_wins": _("Quick win"),
}

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


def part_name(part: str) -> Promise:
    """The part of a plan as people call it; unknown names count as the whole plan."""
    return _PART_NAMES.get(part, _PART_NAMES[""])


def findings_of(opened: Opened) -> tuple[Finding, ...]:
    """All findings of the plan as it stands; kept in memory for its revision."""
    return _findings(_Checked(opened))


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


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings the visitor wants to see; empty asks for all."""

    severity: str = ""
    agency: str = ""
    part: str = ""

    @property
    def narrows(self) -> bool:
        """Whether any findings may be left out."""
        return bool(self.severity or self.agency or self.part)


def read_choice(query: Mapping[str, str]) -> Choice:
    """The choice in an address."""
    return Choice(query.get("severity", ""), query.get("agency", ""), query.get("part", ""))


def _agencies_of(finding: Finding, items: Mapping[tuple[str, str], object]) -> set[str]:
    item = items.get((finding.part, finding.key))
    own = {finding.key} if finding.part == "agencies" else set()
    single = (getattr(item, name, None) for name in ("lead", "owner"))
    return own | {key for key in single if key} | set(getattr(item, "agencies", ()))


def _items(plan: Masterplan) -> dict[tuple[str, str], object]:
    return {(part, item.key): item for part, item in plan.all_items()}


def agencies_concerned(findings: Iterable[Finding], plan: Masterplan) -> tuple[Agency, ...]:
    """Agencies that have something to mend, in the plan's order."""
    items = _items(plan)
    keys = {key for finding in findings for key in _agencies_of(finding, items)}
    return tuple(agency for agency in plan.agencies if agency.key in keys)


def parts_concerned(findings: Iterable[Finding]) -> list[tuple[str, Promise]]:
    """Parts of the plan that have findings, with their names."""
    return [(part, part_name(part)) for part in dict.fromkeys(map(place_of, findings)) if part]


def chosen(findings: Iterable[Finding], choice: Choice, plan: Masterplan) -> tuple[Finding, ...]:
    """The findings that fit the choice."""
    items = _items(plan) if choice.agency else {}
    return tuple(
        finding
        for finding in findings
        if (not choice.severity or finding.severity == choice.severity)
        and (not choice.part or place_of(finding) == choice.part)
        and (not choice.agency or choice.agency in _agencies_of(finding, items))
    )


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Findings of one rule in one part, with the reasons of the rule."""

    rule: Rule
    page: RulePage
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Findings in one part of the plan, by rule, gravest first."""

    part: str
    name: Promise
    rules: tuple[RuleGroup, ...]


def grouped(findings: Iterable[Finding], plan_key: str) -> tuple[PartGroup, ...]:
    """Findings by part and rule; the order of parts is the order of the plan."""
    groups = []
    for part, members in groupby(findings, key=place_of):
        ordered = sorted(members, key=lambda each: (each.severity.rank, each.code))
        rules = tuple(
            RuleGroup(
                rule := lines[0].rule,
                rule_page(rule.code),
                tuple(Line(each, address_of(each, plan_key)) for each in lines),
            )
            for lines in (list(each) for _, each in groupby(ordered, key=lambda one: one.code))
        )
        groups.append(PartGroup(part, part_name(part), rules))
    return tuple(groups)

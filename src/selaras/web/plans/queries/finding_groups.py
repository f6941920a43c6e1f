"""Findings narrowed to what the visitor asked for, and grouped by part and rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from selaras.core.checks import Finding, Rule
from selaras.core.plan import Agency, Masterplan
from selaras.reference.rule_pages import RulePage, rule_page
from selaras.web.plans.queries.findings import Line, address_of, part_name, place_of


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


def parts_concerned(findings: Iterable[Finding]) -> list[tuple[str, str]]:
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
    name: str
    rules: tuple[RuleGroup, ...]


def grouped(
    findings: Iterable[Finding], plan_key: str, *, writes: bool = False
) -> tuple[PartGroup, ...]:
    """Findings by part and rule; the order of parts is the order of the plan."""
    groups = []
    for part, members in groupby(findings, key=place_of):
        ordered = sorted(members, key=lambda each: (each.severity.rank, each.code))
        rules = tuple(
            RuleGroup(
                rule := lines[0].rule,
                rule_page(rule.code),
                tuple(Line(each, address_of(each, plan_key, writes=writes)) for each in lines),
            )
            for lines in (list(each) for _, each in groupby(ordered, key=lambda one: one.code))
        )
        groups.append(PartGroup(part, part_name(part), rules))
    return tuple(groups)

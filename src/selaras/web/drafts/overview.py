"""All parts of a plan for those who write it: how far each is, whose, and who was there last."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.checks import Severity, part_of
from selaras.core.plan import OWN, Item
from selaras.web.drafts.lists import Standing
from selaras.web.plans.models import Change, Step
from selaras.web.plans.naming import name_of
from selaras.web.plans.strip import strip
from selaras.web.ui.templatetags.selaras import said

_SECTIONS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Rencana dan visinya"), (OWN,)),
    (_("Fakta dan kesiapan"), ("facts",)),
    (_("Keuangan"), ("accounts", "ceilings")),
    (_("Kesenjangan dan SWOT"), ("gaps", "swot", "strategies")),
    (_("Visi dan sasaran"), ("missions", "objectives", "indicators")),
    (_("Program"), ("programmes",)),
    (_("Quick win"), ("quick_wins",)),
    (_("Peta jalan"), ("actions",)),
    (_("Dasar dan kelembagaan"), ("documents", "agencies", "partners", "bodies")),
    (_("Uraian buku"), ("narratives",)),
)
"""The parts in the order of the rail."""

WRITTEN = tuple(part for _label, parts in _SECTIONS for part in parts if part != OWN)
"""The parts that have a list; waivers are given elsewhere."""


@dataclass(frozen=True, slots=True)
class Card:
    """One part. `complete` is None where nobody says what a complete item holds."""

    part: str
    title: str
    count: int
    complete: int | None
    wanted: int
    severities: tuple[tuple[str, int], ...]
    owner: str
    given: int
    last: Step | None
    writable: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The parts of one place of the rail."""

    label: Promise
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """An item, or a whole part where `key` is empty, that was given to the viewer's agency."""

    part: str
    key: str
    title: str
    name: str
    until: date | None
    finished: bool
    findings: int
    severity: str


def sections(standing: Standing) -> tuple[Section, ...]:
    """Every part under its place of the rail; three queries whatever the plan holds."""
    last = _last_steps(standing)
    found = _severities(standing)
    complete = {each.part: each.complete for each in strip(standing.opened.plan)}
    return tuple(
        Section(label, tuple(_card(standing, part, last, found, complete) for part in parts))
        for label, parts in _SECTIONS
    )


def _card(
    standing: Standing,
    part: str,
    last: Mapping[str, Step],
    found: Mapping[str, Counter[str]],
    complete: Mapping[str, int],
) -> Card:
    plan, knowledge = standing.opened.plan, standing.opened.knowledge
    count = len(plan.items(part)) if part != OWN else 0
    wanted = len(knowledge.book_parts) if part == "narratives" else count
    filled = count if part == "narratives" else complete.get(part)
    counts = found.get(part, Counter())
    return Card(
        part=part,
        title=said(knowledge.words(part).title),
        count=count,
        complete=filled,
        wanted=wanted,
        severities=tuple((each.value, counts[each.value]) for each in Severity),
        owner=standing.owner(part) if part != OWN else "",
        given=sum(1 for place, key in standing.assignments if place == part and key),
        last=last.get(part),
        writable=standing.writable.may(part),
    )


def _severities(standing: Standing) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for finding in standing.findings:
        counts = found.setdefault(part_of(finding.part, finding.field), Counter())
        counts[finding.severity.value] += 1
    return found


def _last_steps(standing: Standing) -> dict[str, Step]:
    """The step that last touched each part; two queries."""
    changes = Change.objects.filter(plan=standing.opened.row)
    latest = dict(changes.values_list("part").annotate(last=Max("revision")).order_by())
    steps = Step.objects.filter(plan=standing.opened.row, revision__in=set(latest.values()))
    by_revision = {step.revision: step for step in steps}
    return {part: by_revision[revision] for part, revision in latest.items()}


def mine(standing: Standing) -> tuple[Mine, ...]:
    """What was given to the viewer's agencies, unfinished first, the nearest day first."""
    found = list(_mine(standing))
    found.sort(key=lambda each: (each.finished, each.until or date.max))
    return tuple(found)


def _mine(standing: Standing) -> Iterator[Mine]:
    plan, knowledge = standing.opened.plan, standing.opened.knowledge
    for (part, key), given in standing.assignments.items():
        if given.organisation_id not in standing.writable.organisations or part not in WRITTEN:
            continue
        item = _item(plan.items(part), key)
        if key and item is None:
            continue
        at = (part, key)
        counts = standing.counts
        yield Mine(
            part=part,
            key=key,
            title=said(knowledge.words(part).title),
            name=name_of(plan, part, item) if item else "",
            until=given.until,
            finished=given.done_at is not None,
            findings=counts[at] if key else sum(n for (p, _k), n in counts.items() if p == part),
            severity=standing.gravest.get(at, "") if key else _gravest(standing, part),
        )


def _gravest(standing: Standing, part: str) -> str:
    found = [each.severity for each in standing.findings if each.part == part]
    return min(found, key=lambda each: each.rank).value if found else ""


def _item(items: Iterable[Item], key: str) -> Item | None:
    return next((item for item in items if item.key == key), None)

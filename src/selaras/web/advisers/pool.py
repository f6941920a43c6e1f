"""Reads: advisers with their regions, and whom they must not guide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from selaras.core.framework import Region
from selaras.core.framework.then import region_then
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Reach
from selaras.web.accounts.roles import INSIDE, Role
from selaras.web.advisers.balancing import Candidate, Place, Proposal, propose
from selaras.web.advisers.models import Adviser, Refusal
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.judgements.models import Seat


@dataclass(frozen=True, slots=True)
class Line:
    """An adviser with the regions guided today, and the reasons against others by region code.

    `assesses` are regions that the person has a seat for in a round that is not published, or a
    post of assessor in; `works` regions with another post. Neither may be guided.
    """

    row: Adviser
    regions: tuple[Region, ...]
    refusals: Mapping[str, str]
    assesses: frozenset[str]
    works: frozenset[str]

    @property
    def load(self) -> int:
        """How many regions."""
        return len(self.regions)

    def bar(self, region: str) -> str:
        """Why this person must not guide the region: a key of `refusals.BARRED`, or nothing."""
        if region in self.refusals:
            return "refused"
        if region in self.works:
            return "works"
        return "assesses" if Reach(self.assesses).covers(region) else ""


def pool(day: date) -> list[Line]:
    """Everybody in the list, by name; four queries."""
    rows = list(Adviser.objects.select_related("person"))
    people = [row.person_id for row in rows]
    held = Membership.objects.active(day).filter(person__in=people)
    posts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for person, role, region in held.order_by("region").values_list("person", "role", "region"):
        posts[person].append((role, region))
    seats = Seat.objects.filter(
        holder__person__in=people, participant__round__published_at=None
    ).order_by()
    for person, region in seats.values_list("holder__person", "participant__region"):
        posts[person].append((Role.ASSESSOR, region))
    against: dict[int, dict[str, str]] = defaultdict(dict)
    for adviser, region, reason in Refusal.objects.values_list("adviser", "region", "reason"):
        against[adviser][region] = reason
    return [_line(row, posts[row.person_id], against[row.pk]) for row in rows]


def _line(row: Adviser, posts: Iterable[tuple[str, str]], against: Mapping[str, str]) -> Line:
    knowledge = load_knowledge()
    advised = dict.fromkeys(region for role, region in posts if role == Role.ADVISER)
    return Line(
        row,
        tuple(region_then(knowledge, code) for code in advised),
        dict(against),
        # A post at the ministry reaches every region; its seats say which of them are judged.
        frozenset(region for role, region in posts if role == Role.ASSESSOR and region),
        frozenset(region for role, region in posts if role in INSIDE),
    )


@dataclass(frozen=True, slots=True)
class Proposed:
    """A region that gets an adviser, how far that is, and how many that one has then."""

    region: Region
    line: Line
    distance: int
    load: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is proposed for a cohort: pairs, regions without anybody, and who has somebody."""

    proposed: tuple[Proposed, ...]
    lacking: tuple[Region, ...]
    served: int
    lines: tuple[Line, ...]


def unserved(cohort: Cohort, day: date) -> tuple[list[str], int]:
    """Codes of the cohort's regions without an adviser today, and how many have one."""
    codes = list(
        Participation.objects.filter(cohort=cohort, withdrawn_at=None, mode="full")
        .order_by("region")
        .values_list("region", flat=True)
    )
    advised = Membership.objects.active(day).filter(role=Role.ADVISER, region__in=codes)
    served = set(advised.values_list("region", flat=True))
    return [code for code in codes if code not in served], len(served)


def propose_for(cohort: Cohort, day: date) -> Plan:
    """An adviser for every region of the cohort that has none; six queries."""
    codes, served = unserved(cohort, day)
    lines = pool(day)
    found = proposal_of(codes, lines)
    knowledge = load_knowledge()
    by_number = {line.row.pk: line for line in lines}
    loads = {line.row.pk: line.load for line in lines}
    proposed = []
    for each in found.given:
        loads[each.adviser] += 1
        proposed.append(
            Proposed(
                region_then(knowledge, each.region),
                by_number[each.adviser],
                each.distance,
                loads[each.adviser],
            )
        )
    lacking = tuple(region_then(knowledge, code) for code in found.lacking)
    return Plan(tuple(proposed), lacking, served, tuple(lines))


def proposal_of(codes: Iterable[str], lines: Iterable[Line]) -> Proposal:
    """The proposal for these regions by those who take regions."""
    codes = list(codes)
    taking = [line for line in lines if line.row.active]
    return propose(
        {code: place_of(code) for code in codes},
        [
            Candidate(line.row.pk, place_of(line.row.home), line.load, line.row.most)
            for line in taking
        ],
        frozenset((code, line.row.pk) for code in codes for line in taking if line.bar(code)),
    )


def place_of(code: str) -> Place:
    """Where a region lies; a province where the middle of its regencies and cities is."""
    knowledge = load_knowledge()
    region = region_then(knowledge, code)
    if region.latitude is not None and region.longitude is not None:
        return float(region.latitude), float(region.longitude)
    within = [
        (float(each.latitude), float(each.longitude))
        for each in knowledge.regions
        if each.province_code == code[:2]
        and each.latitude is not None
        and each.longitude is not None
    ]
    if not within:
        return 0.0, 118.0
    return (
        sum(place[0] for place in within) / len(within),
        sum(place[1] for place in within) / len(within),
    )

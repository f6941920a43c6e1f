"""Reads: who assesses today, how far, and which regions each of them may not judge."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Reach
from selaras.web.accounts.roles import INSIDE, Role
from selaras.web.assessments.models import Round
from selaras.web.judgements.balancing import Proposal, propose
from selaras.web.judgements.models import Conflict, Seat


class Bar(StrEnum):
    """Why somebody may not judge a region."""

    OUT_OF_REACH = "out-of-reach"
    ADVISED = "advised"
    WORKED = "worked"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Assessor:
    """A person with the posts of an assessor: numbers and how far each reaches.

    `advised` and `worked` are regions that the person ever advised or was in the government of,
    `declared` those with a declared conflict.
    """

    person: int
    name: str
    posts: tuple[tuple[int, str], ...]
    advised: frozenset[str] = frozenset()
    worked: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()

    def post(self, region: str) -> int | None:
        """The post that reaches the region; the nearest one of several."""
        reaching = [
            (-len(own), number)
            for number, own in self.posts
            if Reach(frozenset({own})).covers(region)
        ]
        return min(reaching)[1] if reaching else None

    def bar(self, region: str) -> Bar | None:
        """Why this person may not judge the region; None who may."""
        if Reach(self.advised).covers(region):
            return Bar.ADVISED
        if region in self.worked:
            return Bar.WORKED
        if region in self.declared:
            return Bar.DECLARED
        return Bar.OUT_OF_REACH if self.post(region) is None else None


@dataclass(frozen=True, slots=True)
class Seating:
    """A proposal for a round, with the people it names and why regions lack somebody."""

    proposal: Proposal
    assessors: Mapping[int, Assessor]
    bars: Mapping[str, Counter[Bar]]

    @property
    def pairs(self) -> list[tuple[str, int]]:
        """Regions with the posts that are proposed for them."""
        return [
            (region, post)
            for region, people in self.proposal.given.items()
            for person in people
            if (post := self.assessors[person].post(region)) is not None
        ]


def assessors_on(day: date) -> list[Assessor]:
    """Everybody who holds a post of assessor on that day, by name; three queries."""
    posts: dict[int, list[tuple[int, str]]] = {}
    names: dict[int, str] = {}
    held = Membership.objects.active(day).filter(role=Role.ASSESSOR).select_related("person")
    for each in held.order_by("pk"):
        posts.setdefault(each.person_id, []).append((each.pk, each.region))
        names[each.person_id] = each.person.name
    advised, worked = _regions_of(names)
    declared: dict[int, set[str]] = {}
    for person, region in Conflict.objects.filter(person__in=names).values_list("person", "region"):
        declared.setdefault(person, set()).add(region)
    return [
        Assessor(
            person,
            names[person],
            tuple(posts[person]),
            frozenset(advised.get(person, ())),
            frozenset(worked.get(person, ())),
            frozenset(declared.get(person, ())),
        )
        for person in sorted(names, key=lambda each: (names[each], each))
    ]


def _regions_of(people: Iterable[int]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Where people ever advised, and where they ever were in the government."""
    advised: dict[int, set[str]] = {}
    worked: dict[int, set[str]] = {}
    held = Membership.objects.filter(person__in=list(people), role__in=[*INSIDE, Role.ADVISER])
    for person, role, region in held.order_by().values_list("person", "role", "region"):
        kept = advised if role == Role.ADVISER else worked
        kept.setdefault(person, set()).add(region)
    return advised, worked


def propose_for(row: Round, day: date) -> Seating:
    """Fill up every region of the round in balance; who sits already stays."""
    found = assessors_on(day)
    regions = list(row.participants.order_by("region").values_list("region", flat=True))
    taken: dict[str, set[int]] = {}
    seats = Seat.objects.filter(participant__round=row).order_by()
    for region, person in seats.values_list("participant__region", "holder__person"):
        taken.setdefault(region, set()).add(person)
    return seating_of(
        found, regions, row.seats, {region: frozenset(each) for region, each in taken.items()}
    )


def seating_of(
    found: Sequence[Assessor],
    regions: Sequence[str],
    seats: int,
    taken: Mapping[str, frozenset[int]],
) -> Seating:
    """The proposal for these assessors and regions, each with so many seats, at least two."""
    bars = {region: {each.person: each.bar(region) for each in found} for region in regions}
    eligible = {
        region: frozenset(person for person, bar in each.items() if bar is None)
        for region, each in bars.items()
    }
    proposal = propose(regions, [each.person for each in found], eligible, max(seats, 2), taken)
    told = {
        region: Counter(bar for bar in bars[region].values() if bar is not None)
        for region in proposal.lacking
    }
    return Seating(proposal, {each.person: each for each in found}, told)

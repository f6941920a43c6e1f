"""Gives regions to advisers: a post for each, by the rules of appointing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.framework.then import region_then
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.advisers.models import Adviser
from selaras.web.advisers.pool import Line, pool, unserved
from selaras.web.advisers.refusals import (
    BARRED,
    FULL,
    HAS_ADVISER,
    NOT_IN_COHORT,
    RESTING,
    Refused,
)
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.records.actions import append
from selaras.web.teams.actions.offers import Offer
from selaras.web.teams.actions.organisations import register_government
from selaras.web.teams.actions.posts import appoint
from selaras.web.teams.refusals import Refused as TeamRefused
from selaras.web.teams.seats import GOVERNMENTS

_TITLE = "Pembimbing"


def assign(
    *, cohort: Cohort, pairs: Iterable[tuple[str, int]], by: Viewer, at: datetime
) -> list[Membership]:
    """Give each region of the pairs (code, number in the list) its adviser, all or none.

    Raises Refused: a region outside the cohort or with an adviser, somebody full, resting or
    barred. The government of a region is registered where nobody did so yet.
    """
    day = timezone.localdate(at)
    pairs = sorted(dict(pairs).items())
    with transaction.atomic():
        # Two officers who assign at once wait for each other here.
        list(Adviser.objects.select_for_update().order_by("pk").values_list("pk"))
        free = set(unserved(cohort, day)[0])
        lines = {line.row.pk: line for line in pool(day)}
        # All people are held before the first entry takes the lock of the record: whoever
        # changes a post elsewhere takes the two in that order.
        people = [lines[number].row.person_id for _, number in pairs if number in lines]
        list(Person.objects.select_for_update().filter(pk__in=people).order_by("pk").values("pk"))
        given: dict[int, int] = {}
        posts = []
        for region, number in pairs:
            _require_free(cohort, region, free)
            given[number] = given.get(number, 0) + 1
            _require_fit(lines[number], region, given[number])
            posts.append(_appoint(lines[number].row, region, by=by, at=at))
            append(
                what="adviser.assigned",
                subject=f"adviser:{number}",
                by=by,
                at=at,
                role=Role.MINISTRY_OFFICER,
                region=region,
                details={"person": str(lines[number].row.person_id)},
            )
    return posts


def _require_free(cohort: Cohort, region: str, free: set[str]) -> None:
    if region in free:
        return
    name = region_then(load_knowledge(), region).name
    member = Participation.objects.filter(cohort=cohort, region=region, withdrawn_at=None)
    raise Refused((HAS_ADVISER if member.exists() else NOT_IN_COHORT).format(region=name))


def _require_fit(line: Line, region: str, more: int) -> None:
    """Refuse whoever takes no regions, has enough, or must not have this one."""
    told: Mapping[str, str] = {
        "name": line.row.person.name,
        "region": region_then(load_knowledge(), region).name,
        "reason": line.refusals.get(region, ""),
        "most": str(line.row.most),
    }
    if not line.row.active:
        raise Refused(RESTING.format(**told))
    if line.load + more > line.row.most:
        raise Refused(FULL.format(**told))
    if reason := line.bar(region):
        raise Refused(BARRED[reason].format(**told))


def _appoint(row: Adviser, region: str, *, by: Viewer, at: datetime) -> Membership:
    place = Organisation.objects.filter(kind__in=GOVERNMENTS, region=region, until=None).first()
    try:
        if place is None:
            place = register_government(region=region, by=by, at=at)
        offer = Offer(Role.ADVISER, place, None, timezone.localdate(at), title=_TITLE)
        return appoint(person=row.person, offer=offer, by=by, at=at)
    except TeamRefused as refusal:
        raise Refused(refusal.sentence) from refusal

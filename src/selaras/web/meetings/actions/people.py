"""Writes: who is expected at a meeting, and in which group they work."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import INSIDE, Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.meetings import refusals
from selaras.web.meetings.actions.holding import hold, note, regions_of
from selaras.web.meetings.actions.telling import tell
from selaras.web.meetings.models import Attendee, Meeting
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import stage_of

_FROM_THERE = INSIDE | {Role.MINISTRY_OFFICER}
MOST_PEOPLE = 2000
"""People on the list of one meeting."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name, agency or institution, and group if any; or by a post with an account."""

    name: str
    unit: str = ""
    group: str = ""
    post: Membership | None = None


def expect_posts(
    *, meeting: Meeting, regions: Iterable[str], by: Viewer, role: str, at: datetime
) -> int:
    """Put on the list whoever holds today a post that takes part in the stage, in these regions.

    People of the ministry, advisers and observers come for no region. Whoever is on the list
    already stays as they are. Returns how many were added; raises Refused where nobody was.
    """
    regions = list(regions)
    with transaction.atomic():
        held = hold(meeting)
        stage = stage_of(held)
        roles = [each for each in stage.takes_part if each in set(Role)] if stage else []
        known = _with_account(held)
        here = regions_of(held)
        fresh: dict[int, Attendee] = {}
        for post in _posts(roles, regions, at):
            if post.person_id not in known and post.person_id not in fresh:
                fresh[post.person_id] = _expected(held, post, here)
        if not fresh:
            raise Refused(refusals.NO_POSTS)
        _add(held, fresh.values())
        _note_people(held, regions, len(fresh), by=by, role=role, at=at)
    return len(fresh)


def expect_named(
    *,
    meeting: Meeting,
    people: Sequence[Named],
    region: str,
    by: Viewer,
    role: str,
    at: datetime,
) -> int:
    """Put people on the list, for a region or as guests (an empty code).

    Who stands there already, by account or with the same name and unit, is not added again.
    Returns how many were added; raises Refused.
    """
    with transaction.atomic():
        held, here = hold(meeting), regions_of(meeting)
        rows = Attendee.objects.filter(meeting=held, region=region)
        known = {_alike(name, unit) for name, unit in rows.values_list("name", "unit")}
        fresh = []
        with_account = _with_account(held)
        for each in people:
            key = _alike(each.name, each.unit)
            person = each.post.person_id if each.post else None
            if key in known or person in with_account:
                continue
            known.add(key)
            with_account |= {person} if person else set()
            fresh.append(_named(held, each, region, here))
        _add(held, fresh)
        if fresh:
            _note_people(held, [region], len(fresh), by=by, role=role, at=at)
    return len(fresh)


def regroup(
    *,
    meeting: Meeting,
    groups: Mapping[int, str],
    regions: Iterable[str],
    by: Viewer,
    role: str,
    at: datetime,
) -> int:
    """Say who works in which group: codes of dimensions, or empty, by number of the attendee.

    Of these regions and of none. Returns how many changed; raises Refused.
    """
    with transaction.atomic():
        held = hold(meeting)
        known = {"", *load_knowledge().dimension}
        rows = Attendee.objects.filter(meeting=held, region__in=["", *regions], pk__in=groups)
        changed = [row for row in rows if groups[row.pk] in known and groups[row.pk] != row.group]
        for row in changed:
            row.group = groups[row.pk]
        Attendee.objects.bulk_update(changed, ["group"])
    return len(changed)


def unexpect(*, attendee: Attendee, by: Viewer, role: str, at: datetime) -> None:
    """Take somebody off the list who was not there; raises Refused."""
    with transaction.atomic():
        held = hold(attendee.meeting)
        row = Attendee.objects.filter(pk=attendee.pk).first()
        if row is None:
            return
        if row.attendances.exists():
            raise Refused(refusals.WAS_THERE.format(name=row.name))
        row.delete()
        _note_people(held, [row.region], -1, by=by, role=role, at=at)


def invite(*, meeting: Meeting, by: Viewer, role: str, at: datetime) -> int:
    """The draft of an invitation for everybody expected who has an account; how many.

    Raises Refused.
    """
    with transaction.atomic():
        return tell(hold(meeting), "meeting_invited", by=by, at=at)


def _posts(roles: Sequence[str], regions: Sequence[str], at: datetime) -> list[Membership]:
    """Posts in force, in the order in which the stage names their roles."""
    rows = Membership.objects.active(timezone.localdate(at)).filter(
        role__in=roles, region__in=regions, person__is_active=True
    )
    found = rows.select_related("person", "organisation", "body").order_by("pk")
    return sorted(found, key=lambda post: (roles.index(post.role), post.pk))


def _expected(meeting: Meeting, post: Membership, regions: Collection[str]) -> Attendee:
    return Attendee(
        meeting=meeting,
        person=post.person,
        # Somebody of the province comes as a guest: the meeting has no list of a province.
        region=post.region if post.role in INSIDE and post.region in regions else "",
        name=post.person.name,
        role=post.role,
        # An adviser's post lies in the region advised, which is not where the adviser comes from.
        unit=post.organisation.name if post.role in _FROM_THERE else "",
        group=post.body.dimension if post.body else "",
    )


def _with_account(meeting: Meeting) -> set[int]:
    rows = Attendee.objects.filter(meeting=meeting, person__isnull=False)
    return set(rows.order_by().values_list("person", flat=True))


def _named(meeting: Meeting, each: Named, region: str, regions: Collection[str]) -> Attendee:
    if each.post is not None:
        row = _expected(meeting, each.post, regions)
        row.group = each.group or row.group
        return row
    return Attendee(
        meeting=meeting, region=region, name=each.name, unit=each.unit, group=each.group
    )


def _alike(name: str, unit: str) -> tuple[str, str]:
    return (name.casefold(), unit.casefold())


def _add(meeting: Meeting, rows: Iterable[Attendee]) -> None:
    fresh = list(rows)
    if Attendee.objects.filter(meeting=meeting).count() + len(fresh) > MOST_PEOPLE:
        raise Refused(refusals.TOO_MANY.format(most=MOST_PEOPLE))
    Attendee.objects.bulk_create(fresh)


def _note_people(
    meeting: Meeting, regions: Iterable[str], many: int, *, by: Viewer, role: str, at: datetime
) -> None:
    note(
        "meeting.people_changed",
        meeting,
        regions,
        by=by,
        role=role,
        at=at,
        details={"people": f"{many:+d}"},
    )

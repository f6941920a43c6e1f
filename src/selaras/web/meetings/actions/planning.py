"""Writes: plan a meeting, change it, cancel it, give it a new code at the door."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.queries import signed
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.duties.actions import drop
from selaras.web.meetings import refusals
from selaras.web.meetings.actions.holding import hold, note, regions_of
from selaras.web.meetings.actions.telling import tell
from selaras.web.meetings.days import MOST_DAYS, in_words, planned_days
from selaras.web.meetings.models import Attendance, Attendee, Meeting, MeetingRegion
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import (
    DECISION,
    joined,
    region_name,
    stages_of,
    subject_of_decision,
)

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike on a screen at the end of a hall."""

CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """A meeting as somebody wants it. `regions` are codes of regions of the cohort."""

    stage: str
    title: str
    regions: Sequence[str]
    begins_at: datetime
    ends_at: datetime
    manner: str = Meeting.Manner.ON_SITE
    place: str = ""
    link: str = ""
    agenda: str = ""


def plan_meeting(*, cohort: Cohort, wanted: Wanted, by: Viewer, role: str, at: datetime) -> Meeting:
    """Plan a meeting of a stage for one region or several; raises Refused.

    Every region must take part in the cohort, pass through the stage, and have signed its
    memorandum on the day of the meeting or before.
    """
    with transaction.atomic():
        rows = _fitting(cohort, wanted)
        meeting = Meeting(
            cohort=cohort,
            entry_code=fresh_code(),
            made_by=by.person,
            made_at=at,
            demonstration=_is_made_up(cohort, rows, by),
        )
        _write(meeting, wanted)
        meeting.save()
        _ask(meeting, rows)
        note(
            "meeting.planned",
            meeting,
            wanted.regions,
            by=by,
            role=role,
            at=at,
            after=plain(meeting),
        )
    return meeting


def change_meeting(
    *,
    meeting: Meeting,
    wanted: Wanted,
    seen: int,
    by: Viewer,
    role: str,
    at: datetime,
    letters: bool = False,
) -> Meeting:
    """Change the plan of a meeting; raises Refused. `seen` is the revision that was shown.

    With `letters` everybody expected gets the draft of a letter.
    """
    with transaction.atomic():
        held = hold(meeting, seen=seen)
        before, old = plain(held), set(regions_of(held))
        rows = _fitting(held.cohort, wanted)
        _write(held, wanted)
        _keep_days(held)
        _leave_out(held, old - set(wanted.regions))
        held.revision += 1
        held.save()
        _ask(held, rows)
        if letters:
            tell(held, "meeting_changed", by=by, at=at)
        touched = old | set(wanted.regions)
        note(
            "meeting.changed",
            held,
            touched,
            by=by,
            role=role,
            at=at,
            before=before,
            after=plain(held),
        )
    return held


def cancel_meeting(
    *, meeting: Meeting, reason: str, seen: int, by: Viewer, role: str, at: datetime
) -> int:
    """Cancel a meeting; everybody expected gets the draft of a letter. Returns how many.

    Raises Refused.
    """
    with transaction.atomic():
        held = hold(meeting, seen=seen)
        before = plain(held)
        held.cancelled_at, held.cancelled_reason = at, reason
        held.revision += 1
        held.save()
        for decision in held.decisions.all():
            drop(what=DECISION, subject=subject_of_decision(decision), at=at)
        many = tell(held, "meeting_cancelled", by=by, at=at)
        note(
            "meeting.cancelled",
            held,
            regions_of(held),
            by=by,
            role=role,
            at=at,
            before=before,
            after=plain(held),
            details={"reason": reason},
        )
    return many


def renew_code(*, meeting: Meeting, by: Viewer, role: str, at: datetime) -> Meeting:
    """Another code at the door; the earlier one is worthless from now on. Raises Refused."""
    with transaction.atomic():
        held = hold(meeting)
        held.entry_code = fresh_code()
        held.save(update_fields=["entry_code"])
        note("meeting.code_renewed", held, regions_of(held), by=by, role=role, at=at)
    return held


def fresh_code() -> str:
    """A code that nobody has guessed: eight letters and digits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(CODE_LENGTH))


def plain(meeting: Meeting) -> dict[str, Any]:
    """The meeting as plain values, for the record."""
    return {
        "stage": meeting.stage,
        "title": meeting.title,
        "manner": meeting.manner,
        "place": meeting.place,
        "link": meeting.link,
        "begins_at": meeting.begins_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "held": [str(day) for day in (meeting.held_from, meeting.held_until) if day],
        "agenda": meeting.agenda,
        "minutes": meeting.minutes,
        "cancelled": meeting.cancelled_reason,
        "revision": meeting.revision,
    }


def _is_made_up(cohort: Cohort, rows: Iterable[Participation], by: Viewer) -> bool:
    """Whatever a made-up person, region or cohort is part of is made up too."""
    made_up = by.person is not None and by.person.demonstration
    return made_up or cohort.demonstration or any(row.demonstration for row in rows)


def _write(meeting: Meeting, wanted: Wanted) -> None:
    for name in ("stage", "title", "manner", "place", "link", "begins_at", "ends_at", "agenda"):
        setattr(meeting, name, getattr(wanted, name))


def _fitting(cohort: Cohort, wanted: Wanted) -> list[Participation]:
    """The regions' parts in the cohort; raises Refused where anything of the plan is not so."""
    _require_times(wanted)
    if not wanted.regions:
        raise Refused(refusals.NO_REGION, "regions")
    stage = next((each for each in stages_of(cohort) if each.code == wanted.stage), None)
    if stage is None:
        raise Refused(refusals.NO_SUCH_STAGE.format(stage=wanted.stage), "stage")
    rows = list(Participation.objects.filter(cohort=cohort, region__in=list(wanted.regions)))
    _none(set(wanted.regions) - {row.region for row in rows}, refusals.NOT_IN_COHORT)
    _none((row.region for row in rows if row.withdrawn_at is not None), refusals.WITHDRAWN)
    passing = [row.region for row in rows if not stage.applies(row.mode, has_area=bool(row.area))]
    _none(passing, refusals.PASSED_OVER, stage=stage.name)
    _require_signed(rows, timezone.localdate(wanted.begins_at))
    return rows


def _require_times(wanted: Wanted) -> None:
    if wanted.ends_at <= wanted.begins_at:
        raise Refused(refusals.ENDS_FIRST, "ends_at")
    if (wanted.ends_at - wanted.begins_at).days >= MOST_DAYS:
        raise Refused(refusals.TOO_LONG.format(most=MOST_DAYS), "ends_at")
    if wanted.manner != Meeting.Manner.ONLINE and not wanted.place:
        raise Refused(refusals.NO_PLACE, "place")
    if wanted.manner != Meeting.Manner.ON_SITE and not wanted.link:
        raise Refused(refusals.NO_LINK, "link")


def _require_signed(rows: Sequence[Participation], first: date) -> None:
    days = signed([row.pk for row in rows])
    _none((row.region for row in rows if row.pk not in days), refusals.NOT_SIGNED)
    late = {row.region: days[row.pk] for row in rows if days[row.pk] > first}
    if late:
        last = in_words((max(late.values()),))
        names = joined(region_name(region) for region in late)
        raise Refused(refusals.BEFORE_SIGNING.format(regions=names, day=last), "begins_at")


def _none(regions: Iterable[str], why: Text, **values: object) -> None:
    names = [region_name(region) for region in regions]
    if names:
        raise Refused(why.format(regions=joined(names), **values), "regions")


def _keep_days(meeting: Meeting) -> None:
    """Days on which somebody was there stay days of the meeting."""
    days = planned_days(meeting)
    rows = Attendance.objects.filter(attendee__meeting=meeting).exclude(day__in=days)
    other = sorted(set(rows.order_by().values_list("day", flat=True)))
    if other and meeting.held_from is None:
        raise Refused(refusals.ATTENDED_THEN.format(days=in_words(tuple(other))), "begins_at")


def _leave_out(meeting: Meeting, regions: set[str]) -> None:
    came = Attendance.objects.filter(attendee__meeting=meeting, attendee__region__in=regions)
    busy = set(came.order_by().values_list("attendee__region", flat=True))
    decided = meeting.decisions.filter(participation__region__in=regions)
    busy |= set(decided.order_by().values_list("participation__region", flat=True))
    _none(busy, refusals.REGION_HAS_PEOPLE)
    Attendee.objects.filter(meeting=meeting, region__in=regions).delete()
    MeetingRegion.objects.filter(meeting=meeting, participation__region__in=regions).delete()


def _ask(meeting: Meeting, rows: Iterable[Participation]) -> None:
    known = set(meeting.regions.values_list("participation", flat=True))
    MeetingRegion.objects.bulk_create(
        MeetingRegion(meeting=meeting, participation=row) for row in rows if row.pk not in known
    )

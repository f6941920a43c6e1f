"""Writes: minutes, when the meeting was held, and what it decided."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Participation
from selaras.web.duties.actions import drop, finish, give
from selaras.web.meetings import refusals
from selaras.web.meetings.actions.holding import hold, note, regions_of
from selaras.web.meetings.actions.planning import plain
from selaras.web.meetings.days import MOST_DAYS, days_of, in_words
from selaras.web.meetings.models import Attendance, Decision, Meeting
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import DECISION, region_name, subject_of_decision

_SHORT = 90


@dataclass(frozen=True, slots=True)
class Decided:
    """What a meeting decided; for one region or, without, for all of them."""

    words: str
    participation: Participation | None = None
    holder: Membership | None = None
    until: date | None = None


def write_minutes(
    *,
    meeting: Meeting,
    minutes: str,
    held: tuple[date, date] | None,
    seen: int,
    by: Viewer,
    role: str,
    at: datetime,
) -> Meeting:
    """Keep the minutes so far, and from which to which day the meeting was held.

    Raises Refused where that contradicts the attendance, or somebody else wrote meanwhile.
    """
    with transaction.atomic():
        row = hold(meeting, seen=seen)
        before = plain(row)
        if held is not None:
            _require_held(held, timezone.localdate(at))
        row.minutes = minutes
        row.held_from, row.held_until = held if held else (None, None)
        _require_days(row)
        row.revision += 1
        row.save()
        regions = regions_of(row)
        told = {"before": before, "after": plain(row)}
        note("minutes.written", row, regions, by=by, role=role, at=at, **told)
    return row


def finish_minutes(*, meeting: Meeting, seen: int, by: Viewer, role: str, at: datetime) -> Meeting:
    """The minutes are done: nothing of the meeting changes from now on. Raises Refused.

    Days on which it was held are those with attendance where nobody said otherwise.
    """
    with transaction.atomic():
        row = hold(meeting, seen=seen)
        if not row.minutes.strip():
            raise Refused(refusals.NO_MINUTES)
        if row.begins_at > at:
            raise Refused(refusals.NOT_BEGUN)
        if row.held_from is None:
            days = _attended(row) or days_of(row)
            row.held_from, row.held_until = days[0], days[-1]
        row.minutes_done_at, row.minutes_done_by = at, by.person
        row.revision += 1
        row.save()
        regions = regions_of(row)
        note("minutes.done", row, regions, by=by, role=role, at=at, after=_whole(row))
    return row


def decide(*, meeting: Meeting, decided: Decided, by: Viewer, role: str, at: datetime) -> Decision:
    """Write down a decision with the next number; with a holder it becomes something to do.

    Raises Refused.
    """
    with transaction.atomic():
        held = hold(meeting)
        _require_fitting(held, decided)
        last = held.decisions.aggregate(last=Max("number"))["last"] or 0
        row = Decision.objects.create(
            meeting=held,
            number=last + 1,
            words=decided.words,
            participation=decided.participation,
            holder=decided.holder,
            until=decided.until,
            by=by.person,
            at=at,
        )
        _give(held, row, at=at)
        _note("decision.written", held, row, by=by, role=role, at=at)
    return row


def take_back_decision(*, decision: Decision, by: Viewer, role: str, at: datetime) -> None:
    """Remove a decision before the minutes are done; its number is not given again while a later
    one has been written. Raises Refused."""
    with transaction.atomic():
        held = hold(decision.meeting)
        row = Decision.objects.filter(pk=decision.pk).select_related("participation").first()
        if row is None:
            return
        drop(what=DECISION, subject=subject_of_decision(row), at=at)
        Decision.objects.filter(pk=row.pk).delete()
        _note("decision.removed", held, row, by=by, role=role, at=at)


def mark_done(*, decision: Decision, by: Viewer, role: str, at: datetime) -> Decision:
    """What was decided has been done; also after the minutes are done. Raises Refused."""
    with transaction.atomic():
        rows = Decision.objects.select_for_update(of=("self",))
        row = rows.select_related("meeting__cohort", "participation").get(pk=decision.pk)
        if row.meeting.cancelled_at is not None:
            raise Refused(refusals.CANCELLED)
        if row.done_at is not None:
            raise Refused(refusals.ALREADY_DONE)
        row.done_at = at
        row.save(update_fields=["done_at"])
        finish(what=DECISION, subject=subject_of_decision(row), by=by, at=at)
        _note("decision.done", row.meeting, row, by=by, role=role, at=at)
    return row


def _require_held(held: tuple[date, date], today: date) -> None:
    if held[1] < held[0]:
        raise Refused(refusals.HELD_BACKWARDS, "held_until")
    if held[1] > today:
        raise Refused(refusals.HELD_LATER, "held_until")
    if (held[1] - held[0]).days >= MOST_DAYS:
        raise Refused(refusals.TOO_LONG.format(most=MOST_DAYS), "held_from")


def _require_days(row: Meeting) -> None:
    days = set(days_of(row))
    other = tuple(day for day in _attended(row) if day not in days)
    if other:
        raise Refused(refusals.ATTENDED_THEN.format(days=in_words(other)), "held_from")


def _attended(row: Meeting) -> tuple[date, ...]:
    days = Attendance.objects.filter(attendee__meeting=row).order_by().values_list("day", flat=True)
    return tuple(sorted(set(days)))


def _require_fitting(meeting: Meeting, decided: Decided) -> None:
    if decided.holder is None:
        if decided.until is not None:
            raise Refused(refusals.NO_HOLDER, "holder")
        return
    wanted = [decided.participation.region] if decided.participation else regions_of(meeting)
    if decided.holder.region not in wanted:
        region = region_name(wanted[0])
        raise Refused(refusals.HOLDER_ELSEWHERE.format(region=region), "holder")


def _give(meeting: Meeting, row: Decision, *, at: datetime) -> None:
    if row.holder is None:
        return
    words = row.words if len(row.words) <= _SHORT else f"{row.words[:_SHORT]}…"
    give(
        holder=row.holder,
        what=DECISION,
        subject=subject_of_decision(row),
        title=Text(
            id=f"Keputusan {row.number} “{meeting.title}”: {words}",
            en=f"Decision {row.number} of “{meeting.title}”: {words}",
        ),
        view="meetings:meeting",
        arguments=[meeting.cohort.key, str(meeting.key)],
        at=at,
        until=row.until,
    )


def _note(
    what: str, meeting: Meeting, row: Decision, *, by: Viewer, role: str, at: datetime
) -> None:
    regions = [row.participation.region] if row.participation else regions_of(meeting)
    details = {"number": str(row.number), "words": row.words}
    note(what, meeting, regions, by=by, role=role, at=at, details=details)


def _whole(meeting: Meeting) -> dict[str, object]:
    """Everything that the minutes freeze, for the digest in the record."""
    there = Attendance.objects.filter(attendee__meeting=meeting).order_by("attendee", "day")
    return {
        **plain(meeting),
        "people": [
            [str(row.key), row.region, row.name, row.role, row.unit, row.group]
            for row in meeting.attendees.order_by("pk")
        ],
        "there": [[str(row.attendee_id), str(row.day), row.how] for row in there],
        "decisions": [
            [row.number, row.words, str(row.until or "")] for row in meeting.decisions.all()
        ],
        "files": sorted(meeting.materials.values_list("file__sha256", flat=True)),
    }

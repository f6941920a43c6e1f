"""Writes: who was there. By the code at the door, by a list that somebody ticks, and corrected."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.meetings import refusals
from selaras.web.meetings.actions.holding import hold, note, regions_of
from selaras.web.meetings.days import days_of, in_words
from selaras.web.meetings.models import Attendance, Attendee, Meeting
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import joined, region_name

_LONGEST_WAY = timedelta(days=62)
"""A tick that took longer to arrive is noted as of its arrival."""


@dataclass(frozen=True, slots=True)
class Tick:
    """That somebody at the door saw a person: `attendee` is the key of the row, `entry` the
    number that the browser gave to the tick."""

    entry: UUID
    attendee: UUID
    day: date
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a tick: counted (now, or earlier), or refused for a reason."""

    entry: UUID
    attendee: UUID
    refused: Text | None = None


def meeting_at(code: str) -> Meeting | None:
    """The meeting whose door shows this code, as people type it: `ABCD-EFGH` or `abcdefgh`."""
    typed = "".join(sign for sign in code.lower() if sign.isalnum())
    return (
        Meeting.objects.select_related("cohort").filter(entry_code=typed).first() if typed else None
    )


def expected_at(*, meeting: Meeting, by: Viewer, at: datetime) -> Attendee:
    """The row of whoever stands at the door with the code; raises Refused with the reason where
    they are not expected, come for another region, on another day, or too late."""
    _require_open(meeting)
    today = timezone.localdate(at)
    _require_day(meeting, today)
    regions = regions_of(meeting)
    row = Attendee.objects.filter(meeting=meeting, person=by.person).first()
    post = rights.post_for(by, Kind.MEETING, Action.ATTEND, regions)
    if row is None:
        raise Refused(refusals.NOT_EXPECTED if post else _elsewhere(by, regions))
    if post is None:
        raise Refused(refusals.NO_POST_NOW)
    return row


def arrive(*, meeting: Meeting, by: Viewer, at: datetime) -> Attendance:
    """Note that whoever scanned the code is there today; twice counts once. Raises Refused.

    The row itself says who and when; the record of decisions gets no line for each person.
    """
    with transaction.atomic():
        held = hold(meeting)
        row = expected_at(meeting=held, by=by, at=at)
        today = timezone.localdate(at)
        found, _fresh = Attendance.objects.get_or_create(
            attendee=row,
            day=today,
            defaults={
                "how": Attendance.How.CODE,
                "entry": uuid4(),
                "noted_at": at,
                "by": by.person,
                "at": at,
            },
        )
    return found


def note_list(
    *,
    meeting: Meeting,
    ticks: Sequence[Tick],
    managed: Collection[str],
    by: Viewer,
    role: str,
    at: datetime,
) -> list[Noted]:
    """Count these ticks, each once however often it comes; what became of each, in their order.

    Only people of the `managed` regions and of none. One line in the record for each region.
    """
    with transaction.atomic():
        try:
            held = hold(meeting)
        except Refused as refused:
            return [_kept_back(meeting, each, refused.text) for each in ticks]
        people = {
            row.key: row for row in Attendee.objects.filter(meeting=held, region__in=["", *managed])
        }
        known = _known(held, ticks)
        days = set(days_of(held))
        came: dict[str, int] = {}
        found = []
        for tick in ticks:
            row = people.get(tick.attendee)
            why = _against(held, tick, row, days, known)
            if why is None and row is not None and (row.pk, tick.day) not in known.there:
                _count(row, tick, by=by, at=at)
                known.there.add((row.pk, tick.day))
                known.entries[tick.entry] = (row.pk, tick.day)
                came[row.region] = came.get(row.region, 0) + 1
            found.append(Noted(tick.entry, tick.attendee, why))
        if came:
            _note_came(held, came, ticks[0].day, by=by, role=role, at=at)
    return found


def take_back(*, attendee: Attendee, day: date, by: Viewer, role: str, at: datetime) -> bool:
    """Remove an attendance that was noted by mistake; whether there was one. Raises Refused."""
    with transaction.atomic():
        held = hold(attendee.meeting)
        many, _kinds = Attendance.objects.filter(attendee=attendee, day=day).delete()
        if many:
            note(
                "attendance.removed",
                held,
                [attendee.region],
                by=by,
                role=role,
                at=at,
                details={"name": attendee.name, "day": str(day)},
            )
    return bool(many)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was counted before: entries with the person they were for, and who was there when."""

    entries: dict[UUID, tuple[int, date]]
    there: set[tuple[int, date]]


def _known(meeting: Meeting, ticks: Sequence[Tick]) -> _Known:
    rows = Attendance.objects.filter(entry__in=[each.entry for each in ticks])
    there = Attendance.objects.filter(attendee__meeting=meeting)
    return _Known(
        {entry: (row, day) for entry, row, day in rows.values_list("entry", "attendee", "day")},
        set(there.order_by().values_list("attendee", "day")),
    )


def _against(
    meeting: Meeting, tick: Tick, row: Attendee | None, days: set[date], known: _Known
) -> Text | None:
    """Why the tick does not count, if so."""
    if row is None:
        return refusals.NOT_ON_LIST
    if known.entries.get(tick.entry, (row.pk, tick.day)) != (row.pk, tick.day):
        return refusals.ENTRY_USED
    if tick.day not in days:
        return _not_that_day(meeting, tick.day)
    return None


def _count(row: Attendee, tick: Tick, *, by: Viewer, at: datetime) -> None:
    Attendance.objects.create(
        attendee=row,
        day=tick.day,
        how=Attendance.How.LIST,
        entry=tick.entry,
        # A clock that runs ahead, or far behind, notes no moment that can be believed.
        noted_at=tick.noted_at if at - _LONGEST_WAY < tick.noted_at < at else at,
        by=by.person,
        at=at,
    )


def _kept_back(meeting: Meeting, tick: Tick, why: Text) -> Noted:
    """Nothing counts any more; what was counted in time still did."""
    rows = Attendance.objects.filter(attendee__meeting=meeting, day=tick.day)
    there = rows.filter(attendee__key=tick.attendee).exists()
    return Noted(tick.entry, tick.attendee, None if there else why)


def _require_open(meeting: Meeting) -> None:
    if meeting.cancelled_at is not None:
        raise Refused(refusals.CANCELLED)
    if meeting.minutes_done_at is not None:
        raise Refused(refusals.DONE)


def _require_day(meeting: Meeting, day: date) -> None:
    if day not in days_of(meeting):
        raise Refused(_not_that_day(meeting, day))


def _not_that_day(meeting: Meeting, day: date) -> Text:
    return refusals.NOT_THAT_DAY.format(day=in_words((day,)), days=in_words(days_of(meeting)))


def _elsewhere(by: Viewer, regions: list[str]) -> Text:
    own = sorted({post.region for post in by.posts if post.region})
    if not own:
        return refusals.NOT_EXPECTED
    return refusals.OTHER_REGION.format(
        regions=joined(region_name(each) for each in regions),
        own=joined(region_name(each) for each in own),
    )


def _note_came(
    meeting: Meeting,
    came: dict[str, int],
    day: date,
    *,
    by: Viewer,
    role: str,
    at: datetime,
) -> None:
    for region, many in came.items():
        note(
            "attendance.noted",
            meeting,
            [region],
            by=by,
            role=role,
            at=at,
            details={"people": str(many), "day": str(day)},
        )

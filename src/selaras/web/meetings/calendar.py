"""Meetings as a calendar file (RFC 5545), which phones and mail programs read.

An event keeps its UID for ever; SEQUENCE is the revision of the meeting, so that a newer file
replaces what an older one brought. A cancelled meeting says so, and takes its place away.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from selaras.core.text import Language
from selaras.web.meetings.models import Meeting
from selaras.web.meetings.subjects import stage_name

CONTENT_TYPE = "text/calendar; charset=utf-8"
_MAKER = "-//Selaras//Selaras//ID"


def calendar_of(
    meetings: Iterable[Meeting], *, address: str, language: Language, at: datetime
) -> bytes:
    """These meetings as one file. `address` begins the links to their pages.

    A file of one cancelled meeting asks calendars to take it out (METHOD:CANCEL).
    """
    rows = list(meetings)
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    alone = len(rows) == 1 and rows[0].cancelled_at is not None
    calendar.add("method", "CANCEL" if alone else "PUBLISH")
    for row in rows:
        calendar.add_component(_event(row, address, language, at))
    return bytes(calendar.to_ical())


def uid_of(meeting: Meeting) -> str:
    """What names the meeting in every calendar."""
    return f"{meeting.key}@selaras"


def _event(row: Meeting, address: str, language: Language, at: datetime) -> Event:
    event = Event()
    event.add("uid", uid_of(row))
    event.add("sequence", row.revision)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", row.begins_at.astimezone(UTC))
    event.add("dtend", row.ends_at.astimezone(UTC))
    event.add("summary", row.title)
    event.add("status", "CANCELLED" if row.cancelled_at else "CONFIRMED")
    where = ", ".join(filter(None, (row.place, row.link)))
    if where:
        event.add("location", where)
    stage = stage_name(row).in_(language)
    words = (stage, row.cancelled_reason, row.agenda, row.link)
    event.add("description", "\n\n".join(filter(None, words)))
    event.add("url", f"{address}{row.cohort.key}/{row.key}/")
    return event

"""On which days a meeting takes place, in the site's time zone."""

from datetime import date, timedelta

from django.utils import timezone

from selaras.core.text import Language, Text, format_date
from selaras.web.meetings.models import Meeting

MOST_DAYS = 31
"""Days that one meeting may last."""


def planned_days(meeting: Meeting) -> tuple[date, ...]:
    """From the day it is to begin to the day it is to end."""
    first = timezone.localdate(meeting.begins_at)
    # What ends at midnight has ended on the day before.
    last = timezone.localdate(meeting.ends_at - timedelta(seconds=1))
    return _between(first, last)


def days_of(meeting: Meeting) -> tuple[date, ...]:
    """The days on which it was held where somebody said so, else the planned ones."""
    if meeting.held_from is not None and meeting.held_until is not None:
        return _between(meeting.held_from, meeting.held_until)
    return planned_days(meeting)


def in_words(days: tuple[date, ...]) -> Text:
    """`21 September 2022`, `21–22 September 2022`, or `30 September 2022 – 1 Oktober 2022`."""
    return Text(id=_span(days[0], days[-1], "id"), en=_span(days[0], days[-1], "en"))


def _span(first: date, last: date, language: Language) -> str:
    if first == last:
        return format_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_date(last, language)}"
    return f"{format_date(first, language)} – {format_date(last, language)}"


def _between(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=more) for more in range((last - first).days + 1))

"""On which days a meeting takes place, in the site's time zone."""

from datetime import date, timedelta

from django.utils import timezone

from selaras.core.text import Text, format_date
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
    """`21 September 2022`, or `21 September 2022 – 22 September 2022`."""
    ends = (days[0],) if len(days) == 1 else (days[0], days[-1])
    return Text(
        id=" – ".join(format_date(day) for day in ends),
        en=" – ".join(format_date(day, "en") for day in ends),
    )


def _between(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=more) for more in range((last - first).days + 1))

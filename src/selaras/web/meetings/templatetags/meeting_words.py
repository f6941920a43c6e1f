"""Words about meetings."""

from datetime import date

from django import template
from django.utils import timezone

from selaras.core.text import format_date
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.meetings.days import days_of, in_words
from selaras.web.meetings.models import Attendee, Meeting
from selaras.web.meetings.subjects import joined
from selaras.web.meetings.subjects import region_name as name_of
from selaras.web.meetings.words import KINDS, MANNERS, role_of
from selaras.web.ui.templatetags.selaras import page_language, said

register = template.Library()


@register.filter
def manner_name(manner: str) -> str:
    """How people meet."""
    return str(MANNERS.get(manner, manner))


@register.filter
def kind_name(kind: str) -> str:
    """What a file is."""
    return str(KINDS.get(kind, kind))


@register.filter
def region_name(code: str) -> str:
    """`Kabupaten Luwu Utara`; nothing for none."""
    return name_of(code) if code else ""


@register.filter
def region_names(codes: tuple[str, ...]) -> str:
    """Several of them in one line."""
    return joined((name_of(code) for code in codes), most=3)


@register.filter
def comes_as(person: Attendee) -> str:
    """In which role somebody comes."""
    return role_of(person)


@register.filter
def role_name(role: str) -> str:
    """What a role is called."""
    return str(ROLE_NAMES.get(role, role))


@register.filter
def dimension_name(code: str) -> str:
    """The name of a dimension; nothing for none."""
    found = load_knowledge().dimension.get(code)
    return said(found.name) if found else ""


@register.filter
def meeting_days(meeting: Meeting) -> str:
    """`21 September 2022 – 22 September 2022`: as held, else as planned."""
    return said(in_words(days_of(meeting)))


@register.filter
def hours(meeting: Meeting) -> str:
    """`09.00–16.00 WITA`; a meeting of several days begins and ends at these times."""
    sign = "%H.%M" if page_language() == "id" else "%H:%M"
    begins, ends = timezone.localtime(meeting.begins_at), timezone.localtime(meeting.ends_at)
    return f"{begins.strftime(sign)}–{ends.strftime(sign)} {ends.strftime('%Z')}"


@register.filter
def days_list(days: dict[date, object]) -> str:
    """Days somebody was there."""
    return ", ".join(format_date(day, page_language()) for day in sorted(days))


@register.filter
def iso(day: date) -> str:
    """`2022-09-21`, for addresses and scripts."""
    return day.isoformat()

"""The list that somebody ticks at the door, with and without a line.

Without a script it is a form. With one each tick is kept in the browser and sent as JSON: 200
tells what became of each tick, 403 that the session or its token must be renewed (`why`).
"""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.meetings.access import Seen, get_meeting_to_manage
from selaras.web.meetings.actions.attending import Noted, Tick, note_list, take_back
from selaras.web.meetings.days import days_of
from selaras.web.meetings.models import Attendance
from selaras.web.meetings.queries import people_of
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.views.page import METHODS, meeting_page, place, tell_refused
from selaras.web.meetings.views.people import managed_person
from selaras.web.ui.templatetags.selaras import clock, said
from selaras.web.ui.templatetags.selaras import day as said_day

MOST_TICKS = 1000
"""Ticks in one sending; a longer queue is sent in several."""

_UNREADABLE = (
    *(ValueError, KeyError, TypeError, AttributeError),
    *(OverflowError, RecursionError),
)
"""What is raised by texts that are no JSON, or other JSON."""


@require_http_methods(METHODS)
@never_cache
def attendance(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """The list of a day; a POST is the form that works without a script."""
    seen = get_meeting_to_manage(request.viewer, key, meeting)
    days = days_of(seen.meeting)
    chosen = _chosen(request.POST.get("day") or request.GET.get("day", ""), days)
    if request.method == "POST":
        _note_form(request, seen, chosen)
        return redirect(f"{place(seen, 'attendance')}?day={chosen}")
    people = [(each.row, each.days.get(chosen)) for each in people_of(seen, managed=True)]
    return meeting_page(
        request,
        seen,
        "attendance",
        days=days,
        day=chosen,
        people=people,
        many=len(people),
        came=sum(there is not None for _row, there in people),
        receipt=_receipt(seen, chosen, timezone.now()),
    )


@require_POST
def ticks(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Ticks that a browser kept: what became of each, and what the site has now."""
    if not request.viewer.signed_in:
        return JsonResponse({"why": "session"}, status=403)
    seen = get_meeting_to_manage(request.viewer, key, meeting)
    try:
        data = json.loads(request.body)
        person, day = int(data["person"]), date.fromisoformat(data["day"])
        found = [_tick(each) for each in data["ticks"][:MOST_TICKS]]
    except (*_UNREADABLE, RequestDataTooBig):
        why = _("Kiriman ini tidak dapat dibaca. Muat ulang halaman.")
        return JsonResponse({"problem": why}, status=400)
    if request.viewer.person is None or request.viewer.person.pk != person:
        return JsonResponse({"why": "person"}, status=403)
    at = timezone.now()
    noted = _note(request, seen, found, at) if found else []
    there = Attendance.objects.filter(
        attendee__meeting=seen.meeting, attendee__region__in=["", *seen.managed], day=day
    )
    return JsonResponse(
        {
            "results": [
                {"entry": str(each.entry), "refused": said(each.refused)} for each in noted
            ],
            "there": [str(each) for each in there.values_list("attendee__key", flat=True)],
            "said": _receipt(seen, day, at),
        }
    )


@require_safe
@never_cache
def pulse(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Who is signed in, and a fresh token, for those who tick the list."""
    get_meeting_to_manage(request.viewer, key, meeting)
    person = request.viewer.person
    return JsonResponse({"person": person.pk if person else 0, "token": get_token(request)})


@require_POST
def remove(request: Request, key: str, meeting: UUID, attendee: UUID) -> HttpResponse:
    """Take back what was ticked by mistake."""
    seen = get_meeting_to_manage(request.viewer, key, meeting)
    row = managed_person(seen, attendee)
    day = _chosen(request.POST.get("day", ""), days_of(seen.meeting))
    try:
        take_back(attendee=row, day=day, by=request.viewer, role=seen.role, at=timezone.now())
    except Refused as refused:
        tell_refused(request, refused)
    else:
        messages.success(request, _("Kehadiran %(name)s dihapus.") % {"name": row.name})
    return redirect(f"{place(seen, 'attendance')}?day={day}")


def _note_form(request: Request, seen: Seen, day: date) -> None:
    at = timezone.now()
    found = []
    for told in request.POST.getlist("present")[:MOST_TICKS]:
        try:
            found.append(Tick(uuid4(), UUID(told), day, at))
        except ValueError:
            continue
    noted = _note(request, seen, found, at) if found else []
    if not found:
        messages.error(request, _("Belum ada nama yang diberi tanda."))
        return
    for why in {said(each.refused) for each in noted if each.refused is not None}:
        messages.error(request, why)
    many = sum(each.refused is None for each in noted)
    if many:
        told = ngettext("%(many)s orang dicatat hadir.", "%(many)s orang dicatat hadir.", many)
        messages.success(request, told % {"many": many})


def _note(request: Request, seen: Seen, found: list[Tick], at: datetime) -> list[Noted]:
    return note_list(
        meeting=seen.meeting,
        ticks=found,
        managed=seen.managed,
        by=request.viewer,
        role=seen.role,
        at=at,
    )


def _tick(told: Any) -> Tick:
    moment = datetime.fromisoformat(told["at"])
    if moment.tzinfo is None:
        raise ValueError(told["at"])
    return Tick(
        UUID(told["entry"]), UUID(told["attendee"]), date.fromisoformat(told["day"]), moment
    )


def _receipt(seen: Seen, day: date, at: datetime) -> str:
    """What the site has, in a sentence."""
    rows = Attendance.objects.filter(
        attendee__meeting=seen.meeting, attendee__region__in=["", *seen.managed], day=day
    )
    return _("Situs mencatat %(many)s orang hadir pada %(day)s (%(at)s).") % {
        "many": rows.count(),
        "day": said_day(day),
        "at": clock(at),
    }


def _chosen(told: str, days: tuple[date, ...]) -> date:
    """The day asked for, else today, else the nearest day of the meeting."""
    try:
        wanted = date.fromisoformat(told)
    except ValueError:
        wanted = timezone.localdate()
    return min(days, key=lambda each: abs((each - wanted).days))

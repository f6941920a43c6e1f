"""Minutes: what was said, what was decided, and the end of it."""

from collections.abc import Callable
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import INSIDE
from selaras.web.accounts.viewing import Request
from selaras.web.meetings.access import Seen, get_meeting_for, get_whole_meeting
from selaras.web.meetings.actions.minutes import (
    decide,
    finish_minutes,
    mark_done,
    take_back_decision,
    write_minutes,
)
from selaras.web.meetings.days import days_of
from selaras.web.meetings.forms.minutes import DecisionForm, MinutesForm
from selaras.web.meetings.models import Decision
from selaras.web.meetings.queries import people_of
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.views.meeting import decisions_of
from selaras.web.meetings.views.page import (
    METHODS,
    meeting_page,
    refuse,
    revision,
    tell_refused,
    to,
)

_Step = Callable[[Request, Seen], HttpResponse]

# The package that brings it has no types.
_after_recent_sign_in: Callable[[_Step], _Step] = reauthentication_required


@require_http_methods(METHODS)
def minutes(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Write the minutes; decisions stand below."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    row = seen.meeting
    first = {"minutes": row.minutes, "held_from": row.held_from, "held_until": row.held_until}
    form = MinutesForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            write_minutes(
                meeting=row,
                minutes=form.cleaned_data["minutes"],
                held=form.held,
                seen=revision(request),
                by=request.viewer,
                role=seen.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Notulen tersimpan."))
            return to(seen, "minutes")
    return _page(request, seen, form, _decision_form(request, seen, None))


@require_POST
def decision(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Write down one more decision."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    form = _decision_form(request, seen, request.POST)
    if form.is_valid():
        try:
            decide(
                meeting=seen.meeting,
                decided=form.decided,
                by=request.viewer,
                role=seen.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Keputusan dicatat."))
            return to(seen, "minutes")
    row = seen.meeting
    first = {"minutes": row.minutes, "held_from": row.held_from, "held_until": row.held_until}
    return _page(request, seen, MinutesForm(initial=first), form)


@require_http_methods(METHODS)
def remove_decision(request: Request, key: str, meeting: UUID, number: int) -> HttpResponse:
    """Ask, then take a decision back."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    row = _decision(seen, number)
    if request.method == "POST":
        try:
            take_back_decision(decision=row, by=request.viewer, role=seen.role, at=timezone.now())
        except Refused as refused:
            tell_refused(request, refused)
        else:
            messages.success(request, _("Keputusan dihapus."))
        return to(seen, "minutes")
    return meeting_page(request, seen, "remove_decision", decision=row)


@require_POST
def done(request: Request, key: str, meeting: UUID, number: int) -> HttpResponse:
    """It has been done: said by whoever has it to do, or who runs the meeting."""
    seen = get_meeting_for(request.viewer, key, meeting)
    row = _decision(seen, number)
    if row not in decisions_of(seen):
        raise Http404(number)
    own = next((post for post in request.viewer.posts if post.membership == row.holder_id), None)
    if own is None and not seen.whole:
        raise Http404(number)
    role = own.role if own else seen.role
    try:
        mark_done(decision=row, by=request.viewer, role=role, at=timezone.now())
    except Refused as refused:
        tell_refused(request, refused)
    else:
        messages.success(request, _("Keputusan ditandai selesai."))
    return to(seen)


@require_http_methods(METHODS)
def finish(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Ask, then freeze everything; needs a recent sign-in."""
    return _finished(request, get_whole_meeting(request.viewer, key, meeting))


@_after_recent_sign_in
def _finished(request: Request, seen: Seen) -> HttpResponse:
    if not seen.open:
        return to(seen)
    if request.method == "POST":
        try:
            finish_minutes(
                meeting=seen.meeting,
                seen=revision(request),
                by=request.viewer,
                role=seen.role,
                at=timezone.now(),
            )
        except Refused as refused:
            tell_refused(request, refused)
            return to(seen, "minutes")
        messages.success(request, _("Notulen selesai. Sertifikat kehadiran dapat diambil."))
        return to(seen)
    people = people_of(seen, managed=True)
    return meeting_page(
        request,
        seen,
        "finish",
        many=len(people),
        came=sum(bool(each.days) for each in people),
        decisions=seen.meeting.decisions.count(),
        files=seen.meeting.materials.count(),
    )


def _decision(seen: Seen, number: int) -> Decision:
    rows = Decision.objects.select_related("meeting__cohort", "participation", "holder__person")
    return get_object_or_404(rows, meeting=seen.meeting, number=number)


def _decision_form(request: Request, seen: Seen, data: object) -> DecisionForm:
    posts = Membership.objects.active(timezone.localdate()).filter(
        region__in=seen.regions, role__in=sorted(INSIDE), person__is_active=True
    )
    return DecisionForm(
        data,
        participations=seen.participations,
        posts=posts.select_related("person").order_by("region", "person__name", "pk"),
        prefix="decision",
    )


def _page(
    request: Request, seen: Seen, form: forms.Form, decision_form: DecisionForm
) -> HttpResponse:
    return meeting_page(
        request,
        seen,
        "minutes",
        form=form,
        decision_form=decision_form,
        decisions=decisions_of(seen),
        days=days_of(seen.meeting),
    )

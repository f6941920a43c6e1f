"""Who is expected: taken from posts, typed in lines, put into groups, taken off, invited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.meetings.access import Seen, get_meeting_to_manage, get_whole_meeting
from selaras.web.meetings.actions.people import (
    expect_named,
    expect_posts,
    invite,
    regroup,
    unexpect,
)
from selaras.web.meetings.forms.planning import NamesForm
from selaras.web.meetings.models import Attendee
from selaras.web.meetings.queries import people_of, post_of
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import stage_of
from selaras.web.meetings.views.page import METHODS, meeting_page, refuse, tell_refused, to

_GROUP = "group-"


@require_http_methods(METHODS)
def people(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """The list; a POST types people without an account."""
    seen = get_meeting_to_manage(request.viewer, key, meeting)
    form = NamesForm(
        request.POST or None,
        regions=seen.managed,
        post_of=lambda address: post_of(seen, address),
    )
    if request.method == "POST" and form.is_valid():
        try:
            many = expect_named(
                meeting=seen.meeting,
                people=form.people,
                region=form.cleaned_data["region"],
                by=request.viewer,
                role=seen.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _added(many, len(form.people)))
            return to(seen, "people")
    return _page(request, seen, form)


@require_POST
def take(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Take everybody whose post takes part in the stage."""
    seen = get_meeting_to_manage(request.viewer, key, meeting)
    try:
        many = expect_posts(
            meeting=seen.meeting,
            regions=sorted(seen.managed),
            by=request.viewer,
            role=seen.role,
            at=timezone.now(),
        )
    except Refused as refused:
        tell_refused(request, refused)
    else:
        messages.success(request, _added(many, many))
    return to(seen, "people")


@require_POST
def groups(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Say who works in which group."""
    seen = get_meeting_to_manage(request.viewer, key, meeting)
    told = {
        int(name.removeprefix(_GROUP)): request.POST[name]
        for name in request.POST
        if name.startswith(_GROUP) and name.removeprefix(_GROUP).isdecimal() and len(name) < 20
    }
    try:
        many = regroup(
            meeting=seen.meeting,
            groups=told,
            regions=seen.managed,
            by=request.viewer,
            role=seen.role,
            at=timezone.now(),
        )
    except Refused as refused:
        tell_refused(request, refused)
    else:
        told_many = ngettext(
            "%(many)s orang berpindah kelompok.", "%(many)s orang berpindah kelompok.", many
        )
        messages.success(request, told_many % {"many": many})
    return to(seen, "people")


@require_POST
def remove(request: Request, key: str, meeting: UUID, attendee: UUID) -> HttpResponse:
    """Take somebody off the list."""
    seen = get_meeting_to_manage(request.viewer, key, meeting)
    row = managed_person(seen, attendee)
    try:
        unexpect(attendee=row, by=request.viewer, role=seen.role, at=timezone.now())
    except Refused as refused:
        tell_refused(request, refused)
    else:
        messages.success(request, _("%(name)s dikeluarkan dari daftar.") % {"name": row.name})
    return to(seen, "people")


@require_POST
def send_invitations(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Prepare a letter for everybody who has an account."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    try:
        many = invite(meeting=seen.meeting, by=request.viewer, role=seen.role, at=timezone.now())
    except Refused as refused:
        tell_refused(request, refused)
    else:
        told = ngettext(
            "%(many)s undangan menunggu di kotak keluar. Baca, lalu lepaskan dari sana.",
            "%(many)s undangan menunggu di kotak keluar. Baca, lalu lepaskan dari sana.",
            many,
        )
        messages.success(request, told % {"many": many})
    return to(seen, "people")


def managed_person(seen: Seen, attendee: UUID) -> Attendee:
    """Somebody on the list whom the viewer manages; Http404 for everybody else.

    Guests and people of the ministry belong to those who manage the meeting as a whole.
    """
    of_none = [""] if seen.whole else []
    rows = Attendee.objects.select_related("meeting__cohort").filter(
        meeting=seen.meeting, region__in=[*of_none, *seen.managed]
    )
    return get_object_or_404(rows, key=attendee)


def _page(request: Request, seen: Seen, form: NamesForm) -> HttpResponse:
    stage = stage_of(seen.meeting)
    found = people_of(seen, managed=True)
    return meeting_page(
        request,
        seen,
        "people",
        people=found,
        form=form,
        roles=stage.takes_part if stage else (),
        grouped=stage is not None and stage.groups,
        dimensions=load_knowledge().dimensions,
        with_account=sum(each.row.person_id is not None for each in found),
    )


def _added(many: int, of: int) -> str:
    told = ngettext("%(many)s orang ditambahkan.", "%(many)s orang ditambahkan.", many)
    said = told % {"many": many}
    if many < of:
        said += " " + _("%(again)s sudah ada dalam daftar.") % {"again": of - many}
    return said

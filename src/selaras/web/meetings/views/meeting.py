"""One meeting: everything about it, changed, cancelled; its calendar file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.meetings.access import (
    OpenCohort,
    Seen,
    get_cohort_for,
    get_cohort_to_plan,
    get_meeting_for,
    get_whole_meeting,
    meetings_for,
)
from selaras.web.meetings.actions.planning import cancel_meeting, change_meeting
from selaras.web.meetings.calendar import CONTENT_TYPE, calendar_of
from selaras.web.meetings.days import days_of
from selaras.web.meetings.forms.planning import CancelForm, PlanForm, typed
from selaras.web.meetings.models import Decision, Material, Meeting
from selaras.web.meetings.queries import mine, people_of
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import stages_of
from selaras.web.meetings.views.cohort import unsigned
from selaras.web.meetings.views.page import METHODS, meeting_page, refuse, revision, to
from selaras.web.ui.templatetags.selaras import page_language

SHOWN_PEOPLE = 100
"""People on the page of a meeting; a longer list has its own page."""


@require_safe
def meeting(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Everything about the meeting that the viewer may see."""
    seen = get_meeting_for(request.viewer, key, meeting)
    people = people_of(seen)
    materials = list(seen.meeting.materials.select_related("file"))
    return meeting_page(
        request,
        seen,
        "meeting",
        people=people[:SHOWN_PEOPLE],
        many=len(people),
        came=sum(bool(each.days) for each in people),
        mine=next((each for each in people if each.row.person_id == _person(request)), None),
        days=days_of(seen.meeting),
        decisions=decisions_of(seen),
        memberships=request.viewer.memberships,
        photos=[each for each in materials if each.kind == Material.Kind.PHOTO],
        materials=[each for each in materials if each.kind != Material.Kind.PHOTO],
        ended=seen.meeting.ends_at <= timezone.now(),
    )


@require_http_methods(METHODS)
def change(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Change the plan."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    if not seen.open:
        return to(seen)
    opened = get_cohort_to_plan(request.viewer, key)
    offered = _offered(opened, seen)
    form = PlanForm(
        request.POST or None,
        initial=typed(seen.meeting, seen.regions) | {"letters": True},
        stages=stages_of(opened.cohort),
        regions=offered,
        unsigned=unsigned(opened),
        telling=True,
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(
                meeting=seen.meeting,
                wanted=form.wanted,
                seen=revision(request),
                by=request.viewer,
                role=seen.role,
                at=timezone.now(),
                letters=form.cleaned_data["letters"],
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Pertemuan diubah."))
            return to(seen)
    return meeting_page(request, seen, "change", form=form)


@require_http_methods(METHODS)
def cancel(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Ask why, then cancel; everybody is told by letter."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    if not seen.open:
        return to(seen)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            many = cancel_meeting(
                meeting=seen.meeting,
                reason=form.cleaned_data["reason"],
                seen=revision(request),
                by=request.viewer,
                role=seen.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            told = ngettext(
                "Pertemuan dibatalkan. %(many)s surat menunggu di kotak keluar.",
                "Pertemuan dibatalkan. %(many)s surat menunggu di kotak keluar.",
                many,
            )
            messages.success(request, told % {"many": many})
            return to(seen)
    return meeting_page(request, seen, "cancel", form=form)


@require_safe
def one_calendar(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """The meeting as a calendar file."""
    seen = get_meeting_for(request.viewer, key, meeting)
    return _calendar(request, [seen.meeting], f"pertemuan-{key}-{seen.meeting.pk}")


@require_safe
def cohort_calendar(request: Request, key: str) -> HttpResponse:
    """All meetings of the cohort that are the viewer's own."""
    get_cohort_for(request.viewer, key)
    rows = mine(meetings_for(request.viewer, key), request.viewer)
    return _calendar(request, list(rows.order_by("begins_at", "pk")), f"pertemuan-{key}")


def decisions_of(seen: Seen) -> list[Decision]:
    """What it decided for all, and for the regions that the viewer reaches."""
    rows = seen.meeting.decisions.select_related("participation", "holder__person")
    return [
        row for row in rows if row.participation is None or row.participation.region in seen.reached
    ]


def _offered(opened: OpenCohort, seen: Seen) -> list[str]:
    """Regions in force, and those that the meeting is for already."""
    known = {row.region for row in opened.participations if row.withdrawn_at is None}
    return sorted(known | set(seen.regions))


def _person(request: Request) -> int:
    return request.viewer.person.pk if request.viewer.person else 0


def _calendar(request: Request, rows: list[Meeting], name: str) -> HttpResponse:
    response = HttpResponse(
        calendar_of(
            rows,
            address=request.build_absolute_uri(reverse("meetings:arrive")).removesuffix("at/"),
            language=page_language(),
            at=timezone.now(),
        ),
        content_type=CONTENT_TYPE,
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response

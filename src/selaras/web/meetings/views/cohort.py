"""The meetings of a cohort, and a new one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.agreements.queries import signed
from selaras.web.meetings.access import (
    OpenCohort,
    get_cohort_for,
    get_cohort_to_plan,
    meetings_for,
)
from selaras.web.meetings.actions.planning import plan_meeting
from selaras.web.meetings.forms.planning import PlanForm, usual_hours
from selaras.web.meetings.queries import lines_of, of_region
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.subjects import region_name, stages_of
from selaras.web.meetings.views.page import METHODS, refuse

PAGE = 30


@require_safe
def cohort(request: Request, key: str) -> HttpResponse:
    """Meetings by their beginning, the latest first."""
    opened = get_cohort_for(request.viewer, key)
    stages = {stage.code: stage.name for stage in stages_of(opened.cohort)}
    regions = [each.region for each in opened.participations]
    stage, region = request.GET.get("stage", ""), request.GET.get("region", "")
    found = meetings_for(request.viewer, key).order_by("-begins_at", "-pk")
    if stage in stages:
        found = found.filter(stage=stage)
    if region in regions:
        found = of_region(found, region)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "opened": opened,
        "cohort": opened.cohort,
        "page": page,
        "lines": lines_of(page.object_list, regions),
        "stages": stages,
        "stage": stage,
        "region": region,
        "regions": [(code, region_name(code)) for code in regions],
        "now": timezone.now(),
    }
    return render(request, "meetings/cohort.html", context)


@require_http_methods(METHODS)
def plan(request: Request, key: str) -> HttpResponse:
    """Plan a meeting."""
    opened = get_cohort_to_plan(request.viewer, key)
    at = timezone.now()
    form = PlanForm(
        request.POST or None,
        initial=usual_hours(at) | _asked(request, opened),
        stages=stages_of(opened.cohort),
        regions=[row.region for row in opened.participations if row.withdrawn_at is None],
        unsigned=unsigned(opened),
    )
    if request.method == "POST" and form.is_valid():
        wanted = form.wanted
        post = rights.post_for(request.viewer, Kind.MEETING, Action.MANAGE, wanted.regions)
        try:
            meeting = plan_meeting(
                cohort=opened.cohort,
                wanted=wanted,
                by=request.viewer,
                role=post.role if post else "",
                at=at,
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(
                request, _("Pertemuan direncanakan. Sekarang tentukan siapa yang diharapkan hadir.")
            )
            return redirect("meetings:people", key, meeting.key)
    context = {"opened": opened, "cohort": opened.cohort, "form": form}
    return render(request, "meetings/plan.html", context)


def unsigned(opened: OpenCohort) -> list[str]:
    """Regions whose memorandum is not signed."""
    days = signed([row.pk for row in opened.participations])
    return [row.region for row in opened.participations if row.pk not in days]


def _asked(request: Request, opened: OpenCohort) -> dict[str, object]:
    """What a link to this page may fill in: stage and region; a single region stands anyway."""
    codes = [row.region for row in opened.participations]
    wanted = [code for code in request.GET.getlist("region") if code in codes]
    return {
        "stage": request.GET.get("stage", "")[:40],
        "regions": wanted or (codes if len(codes) == 1 else []),
    }

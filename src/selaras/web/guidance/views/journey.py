"""The way of one region, before and after it began, and the plan that is written on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.agreements.queries import signed
from selaras.web.cohorts.access import get_participation_for
from selaras.web.guidance.access import get_journey_for, manages, opened_of
from selaras.web.guidance.actions import link_plan
from selaras.web.guidance.actions.beginning import course_of
from selaras.web.guidance.forms import PlanForm
from selaras.web.guidance.models import Journey
from selaras.web.guidance.queries.journey import legs_of, outlook_of, steps_for
from selaras.web.guidance.queries.stage import reads_plan
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import region_of
from selaras.web.guidance.views.page import refuse, to_way, way_page
from selaras.web.plans.access import plans_for


@require_safe
def journey(request: Request, key: str, region: str) -> HttpResponse:
    """The stages of a region with planned and real days, and what is next for the viewer."""
    participation = get_participation_for(request.viewer, Kind.GUIDANCE, Action.SEE, key, region)
    today = timezone.localdate()
    row = (
        Journey.objects.select_related("participation__cohort", "plan")
        .filter(participation=participation)
        .first()
    )
    if row is None:
        context = {
            "participation": participation,
            "cohort": participation.cohort,
            "region": region_of(participation),
            "code": region,
            "signed_on": signed([participation.pk]).get(participation.pk),
            "stages": course_of(participation),
            "manages": manages(request.viewer),
        }
        return render(request, "guidance/not_begun.html", context)
    opened = opened_of(row)
    return way_page(
        request,
        opened,
        "journey",
        legs=legs_of(opened, today),
        outlook=outlook_of(opened, today),
        steps=steps_for(opened, request.viewer, today),
        reads=reads_plan(request.viewer, row.plan),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request, key: str, region: str) -> HttpResponse:
    """Choose the plan that is written on the way."""
    opened = get_journey_for(request.viewer, Action.WRITE, key, region)
    offered = list(plans_for(request.viewer).filter(region_rows__region=region))
    current = opened.journey.plan
    form = PlanForm(
        request.POST or None,
        plans=offered,
        initial={"plan": current.key if current else "", "seen": opened.journey.revision},
    )
    if request.method == "POST" and form.is_valid():
        try:
            link_plan(
                journey=opened.journey,
                plan=form.cleaned_data["plan"],
                seen=form.cleaned_data["seen"],
                by=request.viewer,
                role=opened.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused, seen=opened.journey.revision)
        else:
            messages.success(request, _("Rencana ditautkan."))
            return to_way(opened)
    return way_page(request, opened, "plan", form=form, offered=offered)

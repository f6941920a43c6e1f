"""The ministry moves planned days, for one region or for all: first looked at, then done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.core.framework import Region
from selaras.core.workflow import Stage
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.cohorts.models import Cohort
from selaras.web.guidance.access import (
    Opened,
    get_cohort_to_guide,
    get_journey_for,
    managing_role,
)
from selaras.web.guidance.actions import plan_dates
from selaras.web.guidance.actions.planning import Moved, moved_by, opened_all, seen_of
from selaras.web.guidance.forms import DatesForm
from selaras.web.guidance.models import Journey
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import region_of
from selaras.web.guidance.views.page import refuse
from selaras.web.workflows.known import workflow_of


@dataclass(frozen=True, slots=True)
class Change:
    """A stage of a region whose planned days would change."""

    region: Region
    stage: Stage
    moved: Moved


@require_http_methods(["GET", "HEAD", "POST"])
def dates(request: Request, key: str) -> HttpResponse:
    """The planned days of every region under way; what is left empty stays."""
    cohort = get_cohort_to_guide(request.viewer, key)
    rows = list(
        Journey.objects.filter(
            participation__cohort=cohort, participation__withdrawn_at=None, ended_on=None
        )
        .select_related("participation__cohort", "plan")
        .order_by("participation__region")
    )
    stages = workflow_of(cohort.workflow).stages
    return _dates(request, cohort, rows, stages, {}, None)


@require_http_methods(["GET", "HEAD", "POST"])
def dates_of(request: Request, key: str, region: str) -> HttpResponse:
    """The planned days of one region; stages that it has passed stay."""
    opened = get_journey_for(request.viewer, Action.MANAGE, key, region)
    ahead = [each for each in opened.passages if each.until is None]
    stages = [opened.stage_of(each) for each in ahead]
    planned = {each.stage: (each.planned_from, each.planned_until) for each in ahead}
    return _dates(request, opened.cohort, [opened.journey], stages, planned, opened.region)


def _dates(
    request: Request,
    cohort: Cohort,
    rows: Sequence[Journey],
    stages: Sequence[Stage],
    planned: Mapping[str, tuple[date, date]],
    region: Region | None,
) -> HttpResponse:
    form = DatesForm(
        request.POST or None,
        stages=stages,
        planned=planned,
        partial=region is None,
        initial={"seen": seen_of(rows)},
    )
    changes: list[Change] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            if "confirmed" in request.POST:
                plan_dates(
                    journeys=rows,
                    dates=form.dates,
                    seen=form.cleaned_data["seen"],
                    by=request.viewer,
                    role=managing_role(request.viewer),
                    at=timezone.now(),
                )
                messages.success(request, _("Tanggal tahap diubah."))
                if region is None:
                    return redirect("guidance:cohort", cohort.key)
                return redirect("guidance:journey", cohort.key, region.code)
            changes = _changes(opened_all(rows), form)
        except Refused as refused:
            refuse(form, refused, seen=seen_of(rows))
    context = {
        "cohort": cohort,
        "form": form,
        "region": region,
        "code": rows[0].participation.region if region else "",
        "many": len(rows),
        "changes": changes,
        "pairs": [(each, form[f"{each.code}-from"], form[f"{each.code}-until"]) for each in stages],
    }
    return render(request, "guidance/dates.html", context)


def _changes(opened: Sequence[Opened], form: DatesForm) -> list[Change]:
    return [
        Change(region_of(each.participation), each.stage_of(moved.passage), moved)
        for each in opened
        for moved in moved_by(each, form.dates)
    ]

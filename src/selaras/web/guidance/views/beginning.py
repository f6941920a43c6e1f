"""Guidance begins, for one region or for all that signed: first looked at, then done."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from selaras.core.framework import Region
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.agreements.queries import signed
from selaras.web.cohorts.access import get_participation_for
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.access import get_cohort_to_guide, managing_role
from selaras.web.guidance.actions import begin, begin_all
from selaras.web.guidance.actions.beginning import (
    course_of,
    laid_out,
    may_begin,
    refuse_to_begin,
)
from selaras.web.guidance.forms import BeginForm
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import region_of
from selaras.web.guidance.views.page import refuse


@require_http_methods(["GET", "HEAD", "POST"])
def begin_page(request: Request, key: str, region: str) -> HttpResponse:
    """Begin the guidance of one region."""
    row = get_participation_for(request.viewer, Kind.GUIDANCE, Action.MANAGE, key, region)
    at = timezone.now()
    signed_on = signed([row.pk]).get(row.pk)
    form = _form(request, timezone.localdate(at))
    planned: list[object] = []
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        try:
            refuse_to_begin(row, on, signed_on=signed_on, at=at)
            if "confirmed" in request.POST:
                role = managing_role(request.viewer)
                begin(participation=row, on=on, by=request.viewer, role=role, at=at)
                messages.success(request, _("Bimbingan dimulai. Sekretariat mendapat tugasnya."))
                return redirect("guidance:journey", key, region)
            planned = list(laid_out(course_of(row), on))
        except Refused as refused:
            refuse(form, refused)
    return _page(request, row.cohort, form, row=row, planned=planned)


@require_http_methods(["GET", "HEAD", "POST"])
def begin_all_page(request: Request, key: str) -> HttpResponse:
    """Begin it for every region that signed."""
    cohort = get_cohort_to_guide(request.viewer, key)
    at = timezone.now()
    form = _form(request, timezone.localdate(at))
    found: list[Participation] | None = None
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        try:
            if "confirmed" in request.POST:
                role = managing_role(request.viewer)
                begun = begin_all(cohort=cohort, on=on, by=request.viewer, role=role, at=at)
                told = ngettext(
                    "Bimbingan %(many)d daerah dimulai.",
                    "Bimbingan %(many)d daerah dimulai.",
                    len(begun),
                )
                messages.success(request, told % {"many": len(begun)})
                return redirect("guidance:cohort", key)
            found = list(may_begin(cohort, on, at=at))
        except Refused as refused:
            refuse(form, refused)
    regions = [region_of(each) for each in found or ()]
    planned = list(laid_out(course_of(found[0]), form.cleaned_data["on"])) if found else []
    waiting = _waiting(cohort, {each.pk for each in found or ()}) if found is not None else []
    return _page(
        request,
        cohort,
        form,
        found=found,
        regions=regions,
        planned=planned,
        waiting=waiting,
    )


def _form(request: Request, today: date) -> BeginForm:
    return BeginForm(request.POST or None, initial={"on": today})


def _waiting(cohort: Cohort, found: set[int]) -> list[Region]:
    """Regions that do not begin with the others, for they have not signed by that day."""
    rows = Participation.objects.filter(cohort=cohort, withdrawn_at=None, journey=None)
    return [region_of(each) for each in rows.exclude(pk__in=found).order_by("region")]


def _page(
    request: Request,
    cohort: Cohort,
    form: BeginForm,
    *,
    row: Participation | None = None,
    **context: object,
) -> HttpResponse:
    about = {
        "cohort": cohort,
        "form": form,
        "row": row,
        "region": region_of(row) if row else None,
        "found": None,
    }
    return render(request, "guidance/begin.html", {**about, **context})

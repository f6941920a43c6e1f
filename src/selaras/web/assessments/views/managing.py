"""For the ministry: a new round, what is said of it, its dates."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import get_round_to_manage, manages_rounds
from selaras.web.assessments.actions import rounds as actions
from selaras.web.assessments.forms.rounds import (
    AboutForm,
    DatesForm,
    ReasonForm,
    RoundForm,
    usual_days,
)
from selaras.web.assessments.phases import DATED, PHASE_NAMES
from selaras.web.assessments.refusals import Refused
from selaras.web.ui.templatetags.selaras import said

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def new(request: Request) -> HttpResponse:
    """A new round with its dates."""
    if not manages_rounds(request.viewer):
        raise Http404
    today = timezone.localdate()
    form = RoundForm(request.POST or None, initial={"year": today.year})
    dates = DatesForm(request.POST or None, days=usual_days(today))
    if request.method == "POST" and form.is_valid() & dates.is_valid():
        told = form.cleaned_data
        try:
            row = actions.open_round(
                instrument=told["instrument"],
                year=told["year"],
                stage=told["stage"],
                about=form.about(),
                days=dates.days(),
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            dates.add_error(None, said(refused.text))
        else:
            messages.success(request, _("Putaran dibuka. Sekarang tambahkan pesertanya."))
            return redirect("assessments:add", row.key)
    context = {"form": form, "dates": dates, "phases": _pairs(dates)}
    return render(request, "assessments/new.html", context)


@require_http_methods(METHODS)
def change(request: Request, key: str) -> HttpResponse:
    """Its name, its assessors, its letters."""
    opened = get_round_to_manage(request.viewer, key, timezone.localdate())
    form = AboutForm(request.POST or None, row=opened.row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_round(
                row=opened.row, about=form.about(), by=request.viewer, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _("Keterangan putaran disimpan."))
            return redirect("assessments:round", key)
    context = {"opened": opened, "round": opened.row, "phase": opened.phase, "form": form}
    return render(request, "assessments/change.html", context)


@require_http_methods(METHODS)
def dates(request: Request, key: str) -> HttpResponse:
    """Other dates, with a reason."""
    opened = get_round_to_manage(request.viewer, key, timezone.localdate())
    form = DatesForm(request.POST or None, days=actions.days_of(opened.row))
    why = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() & why.is_valid():
        try:
            with transaction.atomic():
                actions.change_dates(
                    row=opened.row,
                    days=form.days(),
                    reason=why.cleaned_data["reason"],
                    by=request.viewer,
                    at=timezone.now(),
                )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _("Jadwal disimpan. Hak setiap orang mengikuti jadwal baru."))
            return redirect("assessments:round", key)
    context = {
        "opened": opened,
        "round": opened.row,
        "phase": opened.phase,
        "dates": form,
        "why": why,
        "phases": _pairs(form),
    }
    return render(request, "assessments/dates.html", context)


def _pairs(form: DatesForm) -> list[tuple[str, object, object]]:
    """For each phase its name and its two fields."""
    return [
        (str(PHASE_NAMES[phase]), form[f"{phase}_since"], form[f"{phase}_until"]) for phase in DATED
    ]

"""For the ministry: a cohort opened, described, announced, closed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.viewing import Request
from selaras.web.cohorts import actions
from selaras.web.cohorts.access import get_cohort_to_manage, manages_cohorts
from selaras.web.cohorts.actions.cohorts import has_begun, not_through
from selaras.web.cohorts.forms.cohorts import CohortForm, NewCohortForm
from selaras.web.cohorts.models import Participation
from selaras.web.cohorts.queries import counted_with
from selaras.web.cohorts.refusals import Refused
from selaras.web.cohorts.views.page import METHODS, cohort_page, done
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.templatetags.selaras import said


@require_http_methods(METHODS)
def new(request: Request) -> HttpResponse:
    """A new cohort in preparation."""
    if not manages_cohorts(request.viewer):
        raise Http404
    form = NewCohortForm(request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        if done(
            form,
            lambda: actions.open_cohort(
                key=key, about=form.about(), by=request.viewer, at=timezone.now()
            ),
        ):
            messages.success(request, _("Angkatan dibuka. Sekarang tambahkan daerahnya."))
            return redirect("cohorts:cohort", key)
    return render(request, "cohorts/new.html", {"form": form})


@require_http_methods(METHODS)
def change(request: Request, key: str) -> HttpResponse:
    """What is said of it."""
    cohort = get_cohort_to_manage(request.viewer, key)
    form = CohortForm(request.POST or None, row=cohort)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        if done(
            form,
            lambda: actions.change_cohort(
                cohort=cohort, about=form.about(), by=request.viewer, at=timezone.now(), seen=seen
            ),
            revision=cohort.revision,
        ):
            messages.success(request, _("Keterangan angkatan disimpan."))
            return redirect("cohorts:cohort", key)
    begun = has_begun(cohort)
    return cohort_page(request, cohort, "change", form=form, begun=begun)


@require_http_methods(METHODS)
def announce(request: Request, key: str) -> HttpResponse:
    """Ask, then let everybody see it."""
    cohort = get_cohort_to_manage(request.viewer, key)
    require_recent_sign_in(request)
    if request.method == "POST":
        try:
            actions.announce(cohort=cohort, by=request.viewer, at=timezone.now())
        except Refused as refused:
            messages.error(request, said(refused.text))
        else:
            messages.success(request, _("Angkatan diumumkan. Semua orang sekarang melihatnya."))
        return redirect("cohorts:cohort", key)
    regions = Participation.objects.filter(cohort=cohort, withdrawn_at=None).count()
    counted = counted_with(cohort)
    return cohort_page(request, cohort, "announce", regions=regions, counted=counted)


@require_http_methods(METHODS)
def close(request: Request, key: str) -> HttpResponse:
    """Ask, then end it."""
    cohort = get_cohort_to_manage(request.viewer, key)
    require_recent_sign_in(request)
    if request.method == "POST":
        told = request.POST.get("under_way", "")
        under_way = int(told) if told.isdecimal() and len(told) < 5 else -1
        try:
            actions.close(cohort=cohort, under_way=under_way, by=request.viewer, at=timezone.now())
        except Refused as refused:
            messages.error(request, said(refused.text))
            return redirect("cohorts:close", key)
        messages.success(request, _("Angkatan ditutup."))
        return redirect("cohorts:cohort", key)
    late = Participation.objects.filter(
        cohort=cohort, withdrawn_at=None, journey__ended_on=None
    ).order_by("region")
    return cohort_page(request, cohort, "close", late=late, under_way=not_through(cohort))

"""For the ministry: regions added to a cohort, described, withdrawn."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.core.framework import region_then
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.cohorts import actions
from selaras.web.cohorts.access import get_cohort_to_manage
from selaras.web.cohorts.actions import Wanted
from selaras.web.cohorts.forms.participations import AddForm, ParticipationForm, WithdrawForm
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.naming import Understood, understand
from selaras.web.cohorts.queries import earlier
from selaras.web.cohorts.refusals import Refused
from selaras.web.cohorts.views.page import METHODS, cohort_page, done
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.templatetags.selaras import said

_PICK = "pick-"
_OWN = {"csrfmiddlewaretoken", "confirmed"}


@require_http_methods(METHODS)
def add(request: Request, key: str) -> HttpResponse:
    """Say who takes part, look at what was understood, then add them."""
    cohort = get_cohort_to_manage(request.viewer, key)
    form = AddForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return cohort_page(request, cohort, "add", form=form)
    told = form.cleaned_data
    understood = understand(load_knowledge(), told["lines"], _picks(request))
    for each in understood.twice:
        form.add_error(
            "lines",
            _(
                "Baris %(first)s (“%(one)s”) dan baris %(second)s (“%(other)s”) sama-sama menyebut "
                "%(region)s. Hapus salah satu."
            )
            % {
                "first": each.first.number,
                "one": each.first.words,
                "second": each.second.number,
                "other": each.second.words,
                "region": each.region.name,
            },
        )
    if not form.is_valid():
        return cohort_page(request, cohort, "add", form=form)
    wanted = [
        Wanted(each.region.code, told["mode"], each.area or told["area"])
        for each in understood.typed
    ]
    if "confirmed" in request.POST and wanted and not understood.unclear:
        step = actions.add_regions
        try:
            came = step(cohort=cohort, wanted=wanted, by=request.viewer, at=timezone.now())
        except Refused as refused:
            form.add_error(None, said(refused.text))
            return cohort_page(request, cohort, "add", form=form)
        messages.success(request, _("%(many)s daerah ditambahkan.") % {"many": came})
        return redirect("cohorts:cohort", key)
    return _check(request, cohort, understood, wanted)


def _check(
    request: Request, cohort: Cohort, understood: Understood, wanted: list[Wanted]
) -> HttpResponse:
    """What was understood, before anything is kept."""
    codes = [each.region for each in wanted]
    there = Participation.objects.filter(cohort=cohort, region__in=codes, withdrawn_at=None)
    taking = set(there.values_list("region", flat=True))
    asked = {f"{_PICK}{each.number}" for each in understood.unclear}
    return cohort_page(
        request,
        cohort,
        "adding",
        fresh=[each for each in wanted if each.region not in taking],
        there=[each for each in wanted if each.region in taking],
        before=earlier(cohort, codes),
        understood=understood,
        echo=[
            (name, value)
            for name in request.POST
            if name not in _OWN | asked
            for value in request.POST.getlist(name)
        ],
    )


def _picks(request: Request) -> dict[int, str]:
    names = [name for name in request.POST if name.startswith(_PICK)]
    return {_line(name): request.POST[name] for name in names}


def _line(name: str) -> int:
    number = name.removeprefix(_PICK)
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0


@require_http_methods(METHODS)
def participation(request: Request, key: str, region: str) -> HttpResponse:
    """How a region takes part."""
    row = _to_manage(request, key, region)
    first = {"mode": row.mode, "area": row.area, "seen": row.revision}
    form = ParticipationForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.change_participation(
                row=row,
                mode=told["mode"],
                area=told["area"],
                seen=told["seen"],
                by=request.viewer,
                at=timezone.now(),
            ),
            revision=row.revision,
        ):
            messages.success(request, _("Keikutsertaan disimpan."))
            return redirect("cohorts:cohort", key)
    begun = Participation.objects.filter(pk=row.pk, journey__isnull=False).exists()
    before = earlier(row.cohort, [region]).get(region, [])
    return _of_region(request, row, "participation", form=form, begun=begun, before=before)


@require_http_methods(METHODS)
def withdraw(request: Request, key: str, region: str) -> HttpResponse:
    """Ask why, then let a region leave."""
    row = _to_manage(request, key, region)
    require_recent_sign_in(request)
    form = WithdrawForm(request.POST or None, initial={"seen": row.revision})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions.withdraw(
                row=row,
                reason=told["reason"],
                seen=told["seen"],
                by=request.viewer,
                at=timezone.now(),
            ),
            revision=row.revision,
        ):
            name = region_then(load_knowledge(), region).name
            messages.success(request, _("%(region)s mundur dari angkatan ini.") % {"region": name})
            return redirect("cohorts:cohort", key)
    return _of_region(request, row, "withdraw", form=form)


def _to_manage(request: Request, key: str, region: str) -> Participation:
    cohort = get_cohort_to_manage(request.viewer, key)
    row = Participation.objects.filter(cohort=cohort, region=region).first()
    if row is None:
        raise Http404(region)
    row.cohort = cohort
    return row


def _of_region(request: Request, row: Participation, name: str, **context: object) -> HttpResponse:
    return cohort_page(request, row.cohort, name, row=row, **context)

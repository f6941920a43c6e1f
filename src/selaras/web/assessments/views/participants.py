"""For the ministry: who takes part in a round."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import OpenedRound, get_round_to_manage
from selaras.web.assessments.actions import participants as actions
from selaras.web.assessments.forms.participants import AddForm, DescribeForm, OpenAgainForm
from selaras.web.assessments.gathering import gather
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import Phase
from selaras.web.assessments.queries import (
    PAGE,
    Choice,
    cohorts_of,
    participants_in,
    provinces_of,
)
from selaras.web.assessments.refusals import Refused
from selaras.web.ui.templatetags.selaras import said

METHODS = ["GET", "HEAD", "POST"]
_OWN = {"csrfmiddlewaretoken", "confirmed"}
_PICK = "pick-"


@require_safe
def participants(request: Request, key: str) -> HttpResponse:
    """The regions of a round, with what they are ranked among."""
    opened = get_round_to_manage(request.viewer, key, timezone.localdate())
    choice = Choice(
        request.GET.get("words", "")[:100],
        request.GET.get("province", "")[:2],
        request.GET.get("cohort", "")[:20],
    )
    found = participants_in(opened.row, choice)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    known = load_knowledge().region_ever
    context = {
        "choice": choice,
        "page": page,
        "rows": [(known[each.region], each) for each in page.object_list],
        "provinces": provinces_of(opened.row),
        "cohorts": cohorts_of(opened.row),
    }
    return _page(request, opened, "participants", **context)


@require_http_methods(METHODS)
def add(request: Request, key: str) -> HttpResponse:
    """Say who takes part, look at what was understood, then add them."""
    opened = get_round_to_manage(request.viewer, key, timezone.localdate())
    form = AddForm(
        request.POST or None, cohorts=cohorts_of(), may_copy=opened.row.previous_id is not None
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, opened, "add", form=form)
    planned = gather(opened.row, form.cleaned_data, _picks(request))
    if "confirmed" in request.POST and not planned.unclear:
        try:
            added, changed = actions.add_participants(
                row=opened.row, wanted=planned.wanted, by=request.viewer, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
            return _page(request, opened, "add", form=form)
        told = {"added": added, "changed": changed}
        messages.success(
            request, _("%(added)s daerah ditambahkan, %(changed)s keterangannya diubah.") % told
        )
        return redirect("assessments:participants", key)
    echo = [
        (name, value)
        for name in request.POST
        if name not in _OWN
        and not (name.startswith(_PICK) and _line(name) in _numbers(planned.unclear))
        for value in request.POST.getlist(name)
    ]
    return _page(request, opened, "adding", planned=planned, echo=echo)


def _picks(request: Request) -> dict[int, str]:
    names = [name for name in request.POST if name.startswith(_PICK)]
    return {_line(name): request.POST[name] for name in names}


def _line(name: str) -> int:
    number = name.removeprefix(_PICK)
    return int(number) if number.isdecimal() and len(number) < 6 else 0


def _numbers(unclear: object) -> set[int]:
    return {each.number for each in unclear}  # type: ignore[attr-defined]


@require_http_methods(METHODS)
def participant(request: Request, key: str, region: str) -> HttpResponse:
    """What a region is ranked among, and what can be done about its part."""
    opened, row = _participant(request, key, region)
    first = {"cohort": row.cohort, "group": row.group}
    form = DescribeForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.describe(
                row=row,
                cohort=told["cohort"],
                group=told["group"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _("Keterangan peserta disimpan."))
            return redirect("assessments:participants", key)
    may_open = opened.phase not in (Phase.PREPARING, Phase.ANSWERING, Phase.PUBLISHED)
    context = {"form": form, "has_work": actions.has_work(row), "may_open": may_open}
    return _of_region(request, opened, row, "participant", **context)


@require_http_methods(METHODS)
def remove(request: Request, key: str, region: str) -> HttpResponse:
    """Ask, then take a region out."""
    opened, row = _participant(request, key, region)
    if request.method == "POST":
        try:
            actions.remove(row=row, by=request.viewer, at=timezone.now())
        except Refused as refused:
            messages.error(request, said(refused.text))
            return redirect("assessments:participant", key, region)
        name = load_knowledge().region_ever[region].name
        messages.success(request, _("%(region)s tidak ikut lagi.") % {"region": name})
        return redirect("assessments:participants", key)
    return _of_region(request, opened, row, "remove", has_work=actions.has_work(row))


@require_http_methods(METHODS)
def open_again(request: Request, key: str, region: str) -> HttpResponse:
    """Let one region answer once more, until a day."""
    opened, row = _participant(request, key, region)
    form = OpenAgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.open_again(
                row=row,
                until=told["until"],
                reason=told["reason"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(
                request, _("Pengisian dibuka lagi. Suratnya menunggu di kotak keluar.")
            )
            return redirect("assessments:participant", key, region)
    return _of_region(request, opened, row, "open_again", form=form)


def _participant(request: Request, key: str, region: str) -> tuple[OpenedRound, Participant]:
    opened = get_round_to_manage(request.viewer, key, timezone.localdate())
    row = Participant.objects.select_related("round").filter(round=opened.row, region=region)
    found = row.first()
    if found is None:
        raise Http404(region)
    return opened, found


def _of_region(
    request: Request, opened: OpenedRound, row: Participant, template: str, **context: object
) -> HttpResponse:
    region = load_knowledge().region_ever[row.region]
    return _page(request, opened, template, row=row, region=region, **context)


def _page(request: Request, opened: OpenedRound, name: str, **context: object) -> HttpResponse:
    about = {"opened": opened, "round": opened.row, "phase": opened.phase}
    return render(request, f"assessments/{name}.html", {**about, **context})

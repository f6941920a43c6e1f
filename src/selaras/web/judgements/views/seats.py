"""Pages of the ministry about who judges whom."""

from hashlib import sha256

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import get_round_to_manage
from selaras.web.assessments.models import Participant, Round
from selaras.web.judgements.actions import seats as actions
from selaras.web.judgements.assessors import Seating, assessors_on, propose_for
from selaras.web.judgements.forms import ConflictForm, ReasonForm, SeatForm
from selaras.web.judgements.models import Seat
from selaras.web.judgements.refusals import Refused
from selaras.web.judgements.seating import bars_of, loads_of, panels_of
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.templatetags.selaras import said

PAGE = 100
"""Regions on one page."""


@require_safe
def seats(request: Request, key: str) -> HttpResponse:
    """Every region with its assessors, and every assessor's load."""
    at = timezone.now()
    opened = get_round_to_manage(request.viewer, key, timezone.localdate(at))
    page = Paginator(panels_of(opened.row), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "judgements/seats.html",
        {
            "round": opened.row,
            "phase": opened.phase,
            "page": page,
            "loads": loads_of(opened.row, timezone.localdate(at)),
            "changes": actions.may_seat(opened.row, at),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: Request, key: str) -> HttpResponse:
    """Who would be seated where; POST accepts exactly what was shown."""
    at = timezone.now()
    row = get_round_to_manage(request.viewer, key, timezone.localdate(at)).row
    found = propose_for(row, timezone.localdate(at))
    mark = _mark_of(found)
    if request.method == "POST":
        if request.POST.get("shown") == mark:
            return _accepted(request, row, found)
        messages.warning(
            request,
            gettext("Usulannya berubah sejak Anda melihatnya. Periksa sekali lagi, lalu terima."),
        )
        return redirect("judgements:proposal", key)
    regions = load_knowledge().region_ever
    proposed = [
        (regions[code], [found.assessors[person].name for person in people])
        for code, people in found.proposal.given.items()
        if people
    ]
    loads = [
        (found.assessors[person].name, load)
        for person, load in found.proposal.loads.items()
        if person in found.assessors
    ]
    return render(
        request,
        "judgements/proposal.html",
        {
            "round": row,
            "mark": mark,
            "page": Paginator(proposed, PAGE).get_page(request.GET.get("page")),
            "seats": len(found.pairs),
            "loads": sorted(loads, key=lambda each: (-each[1], each[0])),
            "lacking": [
                (regions[code], many, bars_of(found.bars[code]))
                for code, many in found.proposal.lacking.items()
            ],
            "changes": actions.may_seat(row, at),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, key: str, region: str) -> HttpResponse:
    """One more assessor for a region."""
    at = timezone.now()
    row = get_round_to_manage(request.viewer, key, timezone.localdate(at)).row
    participant = get_object_or_404(
        Participant.objects.select_related("round"), round=row, region=region
    )
    loads = loads_of(row, timezone.localdate(at))
    taken = set(participant.seats.values_list("holder__person", flat=True))
    free = [
        (each.assessor, each.load)
        for each in loads
        if each.assessor.bar(region) is None and each.assessor.person not in taken
    ]
    form = SeatForm(request.POST or None, assessors=sorted(free, key=lambda each: each[1]))
    if request.method == "POST" and form.is_valid():
        assessor, _ = form.cleaned_data["assessor"]
        try:
            actions.add_seat(participant=participant, assessor=assessor, by=request.viewer, at=at)
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(
                request, gettext("%(name)s menilai daerah ini.") % {"name": assessor.name}
            )
            return redirect("judgements:seats", key)
    return render(
        request,
        "judgements/add_seat.html",
        {
            "round": row,
            "region": load_knowledge().region_ever[region],
            "form": form,
            "free": free,
            "barred": [
                (each.assessor, bars_of({bar: 1}))
                for each in loads
                if (bar := each.assessor.bar(region)) is not None
            ],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str, number: int) -> HttpResponse:
    """Ask, then free a seat with its marks."""
    at = timezone.now()
    row = get_round_to_manage(request.viewer, key, timezone.localdate(at)).row
    seat = get_object_or_404(
        Seat.objects.select_related("participant__round", "holder__person"),
        participant__round=row,
        pk=number,
    )
    if seat.marked:
        require_recent_sign_in(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_seat(
                seat=seat, reason=form.cleaned_data["reason"], by=request.viewer, at=at
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, gettext("Penugasan dilepas dan dicatat."))
            return redirect("judgements:seats", key)
    region = load_knowledge().region_ever[seat.participant.region]
    context = {"round": row, "seat": seat, "region": region, "form": form}
    return render(request, "judgements/remove_seat.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: Request, key: str) -> HttpResponse:
    """The ministry says that an assessor may not judge a region."""
    at = timezone.now()
    row = get_round_to_manage(request.viewer, key, timezone.localdate(at)).row
    require_recent_sign_in(request)
    regions = load_knowledge().region_ever
    codes = row.participants.values_list("region", flat=True)
    form = ConflictForm(
        request.POST or None,
        assessors=assessors_on(timezone.localdate(at)),
        regions=sorted((regions[code] for code in codes), key=lambda each: each.name),
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        many = actions.declare_conflict(
            person=Person.objects.get(pk=told["assessor"].person),
            region=told["region"].code,
            reason=told["reason"],
            role=Role.MINISTRY_OFFICER,
            by=request.viewer,
            at=at,
        )
        messages.success(
            request,
            ngettext(
                "Benturan kepentingan dicatat; %(many)d penugasan dilepas.",
                "Benturan kepentingan dicatat; %(many)d penugasan dilepas.",
                many,
            )
            % {"many": many},
        )
        return redirect("judgements:seats", key)
    return render(request, "judgements/conflict.html", {"round": row, "form": form})


def _accepted(request: Request, row: Round, found: Seating) -> HttpResponse:
    try:
        many = actions.accept(row=row, pairs=found.pairs, by=request.viewer, at=timezone.now())
    except Refused as refused:
        messages.error(request, said(refused.text))
    else:
        messages.success(
            request,
            ngettext(
                "%(many)d penugasan dibuat. Asesor menemukannya di Tugas saya.",
                "%(many)d penugasan dibuat. Asesor menemukannya di Tugas saya.",
                many,
            )
            % {"many": many},
        )
    return redirect("judgements:seats", row.key)


def _mark_of(found: Seating) -> str:
    """What tells one proposal from another."""
    return sha256(repr(found.pairs).encode()).hexdigest()[:20]

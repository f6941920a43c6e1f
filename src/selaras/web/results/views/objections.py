"""Objections of a region: the list, saying one, taking it back, deciding on it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.instrument import Node
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.answers.files import sent
from selaras.web.answers.unfit import LARGEST
from selaras.web.assessments.access import get_round_to_manage
from selaras.web.duties.models import Duty
from selaras.web.judgements.queries import judged
from selaras.web.results.access import (
    Seen,
    get_own_result_for,
    get_result_for,
    get_result_to_manage,
)
from selaras.web.results.actions.objections import (
    Decision,
    Said,
    decide,
    note_read,
    object_to,
    objection_until,
    withdraw,
)
from selaras.web.results.forms import DecisionForm, ObjectionForm
from selaras.web.results.models import Objection
from selaras.web.results.queries.objections import (
    Objectable,
    objectable,
    objections_of,
    objections_of_round,
)
from selaras.web.results.refusals import Refused
from selaras.web.results.subjects import READING, subject_of
from selaras.web.results.views.page import managing_role, now_and_day, refuse, region_page
from selaras.web.ui.templatetags.selaras import said
from selaras.web.ui.uploading import OneFile, taking

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def objections(request: Request, key: str, region: str) -> HttpResponse:
    """What the region objects to and what was decided; POST notes that the answers were read."""
    at, day = now_and_day()
    seen = get_result_for(request.viewer, key, region, day)
    if not seen.knows_more:
        raise Http404(f"{key}/{region}")
    if request.method == "POST":
        note_read(participant=seen.opened.row, by=request.viewer, at=at)
        messages.success(request, _("Putusan ditandai sudah dibaca."))
        return redirect("results:objections", key, region)
    made = objections_of(seen.opened)
    may_object = _may_object(request, seen)
    until = objection_until(seen.opened.row)
    in_time = until is None or day <= until
    agreed = judged(seen.opened.row).agreed if may_object and in_time else {}
    return region_page(
        request,
        seen,
        "results/objections.html",
        objections=made,
        nodes=seen.opened.instrument.by_code,
        open_nodes=objectable(seen.opened, agreed, {row.code: row for row in made}),
        may_object=may_object and in_time,
        too_late=may_object and not in_time,
        until=until,
        unread=_unread(request, seen),
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def object_page(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Object to the value of one node, or say it anew."""
    # Who may not object is told so before anything large is read.
    _at, day = now_and_day()
    seen, role = get_own_result_for(request.viewer, Action.OBJECT, key, region, day)
    place = _place(seen, code)
    handler = None
    if request.method == "POST":
        handler = taking(request, "file", largest=LARGEST)
    return _objected(request, seen, role, place, handler)


@csrf_protect
def _objected(
    request: Request, seen: Seen, role: str, place: Objectable, handler: OneFile | None
) -> HttpResponse:
    old, posted = place.objection, handler is not None
    # The file is read by looking at what was posted; only then is known whether it was too large.
    data, files = (request.POST, request.FILES) if posted else (None, None)
    form = ObjectionForm(
        data,
        files,
        node=place.node,
        too_large=handler is not None and handler.too_large,
        initial={"text": old.text, "wanted": _typed(old)} if old else {},
    )
    if posted and form.is_valid():
        told = form.cleaned_data
        answer = _done(
            request,
            seen,
            form,
            lambda: object_to(
                participant=seen.opened.row,
                code=place.node.code,
                said=Said(told["text"], told["wanted"], form.upload),
                by=request.viewer,
                role=role,
                at=timezone.now(),
            ),
            _("Sanggahan disimpan. Kementerian memutusnya dengan alasan."),
        )
        if answer is not None:
            return answer
    return region_page(request, seen, "results/object.html", place=place, form=form)


@require_safe
def objection_file(request: Request, key: str, region: str, code: str) -> HttpResponseBase:
    """The file that came with an objection."""
    _at, day = now_and_day()
    seen = get_result_for(request.viewer, key, region, day)
    row = _objection(seen, code) if seen.knows_more else None
    if row is None or row.file is None:
        raise Http404(code)
    return sent(row.file)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def withdraw_page(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Ask, then take an objection back."""
    at, day = now_and_day()
    seen, role = get_own_result_for(request.viewer, Action.OBJECT, key, region, day)
    row = _objection(seen, code)
    if request.method == "POST":
        try:
            withdraw(objection=row, by=request.viewer, role=role, at=at)
        except Refused as refused:
            messages.error(request, said(refused.text))
        else:
            messages.success(request, _("Sanggahan ditarik."))
        return redirect("results:objections", key, region)
    return region_page(
        request,
        seen,
        "results/withdraw.html",
        objection=row,
        node=_node(seen, code),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def decide_page(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Decide on one objection with value and reason."""
    at, day = now_and_day()
    seen = get_result_to_manage(request.viewer, key, region, day)
    row, node = _objection(seen, code), _node(seen, code)
    initial = {"value": _typed(row)}
    if row.accepted is not None:
        initial |= {
            "decision": "accept" if row.accepted else "reject",
            "reason": row.reason,
        }
    form = DecisionForm(request.POST or None, node=node, initial=initial)
    context = {"objection": row, "node": node, "form": form}
    found = judged(seen.opened.row)
    line = next((each for each in found.lines if each.code == code), None)
    context |= {"line": line, "settlement": found.settlements.get(code)}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        accepted = told["decision"] == "accept"
        answer = _done(
            request,
            seen,
            form,
            lambda: decide(
                objection=row,
                decision=Decision(accepted, told["value"], told["reason"]),
                by=request.viewer,
                role=managing_role(request.viewer),
                at=at,
            ),
            _("Putusan disimpan."),
        )
        if answer is not None:
            return answer
    return region_page(request, seen, "results/decide.html", **context)


@require_safe
@never_cache
def round_objections(request: Request, key: str) -> HttpResponse:
    """All objections of a round, those not decided first; for the ministry."""
    _, day = now_and_day()
    opened = get_round_to_manage(request.viewer, key, day)
    page = Paginator(objections_of_round(opened.row), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "round": opened.row,
        "phase": opened.phase,
        "page": page,
        "nodes": opened.instrument.by_code,
    }
    return render(request, "results/round_objections.html", context)


def _done(
    request: Request,
    seen: Seen,
    form: ObjectionForm | DecisionForm,
    act: Callable[[], object],
    success: str,
) -> HttpResponse | None:
    """Do it and go to the list; None where it was refused and the form says why."""
    try:
        act()
    except Refused as refused:
        refuse(form, refused)
        return None
    messages.success(request, success)
    return redirect("results:objections", seen.opened.round.key, seen.opened.row.region)


def _may_object(request: Request, seen: Seen) -> bool:
    region, phase = seen.opened.row.region, seen.opened.phase
    return rights.post_for(request.viewer, Kind.RESULT, Action.OBJECT, [region], phase) is not None


def _place(seen: Seen, code: str) -> Objectable:
    made = {row.code: row for row in objections_of(seen.opened)}
    agreed = judged(seen.opened.row).agreed
    for place in objectable(seen.opened, agreed, made):
        if place.node.code == code:
            return place
    raise Http404(code)


def _objection(seen: Seen, code: str) -> Objection:
    rows = Objection.objects.select_related("participant__round", "file", "by")
    return get_object_or_404(rows, participant=seen.opened.row, code=code)


def _node(seen: Seen, code: str) -> Node:
    node = seen.opened.instrument.by_code.get(code)
    if node is None:
        raise Http404(code)
    return node


def _typed(row: Objection) -> str:
    value = row.value if row.value is not None else row.wanted
    return "" if value is None else f"{value.normalize():f}"


def _unread(request: Request, seen: Seen) -> bool:
    return Duty.objects.filter(
        holder__in=request.viewer.memberships,
        what=READING,
        subject=subject_of(seen.opened.row),
        done_at=None,
    ).exists()

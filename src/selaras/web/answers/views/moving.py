"""The page on which the ministry moves a half-answered round to another version."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from selaras.core.instrument import Instrument
from selaras.reference import load_knowledge
from selaras.reference.instruments import bridge
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Request
from selaras.web.answers.actions.moving import (
    RegionMove,
    move_round,
    moves_of,
    refuse_judged,
    targets,
)
from selaras.web.answers.refusals import Refused
from selaras.web.assessments.access import OpenedRound, get_round_to_manage
from selaras.web.ui.templatetags.selaras import said

PAGE = 50
"""Regions on one page."""

_Step = Callable[[Request, OpenedRound], HttpResponse]

# The package that brings it has no types.
_after_recent_sign_in: Callable[[_Step], _Step] = reauthentication_required


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, key: str) -> HttpResponse:
    """Choose a version, see per region what moves and what does not, then move all at once."""
    opened = get_round_to_manage(request.viewer, key, timezone.localdate())
    return _moved(request, opened) if request.method == "POST" else _page(request, opened)


@_after_recent_sign_in
def _moved(request: Request, opened: OpenedRound) -> HttpResponse:
    to = _target(request.POST.get("to", ""), opened)
    if to is None:
        raise Http404(opened.row.key)
    try:
        many = move_round(
            opened=opened,
            to=to,
            by=request.viewer,
            role=Role.MINISTRY_OFFICER,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, said(refused.text))
        return redirect("answers:move", opened.row.key)
    messages.success(
        request,
        gettext("Putaran dipindahkan ke %(name)s; %(many)d jawaban ikut pindah.")
        % {"name": said(to.name), "many": many},
    )
    return redirect("assessments:round", opened.row.key)


def _page(request: Request, opened: OpenedRound) -> HttpResponse:
    to = _target(request.GET.get("to", ""), opened)
    refusal = ""
    try:
        refuse_judged(opened)
    except Refused as refused:
        refusal = said(refused.text)
    moves = moves_of(opened.row, to) if to is not None and not refusal else []
    context = {
        "opened": opened,
        "round": opened.row,
        "refusal": refusal,
        "targets": targets(opened.instrument.key),
        "to": to,
        "bridge": bridge(opened.instrument.key, to.key) if to else None,
        "fresh": _fresh(opened.instrument, to) if to else [],
        "totals": _totals(moves),
        "page": Paginator([_told(each) for each in moves], PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "answers/move.html", context)


def _target(key: str, opened: OpenedRound) -> Instrument | None:
    return next((each for each in targets(opened.instrument.key) if each.key == key), None)


def _fresh(old: Instrument, to: Instrument) -> list[str]:
    """Questions of the new version that no answer can come to."""
    written = bridge(old.key, to.key)
    known = {pair.new for pair in written.pairs if pair.comparable} if written else set()
    leaves = [node for node in to.leaves() if node.code not in known]
    return [f"{node.code} {said(node.name)}" for node in leaves]


def _totals(moves: list[RegionMove]) -> dict[str, int]:
    return {
        "answers": sum(len(each.transfer.answers) for each in moves),
        "left": sum(len(each.transfer.left) for each in moves),
        "evidence": sum(len(each.transfer.evidence) for each in moves),
        "left_evidence": sum(len(each.transfer.left_evidence) for each in moves),
    }


def _told(move: RegionMove) -> dict[str, object]:
    return {
        "region": load_knowledge().region_ever[move.row.region],
        "row": move.row,
        "transfer": move.transfer,
        "left_parts": move.left_parts,
    }

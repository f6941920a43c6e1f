"""The page on which an assessor marks a region, and the writes from it."""

from csp.constants import SELF
from csp.utils import build_policy
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.core.instrument import Score
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import may as may_in_phase
from selaras.web.judgements.access import Seated, get_seat
from selaras.web.judgements.actions import marks as actions
from selaras.web.judgements.actions.seats import declare_conflict
from selaras.web.judgements.forms import MarkForm, ReasonForm
from selaras.web.judgements.queries import is_complete, values_by_seat
from selaras.web.judgements.questions import (
    question_at,
    questions_of,
    section_of,
    sections_of,
)
from selaras.web.judgements.refusals import Refused
from selaras.web.judgements.totals import score_of
from selaras.web.judgements.working import working_of
from selaras.web.ui.templatetags.selaras import said


@require_safe
def judge(request: Request, key: str, region: str) -> HttpResponse:
    """One section of the instrument: answers, evidence and marks, with the running total."""
    seated = get_seat(request.viewer, key, region, timezone.localdate(), Action.SEE)
    opened, seat = seated.opened, seated.seat
    sections = sections_of(opened, seat)
    current = request.GET.get("section") or sections[0].node.code
    places = [each.node.code for each in sections]
    following = places[places.index(current) + 1 :] if current in places else []
    response = render(
        request,
        "judgements/judge.html",
        {
            "opened": opened,
            "seat": seat,
            "sections": sections,
            "current": current,
            "following": opened.instrument.node(following[0]) if following else None,
            "questions": questions_of(opened, seat, current),
            "left": sum(each.many - each.done for each in sections),
            "writes": seat.finished_at is None
            and may_in_phase(request.viewer, Kind.MARKS, Action.WRITE, opened),
            "complete": is_complete(opened.row.seats.all(), opened.round.seats),
            **_total(seated, _score(seated)),
        },
    )
    # Evidence opens in a frame beside the questions, and nothing but evidence allows framing.
    response["Content-Security-Policy"] = build_policy(update={"frame-src": [SELF]})
    return response


@require_POST
def mark(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Keep one mark; answers the new total to a script, else the page again."""
    seated = get_seat(request.viewer, key, region, timezone.localdate(), Action.WRITE)
    node = question_at(seated.opened, code)
    form = MarkForm(request.POST, node=node)
    problem = ""
    found: Score | None = None
    if form.is_valid():
        told = form.cleaned_data
        try:
            found = actions.give_mark(
                seat=seated.seat,
                code=code,
                value=told["value"],
                note=told["note"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            problem = said(refused.text)
    else:
        problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
    if not request.htmx:
        return _back(request, seated, code, problem)
    context = {
        "opened": seated.opened,
        "seat": seated.seat,
        "problem": problem,
        "node": node,
        "left": len(actions.unmarked(seated.seat)),
        **_total(seated, found or _score(seated)),
    }
    return render(request, "judgements/saved.html", context)


@require_POST
def finish(request: Request, key: str, region: str) -> HttpResponse:
    """The assessor is done with the region."""
    seated = get_seat(request.viewer, key, region, timezone.localdate(), Action.WRITE)
    try:
        complete = actions.finish(seat=seated.seat, by=request.viewer, at=timezone.now())
    except Refused as refused:
        messages.error(request, said(refused.text))
        return redirect("judgements:judge", key, region)
    if complete:
        messages.success(
            request, gettext("Selesai. Semua asesor sudah selesai: nilainya kini berdampingan.")
        )
        return redirect("judgements:comparison", key, region)
    messages.success(
        request,
        gettext("Selesai. Selama asesor lain belum selesai, Anda masih dapat membukanya kembali."),
    )
    return redirect("judgements:desk")


@require_POST
def reopen(request: Request, key: str, region: str) -> HttpResponse:
    """Judge on, while others have not finished."""
    seated = get_seat(request.viewer, key, region, timezone.localdate(), Action.WRITE)
    try:
        actions.reopen(seat=seated.seat, by=request.viewer, at=timezone.now())
    except Refused as refused:
        messages.error(request, said(refused.text))
    else:
        messages.success(request, gettext("Dibuka kembali. Nilainya dapat diubah lagi."))
    return redirect("judgements:judge", key, region)


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: Request, key: str, region: str) -> HttpResponse:
    """The assessor may not judge this region: asks, then frees the seat."""
    seated = get_seat(request.viewer, key, region, timezone.localdate(), Action.WRITE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        declare_conflict(
            person=seated.seat.holder.person,
            region=region,
            reason=form.cleaned_data["reason"],
            role=Role.ASSESSOR,
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(
            request,
            gettext("Dicatat. Penugasan Anda dilepas dan kementerian menugaskan asesor lain."),
        )
        return redirect("judgements:desk")
    context = {"opened": seated.opened, "seat": seated.seat, "form": form}
    return render(request, "judgements/own_conflict.html", context)


def _score(seated: Seated) -> Score:
    values = values_by_seat([seated.seat.pk]).get(seated.seat.pk, {})
    return score_of(seated.opened.instrument, seated.opened.row, values)


def _total(seated: Seated, found: Score) -> dict[str, object]:
    return {"score": found, "working": working_of(found)}


def _back(request: Request, seated: Seated, code: str, problem: str) -> HttpResponse:
    """Without scripts: the same section again, at the question."""
    opened = seated.opened
    name = said(opened.instrument.node(code).name)
    if problem:
        messages.error(request, f"{name}: {problem}")
    else:
        messages.success(request, gettext("Nilai “%(name)s” disimpan.") % {"name": name})
    address = reverse("judgements:judge", args=(opened.round.key, opened.row.region))
    section = section_of(opened.instrument, code)
    return redirect(f"{address}?section={section}#q-{code}")

"""Marks beside each other, talk about differences, what was settled, and how far all agree."""

from fractions import Fraction

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.instrument import Node
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Request
from selaras.web.answers.models import Answer
from selaras.web.answers.queries import evidence_of
from selaras.web.assessments.access import get_round_to_manage
from selaras.web.judgements.access import Panel, get_panel
from selaras.web.judgements.actions import talk as actions
from selaras.web.judgements.agreement import agreement_of
from selaras.web.judgements.export import write_marks
from selaras.web.judgements.forms import RemarkForm, SettlementForm
from selaras.web.judgements.models import Mark
from selaras.web.judgements.queries import judged_of_many
from selaras.web.judgements.refusals import Refused
from selaras.web.judgements.totals import score_of
from selaras.web.judgements.working import working_of
from selaras.web.records.actions import append
from selaras.web.ui.templatetags.selaras import page_language, said

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def comparison(request: Request, key: str, region: str) -> HttpResponse:
    """What each assessor gave, node by node; before all are finished only that they are not."""
    panel = get_panel(request.viewer, key, region, timezone.localdate())
    found = panel.judged
    bound = Fraction(panel.opened.round.bound)
    remarked = set(panel.opened.row.remarks.values_list("code", flat=True))
    names = [seat.holder.person.name for seat in found.seats]
    lines = [
        {
            "node": panel.opened.instrument.node(line.code),
            "values": list(zip(names, line.values, strict=True)),
            "apart": line.apart,
            "differs": found.differs(line) and line.code not in found.settlements,
            "settled": line.code in found.settlements,
            "agreed": found.agreed.get(line.code),
            "between": line.between,
            "above": _above(panel, line.code),
            "remarked": line.code in remarked,
        }
        for line in found.lines
    ]
    total = score_of(panel.opened.instrument, panel.opened.row, found.agreed)
    return render(
        request,
        "judgements/comparison.html",
        {
            **_context(panel),
            "lines": lines,
            "apart": [each for each in lines if each["differs"]],
            "agreement": agreement_of(found.lines, bound),
            "score": total,
            "working": working_of(total),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def node(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """One node: marks with their notes, talk, and the form to settle it."""
    panel = get_panel(request.viewer, key, region, timezone.localdate())
    line = next((each for each in panel.judged.lines if each.code == code), None)
    if line is None:
        raise Http404(code)
    place = panel.opened.instrument.node(code)
    asked = request.POST.get("do") if request.method == "POST" else None
    if asked and not panel.writes:
        raise Http404(code)
    remark = RemarkForm(request.POST if asked == "remark" else None, prefix="remark")
    settlement = SettlementForm(
        request.POST if asked == "settle" else None, node=place, prefix="settle"
    )
    if asked and _written(request, panel, code, remark, settlement):
        return redirect("judgements:node", key, region, code)
    notes = {
        mark.seat_id: mark.note
        for mark in Mark.objects.filter(seat__in=[s.pk for s in panel.judged.seats], code=code)
    }
    seats = panel.judged.seats
    return render(
        request,
        "judgements/node.html",
        {
            **_context(panel),
            "node": place,
            "line": line,
            "differs": panel.judged.differs(line),
            "marks": [
                (seat, value, notes.get(seat.pk, ""))
                for seat, value in zip(seats, line.values, strict=True)
            ],
            "settled": panel.judged.settlements.get(code),
            "agreed": panel.judged.agreed.get(code),
            "above": _above(panel, code),
            "answer": Answer.objects.filter(participant=panel.opened.row, code=code).first(),
            "evidence": evidence_of(panel.opened.row, [code]),
            "remarks": panel.opened.row.remarks.filter(code=code).select_related("by"),
            "remark": remark,
            "settlement": settlement,
        },
    )


@require_safe
def agreement(request: Request, key: str) -> HttpResponse:
    """How far assessors agree in a round, and in each region that is finished."""
    opened = get_round_to_manage(request.viewer, key, timezone.localdate())
    bound = Fraction(opened.row.bound)
    judged = judged_of_many(opened.row.participants.select_related("round"))
    done = [each for each in judged.values() if each.complete]
    regions = load_knowledge().region_ever
    lines = [
        (regions[each.participant.region], agreement_of(each.lines, bound), len(each.seats))
        for each in done
    ]
    return render(
        request,
        "judgements/agreement.html",
        {
            "round": opened.row,
            "whole": agreement_of([line for each in done for line in each.lines], bound),
            "lines": sorted(lines, key=lambda line: (line[1].share or 0, line[0].name)),
            "done": len(done),
            "many": len(judged),
        },
    )


@require_safe
def export(request: Request, key: str) -> HttpResponse:
    """All marks of the round as an Excel file; that somebody took them is recorded."""
    at = timezone.now()
    opened = get_round_to_manage(request.viewer, key, timezone.localdate(at))
    content = write_marks(opened.row, request.viewer, page_language())
    append(
        what="marks.exported",
        subject=f"round:{key}",
        by=request.viewer,
        at=at,
        role=Role.MINISTRY_OFFICER,
    )
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{key}-nilai.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _above(panel: Panel, code: str) -> Node | None:
    """The branch a node stands in, which tells it from others of the same name."""
    above = panel.opened.instrument.above(code)
    return above[0] if len(above) > 1 else None


def _context(panel: Panel) -> dict[str, object]:
    return {
        "opened": panel.opened,
        "panel": panel,
        "seat": panel.seat,
        "seats": panel.judged.seats if panel.open else (),
        "complete": panel.judged.complete,
        "writes": panel.writes,
    }


def _written(
    request: Request, panel: Panel, code: str, remark: RemarkForm, settlement: SettlementForm
) -> bool:
    """Write the one form that was sent; whether that was done."""
    form = settlement if settlement.is_bound else remark
    if not form.is_valid():
        return False
    told = form.cleaned_data
    try:
        if settlement.is_bound:
            actions.settle(
                participant=panel.opened.row,
                code=code,
                value=told["value"],
                reason=told["reason"],
                by=request.viewer,
                role=_role(panel),
                at=timezone.now(),
            )
            messages.success(request, gettext("Kesepakatan disimpan."))
        else:
            actions.remark(
                participant=panel.opened.row,
                code=code,
                text=told["text"],
                by=request.viewer,
                at=timezone.now(),
            )
            messages.success(request, gettext("Tanggapan disimpan."))
    except Refused as refused:
        form.add_error(None, said(refused.text))
        return False
    return True


def _role(panel: Panel) -> str:
    return Role.ASSESSOR if panel.seat is not None else Role.MINISTRY_OFFICER

"""Interviews and visits; strengths, weaknesses and recommendations."""

from typing import TypeVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from selaras.core.instrument.calculation import layout
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.phases import Phase
from selaras.web.judgements.access import Panel, get_panel
from selaras.web.judgements.actions import notes as actions
from selaras.web.judgements.forms import FindingForm, MeetingForm
from selaras.web.judgements.models import Finding, Meeting

M = TypeVar("M", Finding, Meeting)

_KINDS = {Phase.INTERVIEW: Meeting.Kind.INTERVIEW, Phase.VISIT: Meeting.Kind.VISIT}
"""What takes place in which phase."""


@require_http_methods(["GET", "HEAD", "POST"])
def meetings(request: Request, key: str, region: str) -> HttpResponse:
    """Notes of interviews and visits; in their phases a form for one more."""
    today = timezone.localdate()
    panel = get_panel(request.viewer, key, region, today)
    kind = _KINDS.get(panel.opened.phase) if _writes(panel) else None
    if request.method == "POST" and kind is None:
        raise Http404(key)
    form = MeetingForm(request.POST or None, today=today, initial={"on": today})
    if request.method == "POST" and kind is not None and form.is_valid():
        actions.note_meeting(
            participant=panel.opened.row,
            kind=kind,
            **form.cleaned_data,
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(request, gettext("Catatan disimpan."))
        return redirect("judgements:meetings", key, region)
    found = _shown(request, panel, panel.opened.row.meetings.select_related("by"))
    context = {
        "opened": panel.opened,
        "panel": panel,
        "seat": panel.seat,
        "meetings": found,
        "kind": kind,
        "form": form,
    }
    return render(request, "judgements/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def findings(request: Request, key: str, region: str) -> HttpResponse:
    """What goes into the report, with a form for one more."""
    panel = get_panel(request.viewer, key, region, timezone.localdate())
    return _edited(request, panel, None)


@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: Request, key: str, region: str, number: int) -> HttpResponse:
    """Rewrite one of them, or take it back."""
    panel = get_panel(request.viewer, key, region, timezone.localdate())
    if not _writes(panel):
        raise Http404(f"{number}")
    rows = _shown(request, panel, Finding.objects.filter(participant=panel.opened.row))
    row = get_object_or_404(rows, pk=number)
    if request.method == "POST" and request.POST.get("do") == "remove":
        row.participant = panel.opened.row
        actions.remove_finding(finding=row, by=request.viewer, at=timezone.now())
        messages.success(request, gettext("Temuan dihapus."))
        return redirect("judgements:findings", key, region)
    return _edited(request, panel, row)


def _edited(request: Request, panel: Panel, row: Finding | None) -> HttpResponse:
    if request.method == "POST" and not _writes(panel):
        raise Http404(panel.opened.row.region)
    nodes = layout(panel.opened.instrument, panel.opened.region.kind).nodes
    initial = {"kind": row.kind, "code": row.code, "text": row.text} if row else None
    form = FindingForm(request.POST or None, nodes=nodes[1:], initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if row is not None:
            row.participant = panel.opened.row
        actions.keep_finding(
            participant=panel.opened.row,
            finding=row,
            kind=told["kind"],
            code=told["code"].code if told["code"] else "",
            text=told["text"],
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(request, gettext("Temuan disimpan."))
        return redirect("judgements:findings", panel.opened.round.key, panel.opened.row.region)
    found = list(_shown(request, panel, panel.opened.row.findings.select_related("by")))
    groups = [
        (gettext("Kekuatan"), [each for each in found if each.kind == Finding.Kind.STRENGTH]),
        (gettext("Kelemahan"), [each for each in found if each.kind == Finding.Kind.WEAKNESS]),
        (
            gettext("Rekomendasi"),
            [each for each in found if each.kind == Finding.Kind.RECOMMENDATION],
        ),
    ]
    context = {
        "opened": panel.opened,
        "panel": panel,
        "seat": panel.seat,
        "groups": groups,
        "nodes": panel.opened.instrument.by_code,
        "row": row,
        "form": form,
        "writes": _writes(panel),
    }
    return render(request, "judgements/findings.html", context)


def _writes(panel: Panel) -> bool:
    """Notes are the assessors'; the ministry reads them."""
    return panel.seat is not None and panel.writes


def _shown(request: Request, panel: Panel, rows: "QuerySet[M]") -> "QuerySet[M]":
    """The own ones until all are finished: what others note would tell what they give."""
    return rows if panel.open else rows.filter(by=request.viewer.person)

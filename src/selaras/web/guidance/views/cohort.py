"""All regions of a cohort: where each stands, how late, what is missing."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from selaras.core.workflow import Workflow
from selaras.web.accounts.viewing import Request
from selaras.web.cohorts.models import Cohort
from selaras.web.guidance.access import get_cohort_to_follow, manages
from selaras.web.guidance.queries.cohort import (
    ORDERS,
    STATES,
    Choice,
    Line,
    chosen,
    counted,
    is_in,
    lines_in,
    provinces_of,
    with_missing,
)
from selaras.web.ui.tables import FORMATS, Cell, Table, download
from selaras.web.ui.templatetags.selaras import said
from selaras.web.workflows.known import workflow_of

PAGE = 50


@require_safe
def cohort(request: Request, key: str) -> HttpResponse:
    """The regions that the viewer may follow."""
    row, workflow, everybody, choice = _asked(request, key)
    found = chosen(everybody, choice)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "cohort": row,
        "workflow": workflow,
        "choice": choice,
        "page": page,
        "lines": with_missing(list(page.object_list)),
        "everybody": len(everybody),
        "stages": counted(everybody, workflow),
        "states": [
            (code, name, sum(is_in(each, code) for each in everybody))
            for code, name in STATES.items()
        ],
        "orders": ORDERS,
        "provinces": provinces_of(everybody),
        "manages": manages(request.viewer),
        "query": request.GET.urlencode(),
    }
    return render(request, "guidance/cohort.html", context)


@require_safe
def export(request: Request, key: str, format: str) -> HttpResponse:
    """The same regions as a file, narrowed and ordered as the page is."""
    if format not in FORMATS:
        raise Http404(format)
    row, _workflow, everybody, choice = _asked(request, key)
    lines = with_missing(chosen(everybody, choice))
    heads = [
        _("Kode"),
        _("Daerah"),
        _("Provinsi"),
        _("Tahap bimbingan"),
        _("Sejak"),
        _("Rencana selesai"),
        _("Terlambat (hari)"),
        _("Perkiraan akhir"),
        _("Rencana akhir"),
        _("Menunggu pembimbing sejak"),
        _("Yang masih kurang"),
    ]
    table = Table(_("Bimbingan"), heads, [_cells(each) for each in lines])
    return download(table, format, f"{row.key}-guidance")


def _asked(request: Request, key: str) -> tuple[Cohort, Workflow, list[Line], Choice]:
    row = get_cohort_to_follow(request.viewer, key)
    workflow = workflow_of(row.workflow)
    lines = lines_in(row, workflow, request.viewer, timezone.localdate())
    return row, workflow, lines, _choice(request, workflow)


def _choice(request: Request, workflow: Workflow) -> Choice:
    """What was asked for; a stage, state or order that there is not counts as none."""
    told = request.GET
    stage, state, order = (told.get(name, "") for name in ("stage", "state", "order"))
    return Choice(
        words=told.get("words", "")[:100],
        province=told.get("province", "")[:2],
        stage=stage if stage in workflow.stage else "",
        state=state if state in STATES else "",
        order=order if order in ORDERS else "late",
    )


def _cells(line: Line) -> list[Cell]:
    journey = line.journey
    if line.ended:
        stage = _("Selesai")
    elif line.stage is None:
        stage = _("Belum dimulai")
    else:
        stage = said(line.stage.name)
    return [
        line.participation.region,
        line.region.name,
        line.province,
        stage,
        journey.stage_since if journey else None,
        journey.stage_until if journey else None,
        line.late if line.stage else None,
        journey.forecast if journey else None,
        journey.planned_end if journey else None,
        timezone.localdate(line.waits_since) if line.waits_since else None,
        "; ".join(said(each) for each in line.missing),
    ]

"""The cohorts over the years, one of them, and both as files."""

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request, Viewer
from selaras.web.cohorts import exporting
from selaras.web.cohorts.access import (
    get_cohort_for,
    manages_cohorts,
    participations_for,
)
from selaras.web.cohorts.actions.cohorts import not_through
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.queries import Line, counted_with, counts, earlier, lines_for, own_of
from selaras.web.ui.tables import FORMATS, download
from selaras.web.workflows.known import workflow_of

PAGE = 100


@require_safe
def cohorts(request: Request) -> HttpResponse:
    """Sizes by year, and how many regions took part at least once."""
    lines = lines_for(request.viewer)
    counted = [each.counted for each in lines if each.counted]
    context = {
        "lines": lines,
        "newest": counted[0] if counted else None,
        "steps": len(counted),
        "working": _working(lines),
        "missing": sum(each.missing_names for each in counted),
        "manages": manages_cohorts(request.viewer),
    }
    return render(request, "cohorts/cohorts.html", context)


def _working(lines: list[Line]) -> str:
    """`25 + 50 + 25 + (48 − 7) = 141`."""
    parts = [
        f"({each.counted.members} − {each.counted.repeats})"
        if each.counted.repeats
        else str(each.counted.members)
        for each in reversed(lines)
        if each.counted
    ]
    return " + ".join(parts)


@require_safe
def export_cohorts(request: Request, format: str) -> HttpResponse:
    """The same as a file."""
    if format not in FORMATS:
        raise Http404(format)
    return download(exporting.cohorts_table(lines_for(request.viewer)), format, "cohorts")


@require_safe
def cohort(request: Request, key: str) -> HttpResponse:
    """Who takes part, and for the ministry what comes next."""
    row = get_cohort_for(request.viewer, key)
    manages = manages_cohorts(request.viewer)
    found = _in_order(request.viewer, row)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    before = earlier(row, [each.region for each in page.object_list])
    context = {
        "cohort": row,
        "manages": manages,
        "page": page,
        "rows": [(each, before.get(each.region, [])) for each in page.object_list],
        "counted": counted_with(row) if manages or row.announced_at else None,
        "counts": counts(row),
        "own": own_of(request.viewer, row),
        "workflow": _workflow(row),
        "waiting": not_through(row) if manages and row.announced_at else 0,
    }
    return render(request, "cohorts/cohort.html", context)


def _in_order(viewer: Viewer, row: Cohort) -> QuerySet[Participation]:
    """Those in force first; those who withdrew last, for whoever sees them."""
    found = participations_for(viewer, row)
    return found.order_by(F("withdrawn_at").asc(nulls_first=True), "region")


def _workflow(row: Cohort) -> object:
    try:
        return workflow_of(row.workflow)
    except KeyError:
        return None


@require_safe
def export_cohort(request: Request, key: str, format: str) -> HttpResponse:
    """The members as a file, as far as the viewer may know them."""
    row = get_cohort_for(request.viewer, key)
    if format not in FORMATS:
        raise Http404(format)
    found = list(_in_order(request.viewer, row))
    before = earlier(row, [each.region for each in found])
    table = exporting.members_table(
        row, found, before, name=_("Peserta"), manages=manages_cohorts(request.viewer)
    )
    return download(table, format, f"cohort-{key}")

"""The national page, the view of a province, and the cohorts over the years."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from selaras.documents.chart import Chart, CohortSize, cohort_years
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.overview.drawing import HATCHED, draw_map
from selaras.web.overview.exporting import standings_table, years_table
from selaras.web.overview.measures import chosen, colour, measures_for
from selaras.web.overview.models import CohortCount
from selaras.web.overview.narrowing import SORTS, STATES, wanted, wish_of
from selaras.web.overview.nation import (
    FIRST_STUCK,
    Country,
    by_province,
    cohort_counts,
    country,
    own_provinces,
)
from selaras.web.overview.profile import profile_of
from selaras.web.regions.outlines.queries import in_use, manages_outlines
from selaras.web.results.templatetags.results import on_page
from selaras.web.ui.tables import FORMATS, download
from selaras.web.ui.templatetags.selaras import page_language

PAGE = 25
"""Regions on one page of the table."""


@require_safe
def nation(request: Request) -> HttpResponse:
    """Where the programme stands in the whole country, with what the viewer may see of it."""
    found = country(request.viewer)
    counts = cohort_counts()
    context = _context(request, found, counts, "Indonesia")
    context["own_provinces"] = own_provinces(request.viewer)
    context |= {"chart": _picture(_chart(counts)), "newest": counts[-1] if counts else None}
    return render(request, "overview/nation.html", context)


@require_safe
def province(request: Request, code: str) -> HttpResponse:
    """The same of one province."""
    region = load_knowledge().region.get(code)
    if region is None:
        raise Http404(code)
    found = country(request.viewer, code)
    context = _context(request, found, cohort_counts(), region.name)
    profile = profile_of(request.viewer, load_knowledge(), region)
    own = {"region": region, "profile": profile}
    return render(request, "overview/province.html", context | own)


@require_safe
def years(request: Request) -> HttpResponse:
    """Cohorts over the years: a picture, its table, and what the numbers mean."""
    counts = cohort_counts()
    chart = _chart(counts)
    context = {"counts": counts, "chart": _picture(chart), "drawn": chart}
    return render(request, "overview/years.html", context)


@require_safe
def standings_file(request: Request, format: str) -> HttpResponse:
    """The table of regions as it was narrowed, as a file."""
    _known(format)
    code = request.GET.get("of", "")
    regions = load_knowledge().region
    if code and (code not in regions or regions[code].kind != "province"):
        raise Http404(code)
    found = country(request.viewer, code)
    places = wanted(found.places, wish_of(request.GET, inside=found.inside))
    table = standings_table(places, inside=found.inside)
    return download(table, format, f"keadaan-daerah{'-' if code else ''}{code}")


@require_safe
def years_file(request: Request, format: str) -> HttpResponse:
    """The cohorts over the years as a file."""
    _known(format)
    return download(years_table(cohort_counts()), format, "angkatan")


def _known(format: str) -> None:
    if format not in FORMATS:
        raise Http404(format)


def _context(
    request: Request, found: Country, counts: list[CohortCount], title: str
) -> dict[str, Any]:
    offered = measures_for(inside=found.inside)
    measure = chosen(request.GET.get("measure", ""), offered)
    coloured = colour(measure, found.rows)
    wish = wish_of(request.GET, inside=found.inside)
    drawn = in_use()
    return {
        "found": found,
        "totals": found.totals,
        "measures": offered,
        "coloured": coloured,
        "provinces": by_province(coloured, found) if not found.province else [],
        "map": draw_map(
            coloured, drawn, marks=_marks(found, measure.key), title=title, only=found.province
        ),
        "drawn": drawn,
        "hatched": HATCHED,
        "manages_outlines": manages_outlines(request.viewer),
        "first_stuck": found.stuck[:FIRST_STUCK],
        "cohorts": counts,
        "wish": wish,
        "page": Paginator(wanted(found.places, wish), PAGE).get_page(request.GET.get("page")),
        "states": [each[:2] for each in STATES if found.inside or not each[2]],
        "sorts": [each[:2] for each in SORTS if found.inside or not each[2]],
        "all_provinces": [each for each in load_knowledge().regions if each.kind == "province"],
    }


def _marks(found: Country, measure: str) -> dict[str, str]:
    """Classes of regions on the map beside their tone, each after a space."""
    shows_stuck = found.inside and measure in ("stage", "lateness")
    return {
        each.region: (" made-up" if each.demonstration else "")
        + (" stuck" if shows_stuck and each.stuck_since is not None else "")
        for each in found.rows
    }


def _chart(counts: list[CohortCount]) -> Chart | None:
    sizes = [CohortSize(each.key, each.fresh, each.repeats, each.distinct) for each in counts]
    return cohort_years(sizes, page_language(), title=_("Angkatan dari tahun ke tahun"))


def _picture(chart: Chart | None) -> SafeString:
    # Every word in it was escaped when it was drawn.
    return mark_safe(on_page(chart.svg)) if chart else SafeString()  # noqa: S308

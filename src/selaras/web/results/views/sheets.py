"""Results, objections and follow-ups as Excel sheets."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from selaras.documents.listing import Listing, write_listing
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import OpenedRound, get_round_to_manage
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import Phase
from selaras.web.results.access import get_follow_ups_for
from selaras.web.results.listing import follow_ups_listing, objections_listing, results_listing
from selaras.web.results.queries.follow_ups import followed_in, followed_of
from selaras.web.results.queries.objections import objections_of_round
from selaras.web.results.queries.readiness import readiness_of
from selaras.web.results.views.page import now_and_day
from selaras.web.ui.templatetags.selaras import page_language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMES = {
    "follow_ups": {"id": "tindak-lanjut", "en": "follow-ups"},
    "results": {"id": "penetapan-hasil", "en": "results"},
    "objections": {"id": "sanggahan", "en": "objections"},
}
_RESULTS = (Phase.OBJECTION, Phase.FINAL, Phase.PUBLISHED)


@require_safe
@never_cache
def follow_ups_sheet(request: Request, key: str, region: str) -> HttpResponse:
    """The follow-ups of a region as an Excel sheet."""
    _at, day = now_and_day()
    seen = get_follow_ups_for(request.viewer, key, region, day)
    rows = [(seen.opened.row.region, each) for each in followed_of(seen.opened.row)]
    listing = follow_ups_listing(seen.opened.round, rows, page_language())
    return _sheet(listing, day, "follow_ups", f"{key}-{region}")


@require_safe
@never_cache
def round_follow_ups_sheet(request: Request, key: str) -> HttpResponse:
    """The follow-ups of all regions of a published round, for the ministry."""
    _at, day = now_and_day()
    opened = get_round_to_manage(request.viewer, key, day)
    if opened.phase != Phase.PUBLISHED:
        raise Http404(key)
    rows = [(each.finding.participant.region, each) for each in followed_in(opened.row)]
    listing = follow_ups_listing(opened.row, rows, page_language())
    return _sheet(listing, day, "follow_ups", key)


@require_safe
@never_cache
def round_results_sheet(request: Request, key: str) -> HttpResponse:
    """All regions of a round with index, letter and what is in the way, for the ministry."""
    _at, day = now_and_day()
    opened = _managed(request, key, day, _RESULTS)
    rows = Participant.objects.select_related("round").filter(round=opened.row).order_by("region")
    listing = results_listing(opened.row, readiness_of(list(rows), day), page_language())
    return _sheet(listing, day, "results", key)


@require_safe
@never_cache
def round_objections_sheet(request: Request, key: str) -> HttpResponse:
    """All objections of a round, for the ministry."""
    _at, day = now_and_day()
    opened = _managed(request, key, day, _RESULTS)
    objections = objections_of_round(opened.row)
    listing = objections_listing(opened.row, opened.instrument, objections, page_language())
    return _sheet(listing, day, "objections", key)


def _managed(request: Request, key: str, day: date, phases: Iterable[Phase]) -> OpenedRound:
    opened = get_round_to_manage(request.viewer, key, day)
    if opened.phase not in phases:
        raise Http404(key)
    return opened


def _sheet(listing: Listing, day: date, what: str, name: str) -> HttpResponse:
    word = _NAMES[what][page_language()]
    return HttpResponse(
        write_listing(listing, on=day),
        content_type=XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="{word}-{name}.xlsx"',
            "Content-Encoding": "identity",
            "X-Content-Type-Options": "nosniff",
        },
    )

"""The rehearsal of a ranking, its publication, and the public ranking."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.core.instrument.stability import SCORE_BOUND, WEIGHT_BOUND
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import instrument_of, manages_rounds
from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import Phase
from selaras.web.rankings import actions, exporting
from selaras.web.rankings.access import get_published, newest_rehearsal
from selaras.web.rankings.models import Ranking
from selaras.web.rankings.refusals import Refused
from selaras.web.rankings.scopes import Line, lines_of, offered, scope_of
from selaras.web.rankings.views.page import opened_round, round_page
from selaras.web.rankings.working import Comparison, comparison, rows_from
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.tables import FORMATS, download
from selaras.web.ui.templatetags.selaras import said

PAGE = 50
_SLOW = timedelta(minutes=10)


@require_safe
def ranking(request: Request, key: str) -> HttpResponse:
    """The ranking of a published round, for everybody."""
    found = get_published(key)
    may = offered(found.instrument, found.rows)
    scope = scope_of(request.GET, may)
    lines = lines_of(found.rows, scope)
    context = {
        "round": found.row,
        "phase": Phase.PUBLISHED,
        "instrument": found.instrument,
        "manages": manages_rounds(request.viewer),
        "compared": _compared(found.row),
        **_shown(request, found.ranking, lines),
    }
    about = {"may": may, "scope": scope, "node": found.instrument.node(scope.by)}
    return render(request, "rankings/ranking.html", {**context, **about})


@require_safe
def export(request: Request, key: str, format: str) -> HttpResponse:
    """The published ranking as a file, narrowed as the page is."""
    if format not in FORMATS:
        raise Http404(format)
    found = get_published(key)
    may = offered(found.instrument, found.rows)
    lines = lines_of(found.rows, scope_of(request.GET, may))
    table = exporting.ranking_table(found.row, found.ranking, lines, may.nodes)
    return download(table, format, f"{key}-ranking")


@require_safe
def rehearsal(request: Request, key: str) -> HttpResponse:
    """The ranking as it would be by what is known now; for the ministry alone."""
    opened = opened_round(request, key)
    if opened.phase == Phase.PUBLISHED:
        return redirect("rankings:ranking", key)
    newest = newest_rehearsal(opened.row)
    rows = rows_from(newest.rows) if newest else []
    may = offered(opened.instrument, rows)
    scope = scope_of(request.GET, may)
    lines = lines_of(rows, scope)
    return round_page(
        request,
        opened,
        "rehearsal",
        instrument=opened.instrument,
        compared=_compared(opened.row),
        may=may,
        scope=scope,
        node=opened.instrument.node(scope.by),
        **_shown(request, newest, lines),
    )


@require_safe
def export_rehearsal(request: Request, key: str, format: str) -> HttpResponse:
    """The rehearsal as a file; for the ministry alone."""
    opened = opened_round(request, key)
    newest = newest_rehearsal(opened.row)
    if newest is None or format not in FORMATS or opened.phase == Phase.PUBLISHED:
        raise Http404(format)
    rows = rows_from(newest.rows)
    may = offered(opened.instrument, rows)
    lines = lines_of(rows, scope_of(request.GET, may))
    table = exporting.ranking_table(opened.row, newest, lines, may.nodes)
    return download(table, format, f"{key}-rehearsal")


@require_POST
def work_out(request: Request, key: str) -> HttpResponse:
    """Order it anew, in the background."""
    opened = opened_round(request, key)
    actions.order(row=opened.row, by=request.viewer, at=timezone.now())
    messages.success(request, _("Peringkat sedang dihitung. Halaman ini memuat ulang sendiri."))
    return redirect("rankings:rehearsal", key)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Request, key: str) -> HttpResponse:
    """Ask, then open results and ranking to everybody."""
    opened = opened_round(request, key)
    require_recent_sign_in(request)
    if opened.phase == Phase.PUBLISHED:
        return redirect("rankings:ranking", key)
    if request.method == "POST":
        missing = request.POST.get("missing", "")
        try:
            actions.publish(
                row=opened.row,
                missing=int(missing) if missing.isdecimal() and len(missing) < 6 else -1,
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            messages.error(request, said(refused.text))
            return redirect("rankings:publish", key)
        messages.success(request, _("Hasil dan peringkat sudah terbit bagi semua orang."))
        return redirect("rankings:ranking", key)
    known = load_knowledge().region_ever
    missing_codes = actions.without_result(opened.row)
    many = opened.row.participants.count()
    return round_page(
        request,
        opened,
        "publish",
        missing=[known[code] for code in missing_codes],
        many=many,
        with_result=many - len(missing_codes),
        ready=opened.phase == Phase.FINAL and many > len(missing_codes),
    )


def _compared(row: Round) -> Comparison | None:
    """On what ground a round is compared with the one before; None without one."""
    if row.previous is None or row.previous.published_at is None:
        return None
    return comparison(row.previous.instrument, instrument_of(row))


def _shown(request: Request, found: Ranking | None, lines: list[Line]) -> dict[str, Any]:
    waiting = found is not None and found.ready_at is None
    return {
        "ranking": found,
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")),
        "waiting": waiting,
        "slow": waiting and found is not None and timezone.now() - found.at > _SLOW,
        "weight_bound": WEIGHT_BOUND,
        "score_bound": SCORE_BOUND,
        "chosen": request.GET.urlencode(),
    }

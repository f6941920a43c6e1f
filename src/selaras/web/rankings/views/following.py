"""For the ministry: how far regions and assessors are, and what looks odd."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.assessments.queries import PAGE, Choice, cohorts_of, provinces_of
from selaras.web.rankings import exporting
from selaras.web.rankings.odd import bounds_of, look
from selaras.web.rankings.progress import (
    LATE,
    STATE_NAMES,
    asked,
    counts,
    in_state,
    loads,
    progress_of,
)
from selaras.web.rankings.views.page import opened_round, round_page
from selaras.web.ui.tables import FORMATS, download

ODD_SHOWN = 20
"""Of each kind on the page; the files have all of them."""


@require_safe
def progress(request: Request, key: str) -> HttpResponse:
    """Every region with how far it is."""
    opened = opened_round(request, key)
    choice, state, day = _choice(request), _state(request), timezone.localdate()
    found = in_state(asked(opened.row, choice, day), state)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    told = counts(opened.row, choice, day)
    return round_page(
        request,
        opened,
        "progress",
        choice=choice,
        state=state,
        page=page,
        rows=progress_of(opened.instrument, list(page.object_list)),
        counts=[(code, name, told[code]) for code, name in STATE_NAMES.items()],
        late=told[LATE],
        state_names=STATE_NAMES,
        provinces=provinces_of(opened.row),
        cohorts=cohorts_of(opened.row),
    )


@require_safe
def assessors(request: Request, key: str) -> HttpResponse:
    """Every assessor with what is done and what waits."""
    opened = opened_round(request, key)
    found = loads(opened.row, timezone.localdate())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    seats = sum(each.seats for each in found)
    return round_page(
        request,
        opened,
        "assessors",
        page=page,
        seats=seats,
        finished=sum(each.finished for each in found),
        late=sum(each.late for each in found),
    )


@require_safe
def odd(request: Request, key: str) -> HttpResponse:
    """Scores that deserve a second look, with the bounds that made them so."""
    opened = opened_round(request, key)
    found = look(opened.row, opened.instrument)
    return round_page(
        request,
        opened,
        "odd",
        found=found,
        bounds=bounds_of(opened.instrument),
        shown=ODD_SHOWN,
        limit=f":{ODD_SHOWN}",
    )


@require_safe
def export(request: Request, key: str, what: str, format: str) -> HttpResponse:
    """One of these tables as a file."""
    opened = opened_round(request, key)
    make = exporting.FOLLOWING.get(what)
    if make is None or format not in FORMATS:
        raise Http404(what)
    choice, state, day = _choice(request), _state(request), timezone.localdate()
    table = make(exporting.Wanted(opened, choice, state, day))
    return download(table, format, f"{key}-{what}")


def _choice(request: Request) -> Choice:
    return Choice(
        request.GET.get("words", "")[:100],
        request.GET.get("province", "")[:2],
        request.GET.get("cohort", "")[:20],
    )


def _state(request: Request) -> str:
    """The state asked for; one that there is not counts as none."""
    told = request.GET.get("state", "")
    return told if told in STATE_NAMES or told == LATE else ""

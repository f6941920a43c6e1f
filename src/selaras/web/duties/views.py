"""What waits for me, and what waits for my people."""

from datetime import date
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.duties import queries
from selaras.web.duties.models import Duty
from selaras.web.duties.places import hand_over_for, places_for

PAGE = 50
"""Rows on a page."""

_AGENCIES = 5
_HEADS: dict[str, Promise] = {
    "overdue": _("Terlambat"),
    "soon": _("Segera"),
    "later": _("Kemudian"),
}


@require_safe
@login_required
def mine(request: Request) -> HttpResponse:
    """The first page after signing in: mine by urgency, done lately, and my people's."""
    now, today = timezone.now(), timezone.localdate()
    viewer = request.viewer
    waiting = queries.waiting(viewer)
    counts = queries.counts(waiting, on=today)
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    context = {
        "today": today,
        "counts": counts,
        "open_duties": counts.open,
        "page": page,
        "groups": [
            (name, _HEADS[name], list(duties))
            for name, duties in groupby(page, key=lambda duty: _urgency(duty, today))
        ],
        "done": queries.done_lately(viewer, at=now),
        "several_regions": queries.sees_several_regions(viewer),
        "places": list(places_for(viewer)),
    }
    if queries.sees_team(viewer):
        team = queries.of_team(viewer)
        context["team"] = queries.counts(team, on=today)
        context["agencies"] = queries.counted_by(team, by="agency", on=today)[:_AGENCIES]
    return render(request, "duties/mine.html", context)


@require_safe
def team(request: Request) -> HttpResponse:
    """What other posts have open: a list, or counts for each agency or person."""
    viewer = request.viewer
    if not queries.sees_team(viewer):
        raise Http404("team")
    today = timezone.localdate()
    choice = queries.choice_of(request.GET)
    everything = queries.of_team(viewer)
    duties = queries.chosen(everything, choice, on=today)
    rows = queries.counted_by(duties, by=choice.by, on=today) if choice.by else duties
    context = {
        "today": today,
        "choice": choice,
        "hand_over": hand_over_for(viewer),
        "several_regions": queries.sees_several_regions(viewer),
        "counts": queries.counts(everything, on=today),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "duties/team.html", context)


def _urgency(duty: Duty, today: date) -> str:
    if duty.until is None or duty.until > today + queries.SOON:
        return "later"
    return "overdue" if duty.until < today else "soon"

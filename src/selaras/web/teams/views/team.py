"""Regions whose teams I may see, and the people of one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from selaras.web.accounts.rights import Action, Kind, reaches
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_region_for
from selaras.web.teams.queries.people import (
    PAGE,
    Choice,
    counts_in,
    invitations_in,
    organisations_in,
    posts_in,
)
from selaras.web.teams.queries.regions import page_of, regions_for
from selaras.web.teams.seats import sits_in
from selaras.web.teams.views.page import region_page

_WHEN = {"today", "ended", "later"}
_ENDED_SHOWN = 20


@require_safe
def regions(request: Request) -> HttpResponse:
    """Every region whose team the viewer may see, searched by name as people spell it."""
    if not reaches(request.viewer, Kind.TEAM, Action.SEE):
        raise Http404
    words = request.GET.get("words", "")[:100]
    found = regions_for(request.viewer, words)
    page = page_of(found, request.GET.get("page"))
    return render(request, "teams/regions.html", {"page": page, "words": words})


@require_safe
def team(request: Request, code: str) -> HttpResponse:
    """People by place and role, with the days of their posts."""
    region = get_region_for(request.viewer, code)
    today = timezone.localdate()
    choice = _choice(request, code)
    page = Paginator(posts_in(code, choice, today=today), PAGE).get_page(request.GET.get("page"))
    ended: list[object] = []
    if choice.when == "today" and page.number == 1:
        before = Choice("ended", choice.role, choice.organisation)
        ended = list(posts_in(code, before, today=today).order_by("-until", "pk")[:_ENDED_SHOWN])
    return region_page(
        request,
        region,
        "teams/team.html",
        "team",
        page=page,
        choice=choice,
        ended=ended,
        counts=counts_in(code, today=today),
        invited=invitations_in(code).count() if region.manages else 0,
        roles=[(role, name) for role, name in ROLE_NAMES.items() if sits_in(role, code)],
        organisations=organisations_in(code),
        role_names=ROLE_NAMES,
        today=today,
    )


def _choice(request: Request, code: str) -> Choice:
    """The filter; what it does not know counts as not chosen."""
    when, role = request.GET.get("when", ""), request.GET.get("role", "")
    number = request.GET.get("organisation", "")
    return Choice(
        when if when in _WHEN else "today",
        role if role in ROLE_NAMES and sits_in(role, code) else "",
        int(number) if number.isdecimal() and len(number) < 10 else None,
    )

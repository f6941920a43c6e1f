"""Rounds that concern the viewer, and one of them."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import (
    get_round_for,
    manages_rounds,
    own_regions,
    phase_for,
    rounds_for,
)
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import Phase
from selaras.web.assessments.ways import ways_of_region

_PAGE = 50


@require_safe
def rounds(request: Request) -> HttpResponse:
    """What is being assessed, and what was."""
    day = timezone.localdate()
    found = rounds_for(request.viewer, day)
    context = {
        "open": [each for each in found if each.phase != Phase.PUBLISHED],
        "published": [each for each in found if each.phase == Phase.PUBLISHED],
        "manages": manages_rounds(request.viewer),
    }
    return render(request, "assessments/rounds.html", context)


@require_safe
def round_page(request: Request, key: str) -> HttpResponse:
    """Phases of a round with their dates, and where the viewer goes from here."""
    day = timezone.localdate()
    opened = get_round_for(request.viewer, key, day)
    manages = manages_rounds(request.viewer)
    participants = Participant.objects.filter(round=opened.row)
    own = participants.none()
    if not manages:
        mine = own_regions(request.viewer, opened.phase)
        own = participants.filter(mine).distinct().order_by("region").select_related("round")
    page = Paginator(own, _PAGE).get_page(request.GET.get("page"))
    known = load_knowledge().region_ever
    context = {
        "opened": opened,
        "round": opened.row,
        "phase": opened.phase,
        "today": day,
        "manages": manages,
        "many": participants.count() if manages or opened.phase == Phase.PUBLISHED else None,
        "page": page,
        "regions": [
            (
                known[each.region],
                each,
                ways_of_region(request.viewer, each, phase_for(each, opened.phase, day)),
            )
            for each in page.object_list
        ],
    }
    return render(request, "assessments/round.html", context)

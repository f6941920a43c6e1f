"""Renders a page of a plan inside its frame."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request, Viewer
from selaras.web.plans.access import Opened, decides_on, post_to, reads_drafts
from selaras.web.plans.models import Plan
from selaras.web.plans.places import FINDING, INSIDE, PLACES, REMEMBERED, SHARING, WRITING, Place


def plan_page(
    request: Request, opened: Opened, template: str, place: str, **more: Any
) -> HttpResponse:
    """The template with the plan, its rail, and whatever the view adds; `place` is current."""
    decides = decides_on(request.viewer, opened.row, Action.SHARE, Action.PUBLISH)
    places = places_for(request.viewer, opened.row, decides=decides)
    current = next(each for each in (*places, FINDING) if each.view == place)
    terms = opened.knowledge.term
    context = {
        "opened": opened,
        "row": opened.row,
        "plan": opened.plan,
        "knowledge": opened.knowledge,
        "places": places,
        "decides": decides,
        "inside": reads_drafts(request.viewer, opened.row),
        "current": current,
        "terms": [terms[code] for code in current.terms],
        **more,
    }
    return render(request, template, context)


def places_for(viewer: Viewer, row: Plan, *, decides: bool) -> tuple[Place, ...]:
    """The rail as this viewer has it, with the places of those who write, talk and decide."""
    writing = WRITING if post_to(viewer, Action.CONTRIBUTE, row) else ()
    inside = INSIDE if post_to(viewer, Action.COMMENT, row) else ()
    remembered = REMEMBERED if reads_drafts(viewer, row) else ()
    return (*PLACES, *writing, *inside, *remembered, *((SHARING,) if decides else ()))

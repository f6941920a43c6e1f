"""Renders a page of a plan inside its frame."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.plans.access import Opened, decides_on
from selaras.web.plans.places import PLACES, SHARING


def plan_page(
    request: Request, opened: Opened, template: str, place: str, **more: Any
) -> HttpResponse:
    """The template with the plan, its rail, and whatever the view adds; `place` is current."""
    decides = decides_on(request.viewer, opened.row, Action.SHARE, Action.PUBLISH)
    places = (*PLACES, SHARING) if decides else PLACES
    current = next(each for each in places if each.view == place)
    terms = opened.knowledge.term
    context = {
        "opened": opened,
        "row": opened.row,
        "plan": opened.plan,
        "knowledge": opened.knowledge,
        "places": places,
        "decides": decides,
        "current": current,
        "terms": [terms[code] for code in current.terms],
        **more,
    }
    return render(request, template, context)

"""Renders a page of a plan inside its frame."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from selaras.web.plans.access import Opened
from selaras.web.plans.places import PLACES


def plan_page(
    request: HttpRequest, opened: Opened, template: str, place: str, **more: Any
) -> HttpResponse:
    """The template with the plan, its rail, and whatever the view adds; `place` is current."""
    current = next(each for each in PLACES if each.view == place)
    terms = opened.knowledge.term
    context = {
        "opened": opened,
        "row": opened.row,
        "plan": opened.plan,
        "knowledge": opened.knowledge,
        "places": PLACES,
        "current": current,
        "terms": [terms[code] for code in current.terms],
        **more,
    }
    return render(request, template, context)

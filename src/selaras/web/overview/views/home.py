"""The first page, and the words of the programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.overview.queries import card_of, cards, regions_without_plan
from selaras.web.ui.templatetags.selaras import page_language

LONGEST = 80
"""Letters of a search that are read; no region has a longer name."""


@require_safe
def home(request: Request) -> HttpResponse:
    """What Selaras is, and the plans that are open to the viewer."""
    knowledge = load_knowledge()
    words = request.GET.get("region", "").replace("\0", "")[:LONGEST]
    page = cards(request.viewer, words, request.GET.get("page"), knowledge)
    context = {
        "page": page,
        "cards": [card_of(row, knowledge) for row in page],
        "words": words,
        "without_plan": regions_without_plan(request.viewer, knowledge),
    }
    return render(request, "overview/home.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every term with its pair in the other language, by alphabet."""
    language = page_language()
    terms = sorted(load_knowledge().glossary, key=lambda term: term.name.in_(language).casefold())
    return render(request, "overview/glossary.html", {"terms": terms})

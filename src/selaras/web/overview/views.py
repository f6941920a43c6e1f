"""The first page, and the words of the programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.overview.queries import shelf
from selaras.web.ui.templatetags.selaras import page_language


@require_safe
def home(request: Request) -> HttpResponse:
    """What Selaras is, and the plans it holds."""
    return render(request, "overview/home.html", {"cards": shelf(request.viewer, load_knowledge())})


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every term with its pair in the other language, by alphabet."""
    language = page_language()
    terms = sorted(load_knowledge().glossary, key=lambda term: term.name.in_(language).casefold())
    return render(request, "overview/glossary.html", {"terms": terms})

"""The instruments that are shipped, open to everybody."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from selaras.reference.instruments import instruments as shipped
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.tree import Shelf, shelf_of, tree_of


@require_safe
def instruments(request: Request) -> HttpResponse:
    """Every instrument in every version."""
    shelves: list[Shelf] = shelf_of(shipped())
    return render(request, "assessments/instruments.html", {"shelves": shelves})


@require_safe
def instrument(request: Request, slug: str, version: str) -> HttpResponse:
    """The tree of one version: weights, scales, levels, evidence, sources."""
    found = next((each for each in shipped() if (each.slug, each.version) == (slug, version)), None)
    if found is None:
        raise Http404(f"{slug}@{version}")
    return render(request, "assessments/instrument.html", {"tree": tree_of(found)})

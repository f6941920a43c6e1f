"""The adviser's desk."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.advisers.access import manages_advisers, posts_of, require_adviser
from selaras.web.advisers.desk import desk_of


@require_safe
def desk(request: Request) -> HttpResponse:
    """All regions that the viewer advises; those who keep the list go on to it."""
    viewer = request.viewer
    if not posts_of(viewer) and manages_advisers(viewer):
        return redirect("advisers:pool")
    posts = require_adviser(viewer)
    cards = desk_of(viewer, posts, timezone.localdate())
    context = {
        "cards": cards,
        "waiting": sum(len(card.duties) for card in cards),
        "late": sum(card.late > 0 for card in cards),
    }
    return render(request, "advisers/desk.html", context)

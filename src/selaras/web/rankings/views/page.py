"""What pages of this app share: the frame of a round that the ministry runs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import OpenedRound, get_round_to_manage


def opened_round(request: Request, key: str) -> OpenedRound:
    """The round, for those who run it; raises Http404."""
    return get_round_to_manage(request.viewer, key, timezone.localdate())


def round_page(
    request: Request, opened: OpenedRound, name: str, here: str = "", **context: object
) -> HttpResponse:
    """A page about a round; `here` is its place in the rail."""
    about = {
        "opened": opened,
        "round": opened.row,
        "phase": opened.phase,
        "here": here or name,
        "today": timezone.localdate(),
    }
    return render(request, f"rankings/{name}.html", {**about, **context})

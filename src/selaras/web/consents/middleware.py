"""Looks through the eyes of a person who consented, and keeps that to looking."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from selaras.web.accounts import viewing
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.consents import actions, looking
from selaras.web.consents.access import is_support, may_look
from selaras.web.consents.closed import LEAVING, is_closed
from selaras.web.consents.models import Consent, State
from selaras.web.consents.queries import Present, not_ended
from selaras.web.ui.errors import Trouble

_SAFE = ("GET", "HEAD", "OPTIONS")
_SEEING = ("GET", "HEAD")
_SEEN = range(200, 300)


class Request(viewing.Request):
    """A request after this middleware."""

    consents: Present


class LookMiddleware:
    """`request.viewer` becomes the person while somebody of support looks with their consent.

    Asks every time whether that may still be. `request.user` stays the supporter. Three queries
    while looking; one for everybody else who signed in, once a page shows what concerns them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = cast(Request, request)
        asked.consents = Present()
        person = asked.viewer.person
        if person is None:
            return self.get_response(request)
        number = looking.number_in(asked.session)
        if number is None:
            asked.consents = Present(owner=person)
            return self.get_response(request)
        at = timezone.now()
        found = not_ended(person, number)
        consent = next((each for each in found if each.pk == number), None)
        seen = _seen_through(consent, asked.viewer, at)
        if consent is None or seen is None:
            looking.leave(asked.session)
            if consent is not None:
                actions.end_by_itself(consent=consent, at=at)
            asked.consents = Present(over=True)
            return self.get_response(request)
        asked.consents = Present(looking=consent, seen=seen)
        if not is_valid_path(request.path_info):
            # No view comes, but the page that says so carries the banner too.
            asked.viewer = seen
        response = self.get_response(request)
        if request.method in _SEEING and response.status_code in _SEEN and not _leaves(request):
            actions.note_page(consent=consent, path=request.path, by=seen, at=at)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Only here the viewer becomes the person: what comes before judges the supporter.

        While looking nothing is changed, and what concerns the person alone stays closed.
        """
        asked = cast(Request, request)
        match = asked.resolver_match
        if asked.consents.over and not _leaves(request):
            return _go_home(asked)
        if asked.consents.seen is None or match is None:
            return None
        asked.viewer = asked.consents.seen
        if _leaves(request):
            return None
        if request.method not in _SAFE:
            return _refusal(request, _only_looking())
        return _refusal(request, _closed()) if is_closed(match) else None


def _seen_through(consent: Consent | None, supporter: Viewer, at: datetime) -> Viewer | None:
    """The person as support may see them now; None where support may not."""
    if consent is None or consent.person is None or consent.state(at=at) is not State.OPEN:
        return None
    seen = viewer_of(consent.person, at=at, seen_by=consent.supporter)
    return seen if may_look(supporter, seen) else None


def _leaves(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in LEAVING


def _go_home(request: Request) -> HttpResponse:
    """Nothing of what was asked is done or shown, for it was asked as somebody else."""
    messages.warning(
        request, _("Anda tidak lagi melihat dengan mata orang lain: izinnya sudah berakhir.")
    )
    to = reverse("consents:desk" if is_support(request.viewer) else "duties:mine")
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)


def _refusal(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    return render(request, "ui/error.html", {"trouble": trouble}, status=trouble.status)


def _only_looking() -> Trouble:
    return Trouble(
        403,
        _("Hanya melihat"),
        _("Anda sedang melihat dengan mata orang lain, jadi tidak ada yang diubah."),
        _("Berhentilah melihat bila hendak bekerja sebagai diri Anda sendiri."),
    )


def _closed() -> Trouble:
    return Trouble(
        403,
        _("Tertutup selama melihat"),
        _("Akun, izin, undangan dan unduhan catatan orang lain tidak ikut terbuka."),
        _("Kembali ke beranda, atau berhentilah melihat untuk membuka akun Anda sendiri."),
    )

"""Ends sessions that are too old, and asks for a second factor where one is demanded."""

from collections.abc import Callable
from typing import Any, cast

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from selaras.web.accounts.viewing import Request
from selaras.web.sign_ins.queries import lacks_factor

BEGAN = "selaras_began"
SEEN = "selaras_seen"
_NOTE_EVERY = 5 * 60
"""Seconds between two notes that a session is in use; each costs a write."""

_OPEN_SPACES = {"sign_ins"}
_OPEN_BEGINNINGS = ("account_", "mfa_", "openid_connect_")
_OPEN = {"health"}


class SessionAgeMiddleware:
    """A session ends after SESSION_COOKIE_AGE, or SESSION_IDLE_AGE without any request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Visitors without a session cost no query here.
        if request.session.session_key and request.user.is_authenticated:
            self._check(request)
        return self.get_response(request)

    def _check(self, request: HttpRequest) -> None:
        now = timezone.now()
        moment = now.timestamp()
        session = request.session
        began, seen = session.get(BEGAN, moment), session.get(SEEN, moment)
        old = moment - began > settings.SESSION_COOKIE_AGE
        idle = moment - seen > settings.SESSION_IDLE_AGE
        if old or idle:
            UserSession.objects.filter(session_key=session.session_key).delete()
            logout(request)
            messages.info(request, _("Sesi Anda telah berakhir demi keamanan. Silakan masuk lagi."))
        elif SEEN not in session or moment - seen > _NOTE_EVERY:
            session[BEGAN], session[SEEN] = began, moment
            UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=now)


class SecondFactorMiddleware:
    """Closes every page but those of one's own account until a demanded factor is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, arguments: Any, named: Any
    ) -> HttpResponse | None:
        """Send away whoever lacks a second factor that is demanded."""
        asked = cast(Request, request)
        if not asked.viewer.signed_in or _is_open(asked) or not lacks_factor(asked.viewer):
            return None
        address = reverse("sign_ins:second_factor")
        return HttpResponseClientRedirect(address) if asked.htmx else redirect(address)


def _is_open(request: Request) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    name = match.url_name or ""
    if match.namespaces:
        return match.namespaces[0] in _OPEN_SPACES
    return name in _OPEN or name.startswith(_OPEN_BEGINNINGS)

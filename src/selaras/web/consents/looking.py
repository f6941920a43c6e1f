"""Which consent a session looks through."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Viewer
from selaras.web.consents.actions import end
from selaras.web.consents.models import Consent

_KEY = "consents.looking"


def number_in(session: SessionBase) -> int | None:
    """The number of the consent that this session looks through."""
    found = session.get(_KEY)
    return found if isinstance(found, int) else None


def begin(session: SessionBase, consent: Consent) -> None:
    """From the next request on this session looks through the consent."""
    session[_KEY] = consent.pk


def leave(session: SessionBase) -> None:
    """From now on this session looks through nobody's eyes."""
    session.pop(_KEY, None)


def stop(session: SessionBase, supporter: Person) -> None:
    """Leave, and end the consent: whoever wants to look again asks again."""
    number = number_in(session)
    if number is None:
        return
    leave(session)
    consent = Consent.objects.filter(pk=number, supporter=supporter).first()
    if consent is not None:
        by = Viewer(consent.supporter, name=consent.supporter.name)
        end(consent=consent, by=by, at=timezone.now())


def stop_at_sign_out(
    sender: object, request: HttpRequest, user: Person | None, **more: Any
) -> None:
    """Whoever signs out while looking has stopped looking."""
    if user is not None and number_in(request.session) is not None:
        stop(request.session, user)


user_logged_out.connect(stop_at_sign_out, dispatch_uid="consents.stop_at_sign_out")

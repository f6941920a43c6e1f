"""Receivers of the signals that Django and allauth send: what happened goes into the record."""

from typing import Any

from allauth.account import signals as account
from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import viewer_of
from selaras.web.records.actions import append
from selaras.web.sign_ins import limits
from selaras.web.sign_ins.actions import end_other_sessions
from selaras.web.sign_ins.middleware import BEGAN, SEEN

_OWN_PROOFS = {"password", "mfa"}


@receiver(user_logged_in)
def note_beginning(request: HttpRequest, **more: Any) -> None:
    """From now on the age of the session counts."""
    request.session[BEGAN] = request.session[SEEN] = timezone.now().timestamp()


@receiver(account.user_logged_in)
def note_sign_in(request: HttpRequest, user: Person, **more: Any) -> None:
    """Somebody came in: with which means."""
    records = get_authentication_records(request, user)
    means = [str(record.get("type") or record.get("method")) for record in records]
    # Who has just signed in here has just shown who they are; a provider may not have asked.
    for record in records:
        if record.get("method") in _OWN_PROOFS:
            record["reauthenticated"] = True
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    _record("sign_in.done", user, means="+".join(means) or "invitation")


@receiver(account.authentication_step_completed)
def renew_session(request: HttpRequest, reauthenticated: bool = False, **more: Any) -> None:
    """Whoever shows again who they are goes on in a new session: a stolen one gains nothing."""
    if reauthenticated and request.user.is_authenticated:
        left = request.session.session_key
        request.session.cycle_key()
        UserSession.objects.filter(session_key=left).update(session_key=request.session.session_key)


@receiver(user_login_failed)
def note_failure(credentials: dict[str, Any], **more: Any) -> None:
    """A wrong pair of address and password."""
    limits.note_failure(str(credentials.get("email", "")), at=timezone.now())


@receiver([account.password_changed, account.password_set])
def note_password(request: HttpRequest, user: Person, **more: Any) -> None:
    """Another password: every other session ends."""
    _record("password.changed", user)
    _end_others(request, user)


@receiver(account.password_reset)
def note_reset(request: HttpRequest, user: Person, **more: Any) -> None:
    """Another password by way of a letter: every session ends."""
    _record("password.reset", user)
    end_other_sessions(
        person=user, but="", by=viewer_of(user, at=timezone.now()), at=timezone.now()
    )


@receiver(mfa.authenticator_added)
def note_factor(
    request: HttpRequest, user: Person, authenticator: Authenticator, **more: Any
) -> None:
    """A second factor, or the recovery codes that come with the first one."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        _record("recovery_codes.made", user)
        return
    _record("second_factor.added", user, means=str(authenticator.type))
    _end_others(request, user)


@receiver(mfa.authenticator_removed)
def note_factor_gone(
    request: HttpRequest, user: Person, authenticator: Authenticator, **more: Any
) -> None:
    """A second factor was removed."""
    _record("second_factor.removed", user, means=str(authenticator.type))
    _end_others(request, user)


@receiver(mfa.authenticator_reset)
def note_codes(request: HttpRequest, user: Person, **more: Any) -> None:
    """New recovery codes; the old ones no longer count."""
    _record("recovery_codes.made", user)
    _end_others(request, user)


@receiver(mfa.authentication_failed)
def note_wrong_code(user: Person, **more: Any) -> None:
    """A wrong code after a right password."""
    limits.note_failure(user.email, at=timezone.now())


def _end_others(request: HttpRequest, person: Person) -> None:
    at = timezone.now()
    key = request.session.session_key or ""
    end_other_sessions(person=person, but=key, by=viewer_of(person, at=at), at=at)


def _record(what: str, person: Person, **details: str) -> None:
    at = timezone.now()
    append(
        what=what,
        subject=f"person:{person.pk}",
        by=viewer_of(person, at=at),
        at=at,
        details=details,
    )

"""Writes to one's own account that allauth does not make."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.actions import append


def change_account(*, person: Person, name: str, language: str, by: Viewer, at: datetime) -> None:
    """Another name or language; what does not change is not recorded."""
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        before = {"name": held.name, "language": held.language}
        after = {"name": name, "language": language}
        if before == after:
            return
        held.name, held.language = name, language
        held.save(update_fields=["name", "language"])
        append(
            what="person.changed",
            subject=f"person:{held.pk}",
            by=by,
            at=at,
            before=before,
            after=after,
        )


def end_session(*, session: UserSession, by: Viewer, at: datetime) -> None:
    """Whoever uses this session has to sign in again."""
    with transaction.atomic():
        ended, _ = Session.objects.filter(session_key=session.session_key).delete()
        session.delete()
        if ended:
            append(what="session.ended", subject=f"person:{session.user_id}", by=by, at=at)


def end_other_sessions(*, person: Person, but: str, by: Viewer, at: datetime) -> int:
    """End every session of the person but the one with that key; returns how many."""
    others = UserSession.objects.filter(user=person.pk).exclude(session_key=but)
    with transaction.atomic():
        keys = list(others.values_list("session_key", flat=True))
        ended, _ = Session.objects.filter(session_key__in=keys, expire_date__gt=at).delete()
        others.delete()
        if ended:
            append(
                what="sessions.ended",
                subject=f"person:{person.pk}",
                by=by,
                at=at,
                details={"number": str(ended)},
            )
    return ended


def remove_factors(*, person: Person, by: Viewer, at: datetime) -> int:
    """Take away every second factor and recovery code; returns how many rows that were.

    For somebody who lost all of them, once it is certain who asks.
    """
    with transaction.atomic():
        removed = int(Authenticator.objects.filter(user=person.pk).delete()[0])
        if removed:
            append(
                what="second_factor.removed",
                subject=f"person:{person.pk}",
                by=by,
                at=at,
                details={"means": "all"},
            )
    return removed

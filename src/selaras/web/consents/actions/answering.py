"""The answer to a request, and how a consent ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.consents import refusals
from selaras.web.consents.access import may_look
from selaras.web.consents.actions.rows import (
    ANSWER,
    LOOK,
    drop_duties,
    locked,
    person_of,
    record,
)
from selaras.web.consents.models import Consent, State
from selaras.web.consents.refusals import ConsentRefused
from selaras.web.duties import actions as duties

BY_ITSELF = Viewer(name="Selaras")
"""Nobody: its time was over, or somebody lost a post."""

_GRANTED = Text(
    id="Lihat Selaras dengan mata orang yang memberi izin",
    en="Look at Selaras through the eyes of the person who consented",
)


def grant(*, consent: Consent, minutes: int, by: Viewer, at: datetime) -> Consent:
    """The person lets support look for that many minutes. Raises ConsentRefused."""
    with transaction.atomic():
        consent = locked(consent)
        if consent.state(at=at) is not State.WAITING or consent.person != by.person:
            raise ConsentRefused(refusals.NOT_WAITING)
        supporter = viewer_of(consent.supporter, at=at)
        if not may_look(supporter, by):
            raise ConsentRefused(refusals.SUPPORTER_LEFT)
        consent.granted_at, consent.until = at, at + timedelta(minutes=minutes)
        consent.save(update_fields=["granted_at", "until"])
        duties.finish(what=ANSWER, subject=consent.subject, by=by, at=at)
        _give_look(consent, supporter, at)
        record("consent.granted", consent, by, at, {"minutes": str(minutes)})
    return consent


def _give_look(consent: Consent, supporter: Viewer, at: datetime) -> None:
    post = next(post for post in supporter.posts if post.role == Role.SUPPORT)
    duties.give(
        holder=Membership.objects.get(pk=post.membership),
        what=LOOK,
        subject=consent.subject,
        title=_GRANTED,
        view="consents:desk",
        at=at,
        until=timezone.localdate(consent.until),
    )


def end(*, consent: Consent, by: Viewer, at: datetime) -> Consent:
    """The person declines or ends it, or the supporter withdraws or ends it.

    What has ended already stays as it is.
    """
    with transaction.atomic():
        consent = locked(consent)
        state = consent.state(at=at)
        if consent.ended_at is not None:
            return consent
        if state in (State.LAPSED, State.ENDED):
            return _close(consent, at)
        person = person_of(by)
        consent.ended_at, consent.ended_by = at, person
        consent.save(update_fields=["ended_at", "ended_by"])
        supports = person.pk == consent.supporter_id
        if not supports:
            duties.finish(what=ANSWER, subject=consent.subject, by=by, at=at)
        drop_duties(consent, at)
        role = Role.SUPPORT if supports else ""
        if state is State.OPEN:
            who = "supporter" if supports else "person"
            record("consent.ended", consent, by, at, {"by": who}, role)
        else:
            what = "consent.withdrawn" if supports else "consent.declined"
            record(what, consent, by, at, role=role)
    return consent


def end_by_itself(*, consent: Consent, at: datetime) -> Consent:
    """Note that it ended by itself; what has ended already stays as it is."""
    with transaction.atomic():
        consent = locked(consent)
        return consent if consent.ended_at is not None else _close(consent, at)


def _close(consent: Consent, at: datetime) -> Consent:
    over = consent.until or consent.answer_until
    why = "time" if at >= over else "post"
    consent.ended_at = min(at, over)
    consent.save(update_fields=["ended_at"])
    drop_duties(consent, at)
    what = "consent.lapsed" if consent.granted_at is None else "consent.ended"
    record(what, consent, BY_ITSELF, at, {"by": why})
    return consent

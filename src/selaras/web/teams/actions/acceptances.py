"""What becomes of the link in the letter of an invitation."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.duties.actions import finish
from selaras.web.records.models import Entry
from selaras.web.teams.actions.invitations import DUTY, digest_of, note, subject_of
from selaras.web.teams.actions.offers import (
    Offer,
    begin,
    note_begun,
)
from selaras.web.teams.models import OPEN, Invitation
from selaras.web.teams.refusals import Refused
from selaras.web.teams.telling import told_invitation


def open_invitation(token: str, *, at: datetime) -> Invitation | None:
    """The invitation that this token can still accept; None for any other token."""
    return (
        Invitation.objects.select_related("organisation", "body", "holder__person")
        .filter(_acceptable(token, at=at))
        .first()
    )


def _acceptable(token: str, *, at: datetime) -> Q:
    """Open, in time, and for a term that is not over."""
    term = Q(until=None) | Q(until__gte=timezone.localdate(at))
    return OPEN & term & Q(token_digest=digest_of(token), expires_at__gt=at)


def accept_as_new(
    *, token: str, name: str, password: str, at: datetime
) -> tuple[Person, Membership] | None:
    """Make the person and the post that the token offers; None where it offers nothing any more.

    Raises Refused where the address has an account or the post cannot begin.
    """
    with transaction.atomic():
        invitation = _locked_by(token, at=at)
        if invitation is None:
            return None
        try:
            person = register(
                email=invitation.email, name=name, password=password, language=invitation.language
            )
        except IntegrityError:
            raise Refused(
                id="Alamat ini sudah memiliki akun. Masuk dengan akun itu, lalu terima "
                "undangannya.",
                en="This address has an account. Sign in with it, then accept the invitation.",
            ) from None
        return person, _accept(invitation, person, at=at)


def accept_as(*, token: str, by: Viewer, at: datetime) -> Membership | None:
    """Take the post that the token offers to the person who signed in; None as above.

    Raises Refused where it is meant for somebody else or the post cannot begin.
    """
    with transaction.atomic():
        invitation = _locked_by(token, at=at)
        if invitation is None or by.person is None:
            return None
        if by.person.email != invitation.email:
            raise Refused(
                id="Undangan ini ditujukan ke alamat lain. Keluar dahulu, lalu buka lagi.",
                en="This invitation is meant for another address. Sign out, then open it again.",
            )
        return _accept(invitation, by.person, at=at)


def note_replay(*, token: str, by: Viewer, at: datetime) -> None:
    """Tell the record, once, that somebody came back with a used link."""
    with transaction.atomic():
        used = (
            Invitation.objects.select_for_update(of=("self",))
            .filter(token_digest=digest_of(token), accepted_at__isnull=False)
            .first()
        )
        if used is None or (by.person is not None and by.person.pk == used.accepted_by_id):
            return
        what = "invitation.replayed"
        if not Entry.objects.filter(subject=subject_of(used), what=what).exists():
            note(used, what, by=by, at=at, role="")


def _accept(invitation: Invitation, person: Person, *, at: datetime) -> Membership:
    offer = Offer(
        Role(invitation.role),
        invitation.organisation,
        invitation.body,
        invitation.since,
        invitation.until,
        invitation.title,
        invitation.acting,
    )
    before = told_invitation(invitation)
    post = begin(person=person, offer=offer, at=at)
    invitation.accepted_at, invitation.accepted_by = at, person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    viewer = viewer_of(person, at=at)
    finish(what=DUTY, subject=subject_of(invitation), by=viewer, at=at)
    note_begun(post, by=viewer, at=at, role=post.role)
    note(invitation, "invitation.accepted", by=viewer, at=at, role=post.role, before=before)
    return post


def _locked_by(token: str, *, at: datetime) -> Invitation | None:
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "body")
        .filter(_acceptable(token, at=at))
        .first()
    )

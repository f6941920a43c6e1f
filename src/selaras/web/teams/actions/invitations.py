"""Invitations are sent, sent again and withdrawn."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from selaras.core.text import Language, Text, format_date
from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import may_appoint
from selaras.web.accounts.roles import ROLE_NAMES, Role
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.duties.actions import finish, give
from selaras.web.outbox.actions import prepare, send
from selaras.web.outbox.refusals import LetterRefused
from selaras.web.records.actions import append
from selaras.web.teams.actions.offers import (
    Offer,
    authority,
    require_dates,
    require_open,
    require_somebody_else,
)
from selaras.web.teams.models import OPEN, Invitation
from selaras.web.teams.refusals import Refused
from selaras.web.teams.seats import require_fit
from selaras.web.teams.telling import told_invitation

VALID = timedelta(days=14)
"""How long an invitation can be accepted."""


DUTY = "invitation.answered"


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and the secret link that its letter carries; nobody keeps the link."""

    invitation: Invitation
    link: str


def invite(
    *, email: str, name: str, offer: Offer, language: str, site: str, by: Viewer, at: datetime
) -> Sent:
    """Offer a post to an address by a letter with a secret link below `site`.

    `site` is the address of the site without a path, such as `https://example.go.id`. Raises
    Refused.
    """
    region = offer.organisation.region
    acting_as = authority(by, offer.role, region)
    require_somebody_else(by, email)
    require_dates(offer.since, offer.until)
    require_open(offer, at=at)
    require_fit(offer.role, offer.organisation, offer.body)
    if offer.until is not None and offer.until < timezone.localdate(at):
        raise Refused(
            id="Masa jabatan yang ditawarkan sudah lewat. Pilih tanggal berakhir yang akan datang.",
            en="The term that is offered is over already. Choose a last day that is still to come.",
        )
    with transaction.atomic():
        # Everybody who invites into this organisation waits here, so that none goes out twice.
        type(offer.organisation).objects.select_for_update().get(pk=offer.organisation.pk)
        invitation = Invitation(
            email=email.strip().lower(),
            name=name,
            organisation=offer.organisation,
            body=offer.body,
            role=offer.role,
            title=offer.title,
            acting=offer.acting,
            since=offer.since,
            until=offer.until,
            language=language,
            holder=_post_of(by, region, offer.role),
            region=region,
        )
        _require_none_open(invitation, at=at)
        link = _send(invitation, site=site, by=by, at=at)
        note(invitation, "invitation.sent", by=by, at=at, role=acting_as)
    return Sent(invitation, link)


def send_again(*, invitation: Invitation, site: str, by: Viewer, at: datetime) -> Sent:
    """A new letter with a new link; the old link is dead from now on. Raises Refused."""
    with transaction.atomic():
        row = _locked_open(invitation)
        acting_as = authority(by, row.role, row.region)
        before = told_invitation(row)
        link = _send(row, site=site, by=by, at=at)
        note(row, "invitation.sent_again", by=by, at=at, role=acting_as, before=before)
    return Sent(row, link)


def withdraw(*, invitation: Invitation, by: Viewer, at: datetime) -> Invitation:
    """Make the link of an open invitation worthless. Raises Refused."""
    with transaction.atomic():
        row = _locked_open(invitation)
        acting_as = authority(by, row.role, row.region)
        before = told_invitation(row)
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        finish(what=DUTY, subject=subject_of(row), by=by, at=at)
        note(row, "invitation.withdrawn", by=by, at=at, role=acting_as, before=before)
    return row


def _send(invitation: Invitation, *, site: str, by: Viewer, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.sent_at, invitation.expires_at = at, at + VALID
    invitation.save()
    language: Language = "en" if invitation.language == "en" else "id"
    with override(language):
        link = site + reverse("teams:accept", args=[token])
        words = {
            "name": invitation.name,
            "inviter": by.name if by is not SYSTEM else gettext("Pengelola Selaras"),
            "role": str(ROLE_NAMES[invitation.role]),
            "place": place_of(invitation),
            "since": format_date(invitation.since, language),
            "expires": format_date(_last_day(invitation), language),
        }
    try:
        letter = prepare(
            to=invitation.email,
            template="invitation",
            words=words,
            by=by,
            at=at,
            holder=invitation.holder,
            region=invitation.region,
            language=language,
            secret=link,
        )
        send(letter=letter, by=by, at=at)
    except LetterRefused as refusal:
        raise Refused(id=refusal.reason.id, en=refusal.reason.in_("en")) from refusal
    if invitation.holder is not None:
        give(
            holder=invitation.holder,
            what=DUTY,
            subject=subject_of(invitation),
            title=Text(
                id=f"Undangan untuk {invitation.name} menunggu jawaban",
                en=f"The invitation to {invitation.name} waits for an answer",
            ),
            view="teams:invitations",
            arguments=[invitation.region],
            at=at,
            until=_last_day(invitation),
        )
    return link


def place_of(post: Invitation | Membership) -> str:
    """The body where there is one, else the organisation."""
    return post.body.name if post.body else post.organisation.name


def _last_day(invitation: Invitation) -> date:
    return timezone.localdate(invitation.expires_at)


def _post_of(by: Viewer, region: str, role: str) -> Membership | None:
    post = may_appoint(by, Role(role), region)
    return Membership.objects.get(pk=post.membership) if post else None


def _require_none_open(invitation: Invitation, *, at: datetime) -> None:
    alike = Invitation.objects.filter(
        OPEN,
        email=invitation.email,
        role=invitation.role,
        organisation=invitation.organisation,
        body=invitation.body,
        expires_at__gt=at,
    )
    if alike.exists():
        raise Refused(
            id="Undangan yang sama ke alamat ini masih menunggu jawaban. Kirim ulang atau tarik "
            "dahulu undangan itu.",
            en="The same invitation to this address still waits for an answer. Send that one "
            "again, or withdraw it first.",
        )


def _locked_open(invitation: Invitation) -> Invitation:
    row = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation", "body", "holder")
        .get(pk=invitation.pk)
    )
    if row.accepted_at is not None or row.withdrawn_at is not None:
        raise Refused(
            id="Undangan ini sudah diterima atau ditarik, jadi tidak dapat diubah lagi.",
            en="This invitation was accepted or withdrawn, so it can no longer be changed.",
        )
    return row


def note(
    invitation: Invitation,
    what: str,
    *,
    by: Viewer,
    at: datetime,
    role: str,
    before: object = None,
) -> None:
    append(
        what=what,
        subject=subject_of(invitation),
        by=by,
        at=at,
        role=role,
        region=invitation.region,
        before=before,
        after=told_invitation(invitation),
        details={"role": str(invitation.role)},
    )


def subject_of(invitation: Invitation) -> str:
    return f"invitation:{invitation.pk}"


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

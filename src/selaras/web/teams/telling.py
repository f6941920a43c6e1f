"""Rows as plain values: what the record digests, and stamps that tell a page is stale."""

from selaras.web.accounts.models import Body, Membership, Organisation
from selaras.web.records.chain import digest_of_value
from selaras.web.teams.models import Invitation

Told = dict[str, object]
"""Names of fields and values that JSON can say."""


def stamp_of(value: object) -> str:
    """A short digest that a form carries, to tell whether the row is still the same."""
    return digest_of_value(value)[:32]


def told_post(post: Membership) -> Told:
    """A post as the record digests it."""
    return {
        "person": post.person_id,
        "organisation": post.organisation_id,
        "body": post.body_id,
        "role": str(post.role),
        "title": post.title,
        "acting": post.acting,
        "since": post.since.isoformat(),
        "until": post.until.isoformat() if post.until else None,
    }


def told_invitation(invitation: Invitation) -> Told:
    """An invitation as the record digests it: everything but the token."""
    return {
        "email": invitation.email,
        "name": invitation.name,
        "organisation": invitation.organisation_id,
        "body": invitation.body_id,
        "role": str(invitation.role),
        "title": invitation.title,
        "acting": invitation.acting,
        "since": invitation.since.isoformat(),
        "until": invitation.until.isoformat() if invitation.until else None,
        "expires_at": invitation.expires_at.isoformat(),
        "accepted": invitation.accepted_at is not None,
        "withdrawn": invitation.withdrawn_at is not None,
    }


def told_organisation(organisation: Organisation) -> Told:
    """An organisation as the record digests it."""
    return {
        "kind": str(organisation.kind),
        "partner_kind": str(organisation.partner_kind),
        "name": organisation.name,
        "abbreviation": organisation.abbreviation,
        "region": organisation.region,
        "since": organisation.since.isoformat(),
        "until": organisation.until.isoformat() if organisation.until else None,
    }


def told_body(body: Body) -> Told:
    """A body as the record digests it."""
    return {
        "organisation": body.organisation_id,
        "kind": str(body.kind),
        "name": body.name,
        "dimension": body.dimension,
        "decree": body.decree_number,
        "decree_date": body.decree_date.isoformat(),
        "since": body.since.isoformat(),
        "until": body.until.isoformat() if body.until else None,
    }

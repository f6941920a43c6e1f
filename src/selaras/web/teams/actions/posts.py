"""Posts begin, change and end."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from selaras.web.accounts.models import Body, Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.actions import append
from selaras.web.teams.actions.letters import tell_appointed
from selaras.web.teams.actions.offers import (
    Offer,
    authority,
    begin,
    note_begun,
    require_dates,
    require_no_twin,
    require_somebody_else,
)
from selaras.web.teams.conflicts import require_no_conflict
from selaras.web.teams.queries.holdings import open_count
from selaras.web.teams.refusals import CHANGED, Forbidden, Refused
from selaras.web.teams.seats import require_fit
from selaras.web.teams.telling import Told, stamp_of, told_post


def appoint(*, person: Person, offer: Offer, by: Viewer, at: datetime) -> Membership:
    """Give a known person a post, and tell them. Raises Refused."""
    acting_as = authority(by, offer.role, offer.organisation.region)
    require_somebody_else(by, person.email)
    with transaction.atomic():
        post = begin(person=person, offer=offer, at=at)
        tell_appointed(post, by=by, at=at)
        note_begun(post, by=by, at=at, role=acting_as)
    return post


def change(
    *,
    post: Membership,
    title: str,
    acting: str,
    since: date,
    until: date | None,
    body: Body | None,
    seen: str,
    by: Viewer,
    at: datetime,
) -> Membership:
    """Correct title, manner, dates or body. `seen` is the stamp of the post on the page.

    Raises Refused, also where the post changed since.
    """
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=post.person_id)
        row = locked(post, seen=seen)
        acting_as = authority(by, row.role, row.region)
        if (since, until, body) != (row.since, row.until, row.body):
            require_somebody_else(by, row.person.email)
        before = told_post(row)
        row.title, row.acting, row.since, row.until, row.body = title, acting, since, until, body
        require_dates(since, until)
        require_fit(row.role, row.organisation, body)
        require_no_conflict(
            row.person, row.role, row.region, since=since, until=until, besides=row.pk
        )
        offer = Offer(Role(row.role), row.organisation, body, since, until)
        require_no_twin(row.person, offer, besides=row.pk)
        if until is not None and until < timezone.localdate(at):
            _require_nothing_open(row)
        row.save()
        _note(row, "membership.changed", before, by=by, at=at, role=acting_as)
    return row


def end(*, post: Membership, on: date, seen: str, by: Viewer, at: datetime) -> Membership:
    """Let the post end; `on` is its last day. Raises Refused where it still holds open work."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=post.person_id)
        row = locked(post, seen=seen)
        acting_as = authority(by, row.role, row.region)
        before = told_post(row)
        if row.until is not None and row.until < on:
            raise Refused(
                id="Jabatan ini sudah berakhir sebelum hari itu. Pilih hari yang lebih awal, atau "
                "betulkan tanggalnya di halaman jabatan.",
                en="This post ends before that day already. Choose an earlier day, or correct the "
                "days on the page of the post.",
            )
        if on < row.since:
            raise Refused(
                id="Hari terakhir tidak boleh lebih awal daripada hari mulai jabatan.",
                en="The last day cannot be earlier than the day the post began.",
            )
        _require_nothing_open(row)
        row.until = on
        row.save()
        _note(row, "membership.ended", before, by=by, at=at, role=acting_as)
    return row


def locked(post: Membership, *, seen: str) -> Membership:
    """The row as it is now, which nobody else changes until the transaction ends.

    Raises Refused where it is no longer what the page showed.
    """
    row = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("person", "organisation", "body")
        .get(pk=post.pk)
    )
    if stamp_of(told_post(row)) != seen:
        raise Forbidden(**CHANGED)
    return row


def _require_nothing_open(post: Membership) -> None:
    if open_count(post):
        raise Refused(
            id="Jabatan ini masih memegang pekerjaan yang belum selesai. Serahkan dahulu kepada "
            "penggantinya, lalu jabatan berakhir dengan sendirinya.",
            en="This post still holds open work. Hand it over to a successor first; that ends "
            "the post by itself.",
        )


def _note(
    post: Membership, what: str, before: Told, *, by: Viewer, at: datetime, role: str
) -> None:
    append(
        what=what,
        subject=f"membership:{post.pk}",
        by=by,
        at=at,
        role=role,
        region=post.region,
        before=before,
        after=told_post(post),
        details={"role": post.role, "person": str(post.person_id)},
    )

"""The term of a body: renewed by a new decree, or ended."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from selaras.web.accounts.models import Body
from selaras.web.accounts.viewing import Viewer
from selaras.web.teams.actions.bodies import (
    Decree,
    locked,
    make,
    require_alone,
    require_dates,
)
from selaras.web.teams.actions.moving import carry
from selaras.web.teams.actions.noting import note
from selaras.web.teams.actions.preconditions import authority
from selaras.web.teams.models import OPEN, Invitation
from selaras.web.teams.refusals import Refused
from selaras.web.teams.telling import told_body


def renew(*, body: Body, decree: Decree, seen: str, by: Viewer, at: datetime) -> Body:
    """A new decree: the body and its working groups end the day before and begin anew.

    Members keep their seats, with all they hold. Raises Refused.
    """
    role = authority(by, body.organisation.region)
    require_dates(decree)
    with transaction.atomic():
        rows, standing = locked(with_groups(body), on=decree.since, seen=seen)
        if decree.since > timezone.localdate(at) or any(decree.since <= row.since for row in rows):
            raise Refused(
                id="SK baru dicatat sejak hari berlakunya, dan berlaku sesudah SK lama. Periksa "
                "tanggal mulainya.",
                en="A new decree is recorded from the day it takes effect, which is after the old "
                "one. Check its first day.",
            )
        require_alone(body.organisation, body.kind, body.dimension, decree, besides=rows)
        before = [told_body(row) for row in rows]
        fresh = _successors(rows, decree)
        for each in standing:
            assert each.post.body_id is not None
            carry(
                each.post,
                organisation=each.post.organisation,
                body=fresh[each.post.body_id],
                on=decree.since,
            )
        for row in rows:
            Invitation.objects.filter(OPEN, body=row).update(body=fresh[row.pk])
        made = fresh[body.pk]
        note(
            made, "body.renewed", by=by, at=at, role=role, before=before,
            old=body.pk, posts=len(standing),
        )  # fmt: skip
    return made


def end(*, body: Body, on: date, seen: str, by: Viewer, at: datetime) -> Body:
    """Let the body and its working groups end; `on` is the last day. Raises Refused."""
    role = authority(by, body.organisation.region)
    with transaction.atomic():
        rows, standing = locked(with_groups(body), on=on, seen=seen)
        if on > timezone.localdate(at) or any(
            on < row.since or (row.until is not None and row.until < on) for row in rows
        ):
            raise Refused(
                id="Hari terakhir harus hari ini atau sebelumnya, dan di dalam masa badan itu.",
                en="The last day must be today or earlier, and within the term of the body.",
            )
        if any(each.open for each in standing):
            raise Refused(
                id="Anggotanya masih memegang pekerjaan yang belum selesai. Serahkan dahulu.",
                en="Its members still hold open work. Hand that over first.",
            )
        before = [told_body(row) for row in rows]
        for each in standing:
            each.post.until = max(on, each.post.since)
            each.post.save()
        for row in rows:
            row.until = on
            row.save()
        Invitation.objects.filter(OPEN, body__in=rows).update(withdrawn_at=at)
        note(
            next(row for row in rows if row.pk == body.pk), "body.ended", by=by, at=at, role=role,
            before=before, posts=len(standing),
        )  # fmt: skip
    return body


def with_groups(body: Body) -> list[Body]:
    """The body and the working groups below it that have not ended before it."""
    groups = Body.objects.filter(Q(until=None) | Q(until=body.until), parent=body)
    return [body, *groups.order_by("pk")]


def _successors(rows: Sequence[Body], decree: Decree) -> dict[int, Body]:
    """For each row a fresh one under the new decree; groups come after their team."""
    fresh: dict[int, Body] = {}
    for row in sorted(rows, key=lambda each: each.parent_id is not None):
        parent = fresh.get(row.parent_id or 0, row.parent)
        last = decree.since - timedelta(days=1)
        # A term that was over before stays as short as it was.
        row.until = min(row.until or last, last)
        row.save()
        fresh[row.pk] = make(row.organisation, row.kind, row.name, row.dimension, parent, decree)
    return fresh

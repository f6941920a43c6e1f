"""Agencies merge and split; people and work follow."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from selaras.web.accounts.models import Body, Organisation, Succession
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.actions import append
from selaras.web.teams.actions.moving import carry
from selaras.web.teams.actions.preconditions import (
    Name,
    authority,
    locked,
    require_agencies,
    require_day,
    require_free_name,
    require_no_bodies,
)
from selaras.web.teams.models import OPEN, Invitation
from selaras.web.teams.refusals import Refused
from selaras.web.teams.telling import told_organisation, told_post

FEWEST, MOST = 2, 6
"""Into how many parts an agency can be split at once."""


def merge(
    *,
    organisations: Sequence[Organisation],
    into: Organisation | Name,
    on: date,
    basis: str,
    seen: str,
    by: Viewer,
    at: datetime,
) -> Organisation:
    """Several agencies become one from `on`: an existing one, perhaps among them, or a new one.

    Posts, work, bodies and open invitations move along. `seen` is the stamp of the preview of
    everything that ends or takes over. Raises Refused; nothing has changed then.
    """
    kept = [into] if isinstance(into, Organisation) else []
    everybody = list({each.pk: each for each in [*organisations, *kept]}.values())
    if len(everybody) < FEWEST:
        raise Refused(
            id="Pilih sedikitnya dua perangkat daerah untuk digabungkan.",
            en="Choose at least two agencies to merge.",
        )
    role = authority(by, everybody[0].region)
    with transaction.atomic():
        rows, standing = locked(everybody, on=on, seen=seen)
        require_agencies(rows)
        require_day(on, rows, at=at)
        ending = [row for row in rows if row not in kept]
        before = [told_organisation(row) for row in rows]
        after = rows[rows.index(kept[0])] if kept else _new(into, ending, on)
        for body in _bodies(ending, on):
            body.organisation = after
            body.save()
        posts = [
            carry(each.post, organisation=after, body=each.post.body, on=on)
            for each in standing
            if each.post.organisation in ending
        ]
        _succeed(ending, [after], on, basis)
        append(
            what="organisations.merged",
            subject=f"organisation:{after.pk}",
            by=by,
            at=at,
            role=role,
            region=after.region,
            before=before,
            after=[told_organisation(after), [told_post(post) for post in posts]],
            details={
                "merged": ",".join(str(row.pk) for row in ending),
                "on": on.isoformat(),
                "basis": basis,
                "posts": str(len(posts)),
            },
        )
    return after


def split(
    *,
    organisation: Organisation,
    parts: Sequence[Name],
    where: Mapping[int, int],
    on: date,
    basis: str,
    seen: str,
    by: Viewer,
    at: datetime,
) -> list[Organisation]:
    """One agency becomes several new ones from `on`.

    `where` says for each of its posts, by number, to which part it goes; open invitations go to
    the first. Raises Refused; nothing has changed then.
    """
    role = authority(by, organisation.region)
    with transaction.atomic():
        (row,), standing = locked([organisation], on=on, seen=seen)
        require_agencies([row])
        require_day(on, [row], at=at)
        require_no_bodies(row, on)
        _require_parts(parts, {each.post.pk for each in standing}, where)
        before = told_organisation(row)
        made = [_new(part, [row], on) for part in parts]
        posts = [
            carry(each.post, organisation=made[where[each.post.pk]], body=None, on=on)
            for each in standing
        ]
        _succeed([row], made, on, basis)
        append(
            what="organisation.split",
            subject=f"organisation:{row.pk}",
            by=by,
            at=at,
            role=role,
            region=row.region,
            before=before,
            after=[[told_organisation(each) for each in made], [told_post(each) for each in posts]],
            details={
                "into": ",".join(str(each.pk) for each in made),
                "on": on.isoformat(),
                "basis": basis,
                "posts": str(len(posts)),
            },
        )
    return made


def _new(name: Organisation | Name, before: Sequence[Organisation], on: date) -> Organisation:
    assert isinstance(name, Name)
    require_free_name(before[0].region, name, besides=before)
    return Organisation.objects.create(
        kind=Organisation.Kind.AGENCY,
        name=name.name,
        abbreviation=name.abbreviation,
        region=before[0].region,
        parent=before[0].parent,
        since=on,
    )


def _bodies(rows: Sequence[Organisation], on: date) -> list[Body]:
    return list(Body.objects.filter(Q(until=None) | Q(until__gte=on), organisation__in=rows))


def _succeed(
    before: Sequence[Organisation], after: Sequence[Organisation], on: date, basis: str
) -> None:
    for row in before:
        row.until = on - timedelta(days=1)
        row.save()
        Organisation.objects.filter(parent=row, until=None).update(parent=after[0])
        for each in after:
            Succession.objects.create(before=row, after=each, on=on, basis=basis)
    Invitation.objects.filter(OPEN, organisation__in=before).update(organisation=after[0])


def _require_parts(parts: Sequence[Name], posts: set[int], where: Mapping[int, int]) -> None:
    names = {part.name.casefold() for part in parts}
    if not FEWEST <= len(parts) <= MOST or len(names) != len(parts):
        raise Refused(
            id=f"Sebutkan {FEWEST} sampai {MOST} perangkat daerah baru dengan nama berbeda.",
            en=f"Name {FEWEST} to {MOST} new agencies with different names.",
        )
    if set(where) != posts or not all(0 <= index < len(parts) for index in where.values()):
        raise Refused(
            id="Pilih tempat baru untuk setiap orang, lalu kirim lagi.",
            en="Choose a new place for everybody, then send again.",
        )

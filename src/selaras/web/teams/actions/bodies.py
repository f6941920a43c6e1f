"""Councils, teams, working groups, forums and secretariats are set up by decree and named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Body, Membership, Organisation
from selaras.web.accounts.viewing import Viewer
from selaras.web.teams.actions.noting import note
from selaras.web.teams.actions.offers import lock_people
from selaras.web.teams.actions.preconditions import authority
from selaras.web.teams.queries.moving import Standing, posts_of_bodies, stamp_of_bodies
from selaras.web.teams.queries.organisations import government_of
from selaras.web.teams.refusals import CHANGED, Forbidden, Refused
from selaras.web.teams.telling import told_body

_Kind = Body.Kind


@dataclass(frozen=True, slots=True)
class Decree:
    """The paper that sets a body up, and for how long."""

    number: str
    signed: date
    since: date
    until: date | None


def set_up(
    *,
    region: str,
    kind: str,
    name: str,
    dimensions: Sequence[str],
    decree: Decree,
    by: Viewer,
    at: datetime,
) -> Body:
    """A body of the region's government. Raises Refused.

    A team gets a working group for each of the `dimensions`; a working group by itself has
    exactly one and joins the team in force.
    """
    role = authority(by, region)
    government = government_of(region)
    if government is None:
        raise Refused(
            id="Daftarkan dahulu pemerintah daerahnya.",
            en="Register the government of the region first.",
        )
    require_dates(decree)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=government.pk)
        dimension = _only(dimensions) if kind == _Kind.WORKING_GROUP else ""
        team = _team_of(government, decree) if kind == _Kind.WORKING_GROUP else None
        require_alone(government, kind, dimension, decree)
        body = make(government, kind, name, dimension, team, decree)
        if kind == _Kind.TEAM:
            for each in dimensions:
                make(government, _Kind.WORKING_GROUP, group_name(each), each, body, decree)
        note(body, "body.set_up", by=by, at=at, role=role, groups=len(dimensions))
    return body


def relabel(*, body: Body, name: str, seen: str, by: Viewer, at: datetime) -> Body:
    """Call it as the region calls it. Raises Refused where it changed since the page."""
    role = authority(by, body.organisation.region)
    with transaction.atomic():
        (row,), _ = locked([body], on=timezone.localdate(at), seen=seen)
        before = told_body(row)
        row.name = name
        row.save()
        note(row, "body.relabelled", by=by, at=at, role=role, before=before)
    return row


def locked(bodies: Sequence[Body], *, on: date, seen: str) -> tuple[list[Body], list[Standing]]:
    """The rows as they are now with their posts, locked; raises Refused where they changed."""
    rows = list(
        Body.objects.select_for_update(of=("self",))
        .select_related("organisation", "parent")
        .filter(pk__in=[each.pk for each in bodies])
        .order_by("pk")
    )
    lock_people(Membership.objects.filter(body__in=rows))
    standing = posts_of_bodies(rows, on=on)
    if stamp_of_bodies(rows, standing) != seen:
        raise Forbidden(**CHANGED)
    return rows, standing


def group_name(dimension: str) -> str:
    """What a working group is called until the region says otherwise."""
    names = {each.code: each.name.id for each in load_knowledge().dimensions}
    return f"Pokja {names[dimension]}"


def make(
    organisation: Organisation,
    kind: str,
    name: str,
    dimension: str,
    parent: Body | None,
    decree: Decree,
) -> Body:
    return Body.objects.create(
        organisation=organisation,
        kind=kind,
        name=name,
        dimension=dimension,
        parent=parent,
        decree_number=decree.number,
        decree_date=decree.signed,
        since=decree.since,
        until=decree.until,
    )


def _only(dimensions: Sequence[str]) -> str:
    if len(dimensions) != 1:
        raise Refused(
            id="Pilih tepat satu dimensi untuk kelompok kerja.",
            en="Choose exactly one dimension for a working group.",
        )
    return dimensions[0]


def _team_of(government: Organisation, decree: Decree) -> Body | None:
    return _alike(government, _Kind.TEAM, "", decree).first()


def _alike(government: Organisation, kind: str, dimension: str, decree: Decree) -> QuerySet[Body]:
    found = Body.objects.filter(
        Q(until=None) | Q(until__gte=decree.since),
        organisation=government,
        kind=kind,
        dimension=dimension,
    )
    return found.filter(since__lte=decree.until) if decree.until else found


def require_alone(
    government: Organisation,
    kind: str,
    dimension: str,
    decree: Decree,
    *,
    besides: Sequence[Body] = (),
) -> None:
    """Refuse a second body alike at the same time; raises Refused."""
    others = _alike(government, kind, dimension, decree)
    if others.exclude(pk__in=[each.pk for each in besides]).exists():
        raise Refused(
            id="Badan seperti ini sudah ada pada masa itu. Perbarui atau akhiri dahulu yang lama.",
            en="There is such a body at that time already. Renew or end the old one first.",
        )


def require_dates(decree: Decree) -> None:
    """Refuse a term that ends before it begins; raises Refused."""
    if decree.until is not None and decree.until < decree.since:
        raise Refused(
            id="Masa badan berakhir sebelum mulai. Betulkan salah satu tanggalnya.",
            en="The body would end before it begins. Correct one of the days.",
        )

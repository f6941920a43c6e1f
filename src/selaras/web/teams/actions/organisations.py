"""Agencies and partners come, are renamed and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Body, FormerName, Organisation
from selaras.web.accounts.rights import Action, Kind, post_for
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.records.actions import append
from selaras.web.teams.models import OPEN, Invitation
from selaras.web.teams.queries.moving import Standing, posts_of, stamp_of_organisations
from selaras.web.teams.refusals import CHANGED, Refused
from selaras.web.teams.seats import GOVERNMENTS
from selaras.web.teams.telling import told_organisation


@dataclass(frozen=True, slots=True)
class Name:
    """What an organisation is called."""

    name: str
    abbreviation: str = ""


def authority(by: Viewer, region: str) -> str:
    """The role by which `by` may change organisations there; raises Refused where none does."""
    if by is SYSTEM:
        return ""
    post = post_for(by, Kind.ORGANISATION, Action.MANAGE, [region])
    if post is None:
        raise Refused(
            id="Organisasi di daerah ini tidak dapat Anda ubah.",
            en="You cannot change organisations in this region.",
        )
    return post.role


def register_government(*, region: str, by: Viewer, at: datetime) -> Organisation:
    """The government of a region of the reference, or the ministry for the empty code."""
    role = authority(by, region)
    with transaction.atomic():
        if Organisation.objects.filter(kind__in=GOVERNMENTS, region=region, until=None).exists():
            raise Refused(
                id="Pemerintah daerah ini sudah terdaftar.",
                en="The government of this region is registered already.",
            )
        kind, name = Organisation.Kind.MINISTRY, "Kementerian Komunikasi dan Digital"
        if region:
            known = load_knowledge().region[region]
            province = known.kind == "province"
            kind = Organisation.Kind.PROVINCE if province else Organisation.Kind.LOCAL_GOVERNMENT
            name = f"Pemerintah {'Provinsi ' if province else ''}{known.name}"
        made = Organisation.objects.create(
            kind=kind, name=name, region=region, since=timezone.localdate(at)
        )
        note(made, "organisation.added", by=by, at=at, role=role)
    return made


def add(
    *,
    region: str,
    name: Name,
    since: date,
    basis: str,
    by: Viewer,
    at: datetime,
    partner_kind: str = "",
) -> Organisation:
    """A new agency, or a partner where its kind is given. Raises Refused."""
    role = authority(by, region)
    with transaction.atomic():
        government = (
            Organisation.objects.select_for_update()
            .filter(kind__in=GOVERNMENTS, region=region, until=None)
            .first()
        )
        if government is None:
            raise Refused(
                id="Daftarkan dahulu pemerintah daerahnya.",
                en="Register the government of the region first.",
            )
        require_free_name(region, name)
        partner = Organisation.Kind.PARTNER
        made = Organisation.objects.create(
            kind=partner if partner_kind else Organisation.Kind.AGENCY,
            partner_kind=partner_kind,
            name=name.name,
            abbreviation=name.abbreviation,
            region=region,
            parent=None if partner_kind else government,
            since=since,
        )
        note(made, "organisation.added", by=by, at=at, role=role, basis=basis)
    return made


def rename(
    *,
    organisation: Organisation,
    name: Name,
    on: date,
    basis: str,
    seen: str,
    by: Viewer,
    at: datetime,
) -> Organisation:
    """A new name from `on`; the row stays and remembers the old one. Raises Refused."""
    role = authority(by, organisation.region)
    with transaction.atomic():
        (row,), _ = locked([organisation], on=on, seen=seen)
        require_day(on, [row], at=at)
        if name == Name(row.name, row.abbreviation):
            raise Refused(
                id="Nama barunya sama dengan nama sekarang.",
                en="The new name is the same as the present one.",
            )
        require_free_name(row.region, name, besides=[row])
        last = FormerName.objects.filter(organisation=row).order_by("-until").first()
        if last is not None and on <= last.until + timedelta(days=1):
            raise Refused(
                id="Nama sekarang berlaku sesudah tanggal itu. Pilih tanggal yang lebih akhir.",
                en="The present name began after that day. Choose a later day.",
            )
        before = told_organisation(row)
        FormerName.objects.create(
            organisation=row,
            name=row.name,
            abbreviation=row.abbreviation,
            until=on - timedelta(days=1),
            basis=basis,
        )
        row.name, row.abbreviation = name.name, name.abbreviation
        row.save()
        note(row, "organisation.renamed", by=by, at=at, role=role, before=before, basis=basis)
    return row


def dissolve(
    *, organisation: Organisation, on: date, basis: str, seen: str, by: Viewer, at: datetime
) -> Organisation:
    """Let it end; `on` is its last day. Its posts end too.

    Raises Refused where they hold open work, bodies stand in it, or it is a government.
    """
    role = authority(by, organisation.region)
    with transaction.atomic():
        (row,), standing = locked([organisation], on=on, seen=seen)
        require_day(on, [row], at=at)
        require_agencies([row], partners=True)
        require_no_bodies(row, on)
        if any(each.open for each in standing):
            raise Refused(
                id="Pejabatnya masih memegang pekerjaan yang belum selesai. Serahkan dahulu, atau "
                "gabungkan perangkat daerah ini dengan yang lain.",
                en="Its people still hold open work. Hand that over first, or merge this agency "
                "with another.",
            )
        before = told_organisation(row)
        for each in standing:
            each.post.until = max(on, each.post.since)
            each.post.save()
        Invitation.objects.filter(OPEN, organisation=row).update(withdrawn_at=at)
        row.until = on
        row.save()
        note(
            row, "organisation.dissolved", by=by, at=at, role=role, before=before, basis=basis,
            posts=len(standing),
        )  # fmt: skip
    return row


def locked(
    organisations: Sequence[Organisation], *, on: date, seen: str
) -> tuple[list[Organisation], list[Standing]]:
    """The rows as they are now with their posts, locked; raises Refused where they changed."""
    rows = list(
        Organisation.objects.select_for_update()
        .filter(pk__in=[each.pk for each in organisations])
        .order_by("pk")
    )
    standing = posts_of(rows, on=on)
    if stamp_of_organisations(rows, standing) != seen:
        raise Refused(**CHANGED)
    return rows, standing


def require_day(on: date, rows: Sequence[Organisation], *, at: datetime) -> None:
    """Refuse a day to come, or one on which the organisations did not yet exist."""
    if on > timezone.localdate(at):
        raise Refused(
            id="Perubahan dicatat pada hari berlakunya atau sesudahnya. Pilih hari ini atau hari "
            "yang sudah lewat.",
            en="A change is recorded on the day it takes effect or later. Choose today or earlier.",
        )
    for row in rows:
        if on <= row.since or row.until is not None:
            raise Refused(
                id=f"{row.name} belum ada atau sudah berakhir pada hari itu. Periksa harinya.",
                en=f"{row.name} did not exist yet, or has ended, on that day. Check the day.",
            )


def require_agencies(rows: Sequence[Organisation], *, partners: bool = False) -> None:
    """Refuse a government, or rows of several regions."""
    kinds = {Organisation.Kind.AGENCY} | ({Organisation.Kind.PARTNER} if partners else set())
    if any(row.kind not in kinds for row in rows) or len({row.region for row in rows}) != 1:
        raise Refused(
            id="Hanya perangkat daerah dari satu daerah yang dapat diubah seperti ini.",
            en="Only agencies of one region can be changed like this.",
        )


def require_no_bodies(row: Organisation, on: date) -> None:
    """Refuse where a body still stands in the organisation."""
    if Body.objects.filter(Q(until=None) | Q(until__gte=on), organisation=row).exists():
        raise Refused(
            id="Masih ada badan yang bernaung di sini. Akhiri dahulu badan itu.",
            en="A body still stands in it. End that body first.",
        )


def require_free_name(region: str, name: Name, *, besides: Sequence[Organisation] = ()) -> None:
    """Refuse a name that another organisation of the region has now."""
    others = Organisation.objects.filter(region=region, until=None, name__iexact=name.name)
    if others.exclude(pk__in=[each.pk for each in besides]).exists():
        raise Refused(
            id=f"{name.name} sudah terdaftar di daerah ini. Pakai nama lain, atau gabungkan.",
            en=f"{name.name} exists in this region already. Use another name, or merge.",
        )


def note(
    row: Organisation,
    what: str,
    *,
    by: Viewer,
    at: datetime,
    role: str,
    before: object = None,
    **details: object,
) -> None:
    """Tell the record what happened to one organisation."""
    append(
        what=what,
        subject=f"organisation:{row.pk}",
        by=by,
        at=at,
        role=role,
        region=row.region,
        before=before,
        after=told_organisation(row),
        details={name: str(value) for name, value in details.items()},
    )

"""Agencies and partners come, are renamed and go."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.models import FormerName, Organisation
from selaras.web.accounts.viewing import Viewer
from selaras.web.teams.actions.noting import note
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
from selaras.web.teams.seats import GOVERNMENTS
from selaras.web.teams.telling import told_organisation


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

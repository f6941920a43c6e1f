"""What every change of organisations asks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from selaras.web.accounts.models import Body, Membership, Organisation
from selaras.web.accounts.rights import Action, Kind, post_for
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.teams.actions.offers import lock_people
from selaras.web.teams.queries.moving import Standing, posts_of, stamp_of_organisations
from selaras.web.teams.refusals import CHANGED, Forbidden, Refused


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
        raise Forbidden(
            id="Organisasi di daerah ini tidak dapat Anda ubah.",
            en="You cannot change organisations in this region.",
        )
    return post.role


def locked(
    organisations: Sequence[Organisation], *, on: date, seen: str
) -> tuple[list[Organisation], list[Standing]]:
    """The rows as they are now with their posts, locked; raises Refused where they changed."""
    rows = list(
        Organisation.objects.select_for_update()
        .filter(pk__in=[each.pk for each in organisations])
        .order_by("pk")
    )
    lock_people(Membership.objects.filter(organisation__in=rows))
    standing = posts_of(rows, on=on)
    if stamp_of_organisations(rows, standing) != seen:
        raise Forbidden(**CHANGED)
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

"""The list of advisers, and what stands against regions."""

from datetime import datetime

from django.db import transaction

from selaras.reference import load_knowledge
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.advisers.models import Adviser, Refusal
from selaras.web.advisers.refusals import IN_POOL, NO_REGION, Refused
from selaras.web.records.actions import append

_AS = Role.MINISTRY_OFFICER


def add_adviser(
    *, person: Person, institution: str, home: str, most: int, note: str, by: Viewer, at: datetime
) -> Adviser:
    """Put a known person on the list; raises Refused where they are on it."""
    _require_region(home)
    with transaction.atomic():
        row, fresh = Adviser.objects.get_or_create(
            person=person,
            defaults={
                "institution": institution,
                "home": home,
                "most": most,
                "note": note,
                "at": at,
                "demonstration": person.demonstration,
            },
        )
        if not fresh:
            raise Refused(IN_POOL.format(name=person.name))
        _record("adviser.added", row, by=by, at=at)
    return row


def change_adviser(
    *,
    row: Adviser,
    institution: str,
    home: str,
    most: int,
    note: str,
    active: bool,
    by: Viewer,
    at: datetime,
) -> Adviser:
    """Correct what is noted; who is not `active` gets no further region. Raises Refused."""
    _require_region(home)
    with transaction.atomic():
        row = Adviser.objects.select_for_update().get(pk=row.pk)
        row.institution, row.home, row.most = institution, home, most
        row.note, row.active = note, active
        row.save()
        _record("adviser.changed", row, by=by, at=at)
    return row


def refuse(*, row: Adviser, region: str, reason: str, by: Viewer, at: datetime) -> Refusal:
    """Note that this adviser must not guide the region; a newer reason replaces the older."""
    _require_region(region)
    with transaction.atomic():
        found, _ = Refusal.objects.update_or_create(
            adviser=row, region=region, defaults={"reason": reason, "by": by.person, "at": at}
        )
        _record("adviser.refused", row, by=by, at=at, about=region)
    return found


def allow(*, row: Adviser, region: str, by: Viewer, at: datetime) -> None:
    """Take such a note back; nothing happens where there is none."""
    with transaction.atomic():
        many, _ = Refusal.objects.filter(adviser=row, region=region).delete()
        if many:
            _record("adviser.allowed", row, by=by, at=at, about=region)


def _require_region(code: str) -> None:
    if code not in load_knowledge().region:
        raise Refused(NO_REGION.format(code=code))


def _record(what: str, row: Adviser, *, by: Viewer, at: datetime, about: str = "") -> None:
    """Such notes are the ministry's own: the region that one is about does not read it."""
    append(
        what=what,
        subject=f"adviser:{row.pk}",
        by=by,
        at=at,
        role=_AS,
        details={"person": str(row.person_id), **({"about": about} if about else {})},
    )

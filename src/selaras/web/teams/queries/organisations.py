"""Organisations of a region today and earlier, and how they changed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from selaras.web.accounts.models import Body, FormerName, Organisation, Succession
from selaras.web.teams.seats import GOVERNMENTS

_Kind = Organisation.Kind


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to organisations on a day: `before` gave way to `after`."""

    on: date
    before: str
    after: str
    basis: str
    renamed: bool


@dataclass(frozen=True, slots=True)
class Organisations:
    """All of one region: its government, agencies and partners now, those that ended, changes."""

    government: Organisation | None
    agencies: tuple[Organisation, ...]
    partners: tuple[Organisation, ...]
    ended: tuple[Organisation, ...]
    changes: tuple[Change, ...]


def organisations_of(region: str, *, today: date) -> Organisations:
    """Everything the page shows, with three queries."""
    rows = list(Organisation.objects.filter(region=region).order_by("name"))
    now = [each for each in rows if each.until is None or each.until >= today]
    return Organisations(
        next((each for each in now if each.kind in GOVERNMENTS), None),
        tuple(each for each in now if each.kind == _Kind.AGENCY),
        tuple(each for each in now if each.kind == _Kind.PARTNER),
        tuple(each for each in rows if each.until is not None and each.until < today),
        changes_in(region),
    )


def changes_in(region: str) -> tuple[Change, ...]:
    """Renamings, mergers and splits, newest first; two queries."""
    names = FormerName.objects.filter(organisation__region=region).select_related("organisation")
    renamed = [
        Change(each.until, each.name, each.organisation.name, each.basis, True) for each in names
    ]
    succeeded = Succession.objects.filter(before__region=region).select_related("before", "after")
    replaced = [
        Change(each.on, each.before.name, each.after.name, each.basis, False) for each in succeeded
    ]
    return tuple(
        sorted([*renamed, *replaced], key=lambda each: (each.on, each.after, each.before))[::-1]
    )


def agencies_of(region: str, *, today: date) -> list[Organisation]:
    """Agencies that have not ended."""
    return list(
        Organisation.objects.filter(
            Q(until=None) | Q(until__gte=today), region=region, kind=_Kind.AGENCY
        ).order_by("name")
    )


def government_of(region: str) -> Organisation | None:
    """The government of the region, or the ministry."""
    return Organisation.objects.filter(kind__in=GOVERNMENTS, region=region, until=None).first()


def bodies_of(region: str, *, today: date) -> tuple[list[Body], list[Body]]:
    """Bodies now or to come, and those that ended; working groups behind their team; one query."""
    rows = list(
        Body.objects.filter(organisation__region=region)
        .select_related("organisation", "parent")
        .order_by("kind", "dimension", "name", "-since")
    )
    order = list(Body.Kind.values)
    rows.sort(key=lambda each: order.index(each.kind))
    now = [each for each in rows if each.until is None or each.until >= today]
    return now, [each for each in rows if each.until is not None and each.until < today]

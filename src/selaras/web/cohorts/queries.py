"""Reads: how many took part over the years, and who took part before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Q, QuerySet

from selaras.core.cohort import Counted, Year, count
from selaras.core.framework import regions_since
from selaras.reference import load_knowledge
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.access import cohorts_for, manages_cohorts, participations_for
from selaras.web.cohorts.models import Cohort, Participation


@dataclass(frozen=True, slots=True)
class Line:
    """A cohort as lists show it; `counted` is None where it does not count (yet)."""

    cohort: Cohort
    counted: Counted | None
    before: int = 0

    @property
    def named(self) -> int:
        """How many of its members have a name."""
        return self.counted.members - self.counted.missing_names if self.counted else 0


def lines_for(viewer: Viewer) -> list[Line]:
    """The cohorts that exist for the viewer, newest first; only announced ones are counted, so
    that everybody reads the same numbers. Two queries."""
    rows = list(cohorts_for(viewer))
    counting = [each for each in rows if counts(each)]
    counted = counted_of(counting)
    before = {
        key: counted[earlier].distinct
        for earlier, key in zip(counted, list(counted)[1:], strict=False)
    }
    return [Line(each, counted.get(each.key), before.get(each.key, 0)) for each in rows]


def counts(row: Cohort) -> bool:
    """Whether a cohort counts: it is announced, and not made up."""
    return row.announced_at is not None and not row.demonstration


def counted_of(rows: Iterable[Cohort]) -> dict[str, Counted]:
    """These cohorts counted together, by key, the oldest first. One query."""
    rows = list(rows)
    named = _named(rows)
    years = [
        Year(
            year=each.year,
            key=each.key,
            declared=each.declared,
            declared_repeats=each.declared_repeats,
            declared_provinces=each.declared_provinces,
            named=frozenset(code for code in named[each.pk] if "." in code),
            provinces=frozenset(code for code in named[each.pk] if "." not in code),
        )
        for each in rows
    ]
    return {each.key: each for each in count(years)}


def counted_with(row: Cohort) -> Counted:
    """The cohort counted after all that were announced before it. Two queries."""
    rows = Cohort.objects.filter(announced_at__isnull=False, demonstration=False)
    return counted_of([*rows.exclude(pk=row.pk), row])[row.key]


def _named(rows: Sequence[Cohort]) -> Mapping[int, set[str]]:
    named: dict[int, set[str]] = {each.pk: set() for each in rows}
    full = in_full().filter(cohort__in=list(named))
    for cohort, region in full.order_by().values_list("cohort", "region"):
        named[cohort].add(today(region))
    return named


def in_full() -> QuerySet[Participation]:
    """Those that are counted: guided in full, not withdrawn, not made up."""
    return Participation.objects.filter(
        mode=Participation.Mode.FULL, withdrawn_at=None, demonstration=False
    )


@cache
def today(code: str) -> str:
    """The code by which a region is known today, where that is one region; else as it is."""
    found = regions_since(load_knowledge(), code)
    return found[0].code if len(found) == 1 else code


def earlier(row: Cohort, regions: Iterable[str]) -> dict[str, list[Cohort]]:
    """In which announced cohorts before this one each of these regions was guided. One query."""
    before = Q(cohort__year__lt=row.year) | Q(cohort__year=row.year, cohort__key__lt=row.key)
    found: dict[str, list[Cohort]] = {}
    rows = in_full().filter(
        before,
        region__in=list(regions),
        cohort__announced_at__isnull=False,
        cohort__demonstration=False,
    )
    for each in rows.select_related("cohort").order_by("cohort__year", "cohort__key"):
        found.setdefault(each.region, []).append(each.cohort)
    return found


def own_of(viewer: Viewer, cohort: Cohort) -> list[Participation]:
    """Regions of the cohort that are the viewer's own to work with; none for the ministry."""
    if manages_cohorts(viewer) or not viewer.posts:
        return []
    mine = rights.condition(viewer, Kind.GUIDANCE, Action.SEE, field="region")
    return list(participations_for(viewer, cohort).filter(mine).order_by("region")[:_MOST_OWN])


_MOST_OWN = 40
"""More regions than a post reaches below a province."""

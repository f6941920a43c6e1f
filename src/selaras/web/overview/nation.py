"""Reads for the national and provincial pages: standings, sorted, narrowed and added up.

Everything comes from rows that the worker keeps up to date; a page asks for all of them once.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from statistics import median_low

from selaras.core.framework import Region
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.steps import Step
from selaras.web.overview.measures import Band, Coloured, lateness
from selaras.web.overview.models import CohortCount, Followed, Standing

FIRST_STUCK = 10
"""Stuck regions that the page names; the others stand in the table."""


@dataclass(frozen=True, slots=True)
class Place:
    """A region and where it stands."""

    region: Region
    row: Standing

    @property
    def signed(self) -> bool:
        """Whether its latest memorandum was signed by both sides."""
        return self.row.step == Step.SIGNED

    @property
    def stage(self) -> Text | None:
        """Its stage in both languages; None where it is at none."""
        return Text.model_validate(self.row.stage_name) if self.row.stage_name else None

    @property
    def province(self) -> str:
        """The name of its province."""
        return load_knowledge().region[self.region.province_code].name


@dataclass(frozen=True)
class Country:
    """All standings that a page shows: of the nation, or of one province.

    `inside` says that the viewer may know stages, delays and what plans lack.
    """

    province: str
    inside: bool
    places: tuple[Place, ...]
    """Regencies and cities by code."""
    itself: Place | None
    """The province as one that takes part."""
    at: datetime | None

    @cached_property
    def rows(self) -> tuple[Standing, ...]:
        """The same without their regions."""
        return tuple(each.row for each in self.places)

    @cached_property
    def stuck(self) -> tuple[Place, ...]:
        """Those whose stage was due before today, the longest waiting first."""
        found = [each for each in self.places if each.row.stuck_since is not None]
        return tuple(sorted(found, key=lambda each: (str(each.row.stuck_since), each.region.code)))

    @cached_property
    def late(self) -> tuple[Place, ...]:
        """Those that will be through later than planned, the latest first."""
        found = [each for each in self.places if self.is_late(each)]
        return tuple(sorted(found, key=lambda each: (-(each.row.late_days or 0), each.region.code)))

    @staticmethod
    def is_late(place: Place) -> bool:
        """Whether the region is under way and will be late."""
        return place.row.ended_on is None and (place.row.late_days or 0) > 0

    @cached_property
    def totals(self) -> dict[str, int]:
        """What the strip at the top tells."""
        rows = self.rows
        return {
            "all": len(rows),
            "joined": sum(1 for each in rows if each.cohort),
            "signed": sum(1 for each in rows if each.step == Step.SIGNED),
            "published": sum(1 for each in rows if each.published),
            "indexed": sum(1 for each in rows if each.index is not None),
            "guided": sum(1 for each in rows if each.stage),
            "through": sum(1 for each in rows if each.ended_on),
            "stuck": len(self.stuck),
            "late": len(self.late),
            "made_up": sum(1 for each in rows if each.demonstration),
        }

    @cached_property
    def lateness(self) -> tuple[tuple[str, int], ...]:
        """How many regions under way fall into each class of lateness, in their order."""
        under_way = [each for each in self.rows if each.stage and each.late_days is not None]
        counted = Counter(lateness(each.late_days or 0) for each in under_way)
        return tuple((key, counted[key]) for key in "0123")

    @cached_property
    def plans(self) -> "PlanTotals":
        """How complete and consistent the latest plans are."""
        read = [each for each in self.rows if each.items]
        shares = [each.share or 0 for each in read]
        return PlanTotals(
            read=len(read),
            median=median_low(shares) if shares else None,
            quarters=tuple(sum(1 for share in shares if share // 25 == part) for part in range(5)),
            clean=sum(1 for each in read if not each.in_the_way),
            in_the_way=sum(each.in_the_way for each in read),
        )


@dataclass(frozen=True, slots=True)
class PlanTotals:
    """Latest plans of regions: how many were read, the median percent of items that lack nothing,
    how many plans lie in each quarter (the last one: all of it), how many have nothing in the way,
    and how many findings stand in the way of the others."""

    read: int
    median: int | None
    quarters: tuple[int, ...]
    clean: int
    in_the_way: int


def sees_inside(viewer: Viewer, province: str) -> bool:
    """Whether the viewer may see where regions stand, in the nation or in that province."""
    return rights.post_for(viewer, Kind.STANDING, Action.SEE, [province]) is not None


def own_provinces(viewer: Viewer) -> list[Region]:
    """Provinces of which the viewer may see more than of the nation. No query."""
    regions = load_knowledge().region
    found = {post.region for post in viewer.posts if regions.get(post.region)}
    return [
        regions[code]
        for code in sorted(found)
        if regions[code].kind == "province" and sees_inside(viewer, code)
    ]


def country(viewer: Viewer, province: str = "") -> Country:
    """The nation, or a province, as the viewer may see it. Two queries."""
    rows = Standing.objects.filter(province=province) if province else Standing.objects.all()
    standings = {row.region: row for row in rows}
    regions = [
        each
        for each in load_knowledge().regions
        if not province or each.province_code == province or each.code == province
    ]
    at = Followed.objects.values_list("at", flat=True).first()
    places = [
        Place(each, standings.get(each.code) or _empty(each))
        for each in regions
        if each.kind != "province"
    ]
    own = standings.get(province)
    return Country(
        province=province,
        inside=sees_inside(viewer, province),
        places=tuple(sorted(places, key=lambda each: each.region.code)),
        itself=Place(load_knowledge().region[province], own) if own and province else None,
        at=at,
    )


def _empty(region: Region) -> Standing:
    return Standing(region=region.code, province=region.province_code)


def cohort_counts() -> list[CohortCount]:
    """Every announced cohort counted, the oldest first. One query."""
    return list(CohortCount.objects.all())


def by_province(
    coloured: Coloured, found: Country
) -> list[tuple[Region, int, list[tuple[Band, int]]]]:
    """For each province how many regions it has, and how many of them are in each band."""
    many: dict[str, Counter[str]] = {}
    for each in found.places:
        counted = many.setdefault(each.region.province_code, Counter())
        counted[coloured.band[each.region.code].key] += 1
    regions = load_knowledge().region
    return [
        (
            regions[code],
            sum(counted.values()),
            [(band, counted[band.key]) for band in coloured.bands],
        )
        for code, counted in sorted(many.items())
    ]

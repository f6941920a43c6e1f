"""The register of regions: found by everyday spelling, narrowed, taken away; its changes by year.

It is reference data: nothing here asks the database.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from selaras.core.framework import Knowledge, Region, RegionChange
from selaras.reference import Meant, regions_meant, search_regions
from selaras.web.ui.tables import Cell, Table

KINDS = ("province", "regency", "city")


@dataclass(frozen=True, slots=True)
class Choice:
    """What narrows the list: words, the code of a province, a kind; each may be empty."""

    words: str = ""
    province: str = ""
    kind: str = ""

    @property
    def chosen(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.province or self.kind)


@dataclass(frozen=True, slots=True)
class Found:
    """The regions that fit, and what the words mean. `beyond` fit the words, but lie outside of
    the chosen province or are of another kind."""

    regions: Sequence[Region]
    beyond: int
    meant: Meant


@dataclass(frozen=True, slots=True)
class YearOfChanges:
    """The changes of a year, the latest first."""

    year: int
    changes: tuple[RegionChange, ...]


def find(knowledge: Knowledge, choice: Choice) -> Found:
    """Regions of the choice: those that the words mean first; all by code without words."""
    if not choice.words:
        return Found([each for each in knowledge.regions if _fits(each, choice)], 0, Meant(None))
    meant = regions_meant(knowledge, choice.words)
    named = [meant.region] if meant.region else []
    alike = search_regions(knowledge, choice.words, len(knowledge.regions))
    every = list(dict.fromkeys([*named, *alike]))
    kept = [each for each in every if _fits(each, choice)]
    return Found(kept, len(every) - len(kept), meant)


def _fits(region: Region, choice: Choice) -> bool:
    within = not choice.province or region.province_code == choice.province
    return within and (not choice.kind or region.kind == choice.kind)


def years_of_changes(knowledge: Knowledge) -> tuple[YearOfChanges, ...]:
    """All changes, the latest year first; within a day as the file has them."""
    latest = sorted(knowledge.region_changes, key=lambda change: change.on, reverse=True)
    years = groupby(latest, key=lambda change: change.on.year)
    return tuple(YearOfChanges(year, tuple(changes)) for year, changes in years)


def changes_of(knowledge: Knowledge, code: str) -> tuple[RegionChange, ...]:
    """What happened to the region of this code, the latest first, also under earlier codes."""
    mine = {code}
    found: list[RegionChange] = []
    for change in sorted(knowledge.region_changes, key=lambda change: change.on, reverse=True):
        pairs = [pair for pair in change.pairs if {each.code for each in pair} & mine]
        if pairs:
            found.append(change)
            mine |= {before.code for before, _ in pairs if change.kind != "split"}
    return tuple(found)


def named_before(knowledge: Knowledge, code: str) -> Iterator[tuple[str, str, RegionChange]]:
    """Code and name that the region had before a rename or a new code, and that change."""
    for change in changes_of(knowledge, code):
        if change.kind != "split":
            for before, after in change.pairs:
                if after.code == code:
                    yield before.code, before.name, change
                    code = before.code
                    break


def register_table(knowledge: Knowledge, regions: Sequence[Region], heads: Sequence[str]) -> Table:
    """The regions with everything the register says of them, one a row."""
    rows: list[list[Cell]] = [
        [
            each.code,
            each.kind,
            each.name,
            each.province_code,
            knowledge.region[each.province_code].name,
            each.latitude,
            each.longitude,
            each.area_km2,
            each.population,
        ]
        for each in regions
    ]
    return Table("regions", heads, rows)

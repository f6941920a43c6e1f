"""Regions of today, and what happened to them over time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

RegionKind = Literal["province", "regency", "city"]


@dataclass(frozen=True, slots=True)
class Region:
    """A province, regency or city of Indonesia, its name with `Kabupaten` or `Kota`.

    Coordinates are decimal degrees of a rounded centroid (provinces have none). `area_km2` is
    None where not known. Codes follow Kepmendagri 300.2.2-2138/2025.
    """

    code: str
    kind: RegionKind
    name: str
    province_code: str
    latitude: Decimal | None
    longitude: Decimal | None
    area_km2: Decimal | None
    population: int | None


@dataclass(frozen=True, slots=True)
class RegionName:
    """A region as it was written at the time: its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class RegionChange:
    """A change by law that old records have to be read through.

    In a `split` the one region of `before` became those of `after`, itself among them where it
    lived on. In a `rename` and a `code` (a new code, mostly in a new province) the two sides are
    pairs in the same order. `on` is the day of the law, `basis` its number, `source` where the
    fact was read, `confidence` how sure it is: high, medium, low or unchecked.
    """

    kind: Literal["split", "rename", "code"]
    on: date
    before: tuple[RegionName, ...]
    after: tuple[RegionName, ...]
    basis: str
    source: str
    confidence: str

    @property
    def pairs(self) -> tuple[tuple[RegionName, RegionName], ...]:
        """What each region was, and what it became."""
        if self.kind == "split":
            return tuple((self.before[0], after) for after in self.after)
        return tuple(zip(self.before, self.after, strict=True))


def kind_of(code: str) -> RegionKind:
    """What a code of that form stands for; cities count from 71 within their province."""
    if len(code) <= len("73"):
        return "province"
    return "city" if code[3:4] in ("7", "8", "9") else "regency"


def bare_region(code: str, name: str) -> Region:
    """A region of which only the code and the name are known."""
    return Region(code, kind_of(code), name, code[:2], None, None, None, None)


def former_regions(changes: tuple[RegionChange, ...], today: set[str]) -> dict[str, Region]:
    """Regions by the codes that none has today, with the name that each had last."""
    found: dict[str, Region] = {}
    for change in sorted(changes, key=lambda change: change.on):
        for each in (*change.before, *change.after):
            if each.code not in today:
                found[each.code] = bare_region(each.code, each.name)
    return found


class EveryRegion(dict[str, Region]):
    """Regions by code, of today and of then; any other code is a region whose name says that it
    never stood in the register, so that what was stored once can always be shown."""

    def __missing__(self, code: str) -> Region:
        return bare_region(code, f"{code} (tidak terdaftar, not registered)".strip())

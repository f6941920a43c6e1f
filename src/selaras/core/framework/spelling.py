"""Names of regions as people spell them, brought to one form that can be looked up."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selaras.core.framework.regions import Region, RegionChange, bare_region

KIND_WORDS = {"regency": "kabupaten", "city": "kota", "province": "provinsi"}
"""The word that stands before the name of each kind."""

_MEANT = {
    "kab": "kabupaten",
    "pemkab": "kabupaten",
    "regency": "kabupaten",
    "kodya": "kota",
    "kotamadya": "kota",
    "pemkot": "kota",
    "city": "kota",
    "prov": "provinsi",
    "prop": "provinsi",
    "propinsi": "provinsi",
    "pemprov": "provinsi",
    "province": "provinsi",
    "kep": "kepulauan",
    "tj": "tanjung",
    "tim": "timur",
    "sel": "selatan",
    "jogja": "yogyakarta",
    "yogya": "yogyakarta",
    "jogjakarta": "yogyakarta",
    "50": "limapuluh",
}
# Words that do not say which region is meant.
_SILENT = {"pemerintah", "administratif", "adm"}

_SHORT = {
    "12": ("Sumut",),
    "13": ("Sumbar",),
    "16": ("Sumsel",),
    "19": ("Babel", "Bangka Belitung"),
    "21": ("Kepri",),
    "31": ("DKI Jakarta", "Jakarta", "DKI", "DKJ", "Daerah Khusus Jakarta"),
    "32": ("Jabar",),
    "33": ("Jateng",),
    "34": ("DIY", "D.I.Y.", "DI Yogyakarta"),
    "35": ("Jatim",),
    "52": ("NTB",),
    "53": ("NTT",),
    "61": ("Kalbar",),
    "62": ("Kalteng",),
    "63": ("Kalsel",),
    "64": ("Kaltim",),
    "65": ("Kaltara",),
    "71": ("Sulut",),
    "72": ("Sulteng",),
    "73": ("Sulsel",),
    "74": ("Sultra",),
    "76": ("Sulbar",),
    "82": ("Malut",),
    "12.77": ("Padangsidempuan",),
    "16.01": ("OKU",),
    "16.02": ("OKI",),
    "16.08": ("OKU Timur",),
    "16.09": ("OKU Selatan",),
    "16.12": ("PALI",),
    "33.72": ("Solo",),
    "64.02": ("Kukar", "Kutai Kertanegara"),
    "64.09": ("PPU",),
    "71.09": ("Sitaro",),
    "73.10": ("Pangkep", "Pangkajene Kepulauan"),
    "73.14": ("Sidrap",),
}
"""Short names in daily use, by code; each means no other region."""


@dataclass(frozen=True, slots=True)
class SpeltNames:
    """Codes by spelling: of the names of today, and of those that none has any more.

    A spelling without its kind can be that of several regions. For a former name it is the code
    of then, with the change that took the name away.
    """

    today: dict[str, tuple[str, ...]]
    former: dict[str, tuple[str, RegionChange]]


def spelt(words: str) -> str:
    """Words as they are looked up: small letters without signs and spaces, short forms written
    out; the kind before the name wherever it stood."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    plain = re.sub("['`´‘’ʼ]", "", plain)
    parts = [_MEANT.get(part, part) for part in re.findall(r"[^\W_]+", plain)]
    joined = "".join(part for part in parts if part not in _SILENT)
    return joined.replace("administrasi", "")


def readings(words: str) -> tuple[str, ...]:
    """How words can be looked up, the likeliest first: as they stand, or the kind put first."""
    parts = re.findall(r"[^\W_]+", words)
    turned = f"{parts[-1]} {' '.join(parts[:-1])}" if parts else ""
    ends = spelt(parts[-1]) in KIND_WORDS.values() if parts else False
    found = (spelt(words), spelt(turned)) if ends else (spelt(words),)
    return tuple(reading for reading in found if reading)


def spelt_names(regions: Iterable[Region], changes: Iterable[RegionChange]) -> SpeltNames:
    """All spellings under which the regions and their former names are found."""
    today: dict[str, tuple[str, ...]] = {}
    for region in regions:
        for spelling in set(_spellings(region)):
            today[spelling] = (*today.get(spelling, ()), region.code)
    former: dict[str, tuple[str, RegionChange]] = {}
    for change in sorted(changes, key=lambda change: change.on):
        for before in change.before:
            for spelling in _spellings(bare_region(before.code, before.name)):
                if spelling not in today:
                    former[spelling] = (before.code, change)
    return SpeltNames(today, former)


def _spellings(region: Region) -> Iterator[str]:
    kind = KIND_WORDS[region.kind]
    whole = spelt(region.name)
    bare = whole if region.kind == "province" else whole.removeprefix(kind)
    for name in (bare, *map(spelt, _SHORT.get(region.code, ()))):
        yield name
        yield f"{kind}{name}"

"""Which region is meant by a code or a name in everyday spelling, of today or of then."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from selaras.core.framework import (
    KIND_WORDS,
    Knowledge,
    Region,
    RegionChange,
    readings,
    regions_named,
    regions_since,
)
from selaras.reference.search import search_regions

_LONGEST = 200
_SUGGESTED = 6
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Meant:
    """Exactly one region, or else those that may be meant, the likeliest first (perhaps none).

    `through` is the change that leads there from a former code or name.
    """

    region: Region | None
    choices: tuple[Region, ...] = ()
    through: RegionChange | None = None


def regions_meant(knowledge: Knowledge, words: str) -> Meant:
    """The region that a code or a name means, where that is certain; else what to ask about.

    Case, dots, hyphens, apostrophes and spaces do not matter. `Kab.`, `Kabupaten`, `Kota` or
    `Prov.` before or behind the name choose the kind; a province behind a comma or in brackets
    says where. Names and codes of today come before those of then; what is only spelt alike is
    never certain.
    """
    words = " ".join(words[:_LONGEST].split())
    if re.fullmatch(r"[0-9][0-9. ]*", words):
        return _by_code(knowledge, words.replace(" ", "").removesuffix("."))
    named, through = regions_named(knowledge, words)
    if named:
        return _meant(named, through)
    return _in_province(knowledge, words) or Meant(None, _alike(knowledge, words))


def _by_code(knowledge: Knowledge, typed: str) -> Meant:
    code = f"{typed[:2]}.{typed[2:]}" if re.fullmatch("[0-9]{4}", typed) else typed
    if code in knowledge.region:
        return Meant(knowledge.region[code])
    if code in knowledge.former:
        changes = [
            change
            for change in knowledge.region_changes
            if any(before.code == code for before in change.before)
        ]
        return _meant(regions_since(knowledge, code), max(changes, key=lambda change: change.on))
    return Meant(None, search_regions(knowledge, typed, _SUGGESTED))


def _in_province(knowledge: Knowledge, words: str) -> Meant | None:
    """`Bogor, Jawa Barat` or `Kab. Banjar (Kalsel)`, where both halves are names."""
    halves = re.fullmatch(r"([^,(]+)[,(]([^,()]+)\)?", words)
    if halves is None:
        return None
    places, _ = regions_named(knowledge, halves[2])
    provinces = [each for each in places if each.kind == "province"]
    named, through = regions_named(knowledge, halves[1])
    there = [
        each
        for each in named
        if each.kind != "province" and [each.province_code] == [one.code for one in provinces]
    ]
    return _meant(there, through) if there else None


def _meant(found: Iterable[Region], through: RegionChange | None = None) -> Meant:
    regions = tuple(found)
    if len(regions) == 1:
        return Meant(regions[0], (), through)
    return Meant(None, regions, through)


def _alike(knowledge: Knowledge, words: str) -> tuple[Region, ...]:
    """Regions of that name but another kind, that begin so, or that are spelt nearly so."""
    today = knowledge.spelt.today
    names = [_without_kind(reading) for reading in readings(re.split("[,(]", words)[0])]
    codes = [code for name in names for code in today.get(name, ())]
    codes += [region.code for region in search_regions(knowledge, words, _SUGGESTED)]
    for name in names:
        for near in get_close_matches(name, today, _SUGGESTED, _ALIKE):
            codes += today[near]
    return tuple(knowledge.region[code] for code in dict.fromkeys(codes))[:_SUGGESTED]


def _without_kind(reading: str) -> str:
    kind = next((kind for kind in KIND_WORDS.values() if reading.startswith(kind)), "")
    return reading.removeprefix(kind) or reading

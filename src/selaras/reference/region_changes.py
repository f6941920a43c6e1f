"""Reading region_changes.yaml: what laws changed about regions, checked against regions.csv."""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Final, Literal

from selaras.core.framework import Region, RegionChange, RegionName
from selaras.reference.entry import CONFIDENCES, Entry
from selaras.reference.files import open_entry
from selaras.reference.problems import Notes
from selaras.reference.regions import FILE as REGIONS

FILE: Final = "region_changes.yaml"

Kind = Literal["split", "rename", "code"]

_KINDS: Final[dict[str, Kind]] = {"split": "split", "rename": "rename", "code": "code"}
_CODE: Final = "[0-9]{2}([.][0-9]{2})?"


def read_region_changes(
    folder: Traversable, regions: tuple[Region, ...], notes: Notes
) -> tuple[RegionChange, ...]:
    """All changes, in the order of the file; what is wrong with one is noted with its line."""
    entry = open_entry(folder, FILE, notes)
    if entry is None:
        return ()
    lines: list[int] = []

    def build(item: Entry) -> RegionChange:
        lines.append(item.line)
        return _change(item)

    changes = entry.items("changes", build)
    entry.close()
    if all(problem.file != REGIONS for problem in notes.problems):
        today = {region.code: region.name for region in regions}
        for line, change in zip(lines, changes, strict=True):
            for lost in _leading_nowhere(change, changes, today):
                notes.note(
                    FILE,
                    line,
                    id=f"'{lost.code} {lost.name}' tidak ada di regions.csv dan tidak disebut "
                    "pada 'before' perubahan sesudahnya.",
                    en=f"'{lost.code} {lost.name}' is not in regions.csv, nor in the 'before' of "
                    "a later change.",
                )
    return changes


def _change(item: Entry) -> RegionChange:
    kind = _KINDS.get(item.one_of("kind", _KINDS), "rename")
    before, after = _names(item, "before"), _names(item, "after")
    if kind == "split" and not (len(before) == 1 and len(after) > 1):
        item.note(
            item.key_line("after"),
            id="Pemekaran punya satu daerah pada 'before' dan paling sedikit dua pada 'after'.",
            en="A split has one region in 'before' and at least two in 'after'.",
        )
    if kind != "split" and len(before) != len(after):
        item.note(
            item.key_line("after"),
            id=f"'before' berisi {len(before)} daerah dan 'after' {len(after)}; "
            "keduanya berpasangan.",
            en=f"'before' has {len(before)} regions and 'after' {len(after)}; they are pairs.",
        )
        before = after = ()
    return RegionChange(
        kind=kind,
        on=item.day("on"),
        before=before,
        after=after,
        basis=item.words("basis"),
        source=item.words("source"),
        confidence=item.one_of("confidence", CONFIDENCES),
    )


def _names(item: Entry, key: str) -> tuple[RegionName, ...]:
    """The regions of one side, written as `{"73.22": Kabupaten Luwu Utara}`."""
    side = item.within(key)
    if side is None:
        return ()
    named = tuple(RegionName(code, side.words(code)) for code in side.names())
    for each in named:
        if not re.fullmatch(_CODE, each.code):
            item.note(
                side.key_line(each.code),
                id=f"Kode '{each.code}' harus berpola {_CODE}.",
                en=f"The code '{each.code}' must be of the pattern {_CODE}.",
            )
    return named


def _leading_nowhere(
    change: RegionChange, changes: tuple[RegionChange, ...], today: dict[str, str]
) -> Iterator[RegionName]:
    """What the change left behind that is neither a region of today nor changed later."""
    for each in change.after:
        later = any(other.on > change.on and each in other.before for other in changes)
        if today.get(each.code) != each.name and not later:
            yield each

"""Regions as people write them: codes and names, one a line, understood or asked about."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from selaras.core.framework import Knowledge, Region
from selaras.reference import search_regions

_SUGGESTED = 6
_LONGEST_LINE = 200
MOST_LINES = 1000
_SHORT = {"kab": "kabupaten", "prov": "provinsi", "prop": "provinsi", "propinsi": "provinsi"}
_SEPARATORS = ("\t", ";", "|")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region that is to take part, with its cohort and its group of regions like it."""

    region: str
    cohort: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that names no region or several, and the regions that may be meant."""

    number: int
    line: str
    cohort: str
    group: str
    choices: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What lines say: regions, each once, and what has to be asked about."""

    wanted: tuple[Wanted, ...]
    unclear: tuple[Unclear, ...]


def understand(knowledge: Knowledge, text: str) -> Understood:
    """One region a line; its cohort and its group may stand behind it, set off by tab or `;`."""
    wanted: dict[str, Wanted] = {}
    unclear: list[Unclear] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = _cells(line[:_LONGEST_LINE])
        if not cells[0]:
            continue
        found = regions_named(knowledge, cells[0])
        if len(found) == 1:
            wanted[found[0].code] = Wanted(found[0].code, cells[1], cells[2])
        else:
            choices = found or _near(knowledge, cells[0])
            unclear.append(Unclear(number, cells[0], cells[1], cells[2], choices))
    return Understood(tuple(wanted.values()), tuple(unclear))


def regions_named(knowledge: Knowledge, words: str) -> tuple[Region, ...]:
    """The one region of that code or name; else all that fit, best first, or none."""
    found = search_regions(knowledge, words, _SUGGESTED)
    if _is_code(words):
        return found[:1]
    exact = tuple(region for region in found if _plain(words) in _names(region))
    return exact if exact else found


def _is_code(words: str) -> bool:
    digits = words.strip().replace(".", "")
    return digits.isascii() and digits.isdigit() and len(digits) in (2, 4)


def _names(region: Region) -> Iterable[str]:
    whole = _plain(region.name)
    bare = whole.removeprefix("kabupaten ").removeprefix("kota ")
    return whole, bare, f"provinsi {bare}" if region.kind == "province" else whole


def _plain(words: str) -> str:
    cleaned = "".join(sign if sign.isalnum() else " " for sign in words.lower())
    return " ".join(_SHORT.get(word, word) for word in cleaned.split())


def _near(knowledge: Knowledge, words: str) -> tuple[Region, ...]:
    """Regions whose names are spelt nearly so."""
    by_name = {name: region for region in knowledge.regions for name in _names(region)}
    close = get_close_matches(_plain(words), by_name, n=_SUGGESTED, cutoff=0.7)
    return tuple(dict.fromkeys(by_name[name] for name in close))


def _cells(line: str) -> tuple[str, str, str]:
    for separator in _SEPARATORS[1:]:
        line = line.replace(separator, _SEPARATORS[0])
    cells = [" ".join(cell.split()) for cell in line.split(_SEPARATORS[0])]
    cells += ["", ""]
    return cells[0], cells[1][:20], cells[2][:60]

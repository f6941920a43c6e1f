"""The cohorts that are publicly known: `cohorts/<year>.yaml`, read when first asked for.

Each says how many took part, and those whose names were found, with where from and how sure.
KnowledgeError tells what is wrong with a file.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from selaras.core.framework import Knowledge
from selaras.core.text import Text
from selaras.core.workflow import MODES
from selaras.reference.entry import CONFIDENCES, UNREAD, Entry
from selaras.reference.files import open_entry
from selaras.reference.load import load_knowledge
from selaras.reference.problems import Notes

__all__ = ["KnownCohort", "KnownMember", "known_cohorts", "read_cohort"]

_FOLDER: Final = files("selaras.reference") / "cohorts"
_ENDING: Final = ".yaml"
_CODE: Final = r"[0-9]{2}([.][0-9]{2})?"
_WORKFLOW: Final = r"[a-z0-9]+(-[a-z0-9]+)*@[0-9]{4}(-[0-9]{1,3})?"
_MOST: Final = 600


@dataclass(frozen=True, slots=True)
class KnownMember:
    """A region that is known to have taken part, as far as that is known; code of today."""

    region: str
    mode: str
    area: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class KnownCohort:
    """A cohort as it was published. `declared` regencies and cities of which `declared_repeats`
    took part before, and `declared_provinces`; the members whose names were found."""

    key: str
    title: Text
    year: int
    workflow: str
    declared: int
    declared_repeats: int
    declared_provinces: int | None
    letter_number: str
    letter_date: date | None
    signing_on: date | None
    signing_place: str
    source: str
    confidence: str
    note: Text | None
    members: tuple[KnownMember, ...]


@cache
def known_cohorts() -> tuple[KnownCohort, ...]:
    """All of them, the oldest first."""
    names = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(_ENDING))
    keys = [name.removesuffix(_ENDING) for name in names]
    return tuple(read_cohort(_FOLDER, key, load_knowledge()) for key in keys)


def read_cohort(folder: Traversable, key: str, knowledge: Knowledge) -> KnownCohort:
    """The cohort in `<key>.yaml`; raises KnowledgeError with every problem."""
    notes = Notes()
    entry = open_entry(folder, f"{key}{_ENDING}", notes)
    notes.stop_if_any()
    assert entry is not None
    found = _cohort(entry, key, knowledge)
    entry.close()
    notes.stop_if_any()
    return found


def _cohort(entry: Entry, key: str, knowledge: Knowledge) -> KnownCohort:
    declared = entry.whole("declared", 0, _MOST)
    taken: dict[str, int] = {}
    groups = entry.items("members", lambda group: _group(group, knowledge, taken))
    members = tuple(member for group in groups for member in group)
    _check_number(entry, declared, members)
    return KnownCohort(
        key=key,
        title=entry.text("title"),
        year=entry.whole("year", 2000, 2999),
        workflow=entry.code("workflow", _WORKFLOW),
        declared=declared,
        declared_repeats=entry.whole("declared_repeats", 0, declared),
        declared_provinces=entry.whole("declared_provinces", 0, 40)
        if entry.has("declared_provinces")
        else None,
        letter_number=_words(entry, "letter_number"),
        letter_date=entry.day("letter_date") if entry.has("letter_date") else None,
        signing_on=entry.day("signing_on") if entry.has("signing_on") else None,
        signing_place=_words(entry, "signing_place"),
        source=entry.words("source"),
        confidence=entry.one_of("confidence", CONFIDENCES),
        note=entry.text("note") if entry.has("note") else None,
        members=members,
    )


def _group(entry: Entry, knowledge: Knowledge, taken: dict[str, int]) -> tuple[KnownMember, ...]:
    """Regions that took part alike, known from one source."""
    mode = entry.one_of("mode", MODES) if entry.has("mode") else MODES[0]
    area = _words(entry, "area")
    if mode == "area" and not area:
        entry.note(
            entry.key_line("mode"),
            id="Yang ikut rencana kawasan saja harus punya kunci 'area'.",
            en="Those in the plan of an area only must have the key 'area'.",
        )
    source = entry.words("source")
    confidence = entry.one_of("confidence", CONFIDENCES)
    codes = entry.items("regions", lambda region: _code(region, knowledge, taken))
    return tuple(KnownMember(code, mode, area, source, confidence) for code in codes)


def _code(entry: Entry, knowledge: Knowledge, taken: dict[str, int]) -> str:
    """The code of a region, whose name beside it must be that of the register."""
    code = entry.code("code", _CODE, taken=taken)
    name = entry.words("name")
    region = knowledge.region.get(code)
    if region is None and code != UNREAD:
        entry.note(
            entry.key_line("code"),
            id=f"Kode '{code}' tidak ada dalam daftar daerah.",
            en=f"The code '{code}' is not in the register.",
        )
    if region is not None and region.name != name:
        entry.note(
            entry.key_line("name"),
            id=f"Daerah {code} bernama '{region.name}', bukan '{name}'.",
            en=f"The region {code} is called '{region.name}', not '{name}'.",
        )
    return code


def _check_number(entry: Entry, declared: int, members: tuple[KnownMember, ...]) -> None:
    """No more names than members."""
    named = [each for each in members if each.mode == MODES[0] and "." in each.region]
    if len(named) > declared:
        entry.note(
            entry.key_line("members"),
            id=f"Dinyatakan {declared} kabupaten dan kota, di sini ada {len(named)} nama.",
            en=f"{declared} regencies and cities are declared, here are {len(named)} names.",
        )


def _words(entry: Entry, key: str) -> str:
    return entry.words(key) if entry.has(key) else ""

"""A node as its file says it, before it is held against the other nodes."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from selaras.core.instrument import (
    EVIDENCE_KINDS,
    REGION_KINDS,
    Band,
    Level,
    Method,
    Scale,
    Wanted,
)
from selaras.core.text import Text
from selaras.reference.entry import CONFIDENCES, UNREAD, Entry

CODE: Final = r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*"
METHODS: Final = tuple(method.value for method in Method)
HIGHEST_LEVEL: Final = 100

_ANY: Final = Scale(Fraction(0), Fraction(1))

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sets:
    """What nodes of a file name instead of writing it out each time."""

    levels: Mapping[str, tuple[Level, ...]]
    evidence: Mapping[str, tuple[Wanted, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """`scale`, `weight` and `level` are None where the file does not say them."""

    entry: Entry
    code: str
    name: Text
    parent: str | None
    weight: Fraction | None
    method: Method | None
    scale: Scale | None
    levels: tuple[Level, ...]
    level: int | None
    bands: tuple[Band, ...]
    evidence: tuple[Wanted, ...]
    applies: frozenset[str]
    help: Text | None
    source: str
    confidence: str


def read_draft(entry: Entry, sets: Sets, taken: dict[str, int]) -> Draft:
    """One item of `nodes`; faults are noted."""
    return Draft(
        entry=entry,
        code=entry.code("code", CODE, taken=taken),
        name=entry.text("name"),
        parent=entry.code("parent", CODE) if entry.has("parent") else None,
        weight=read_weight(entry),
        method=read_method(entry) if entry.has("method") else None,
        scale=read_scale(entry) if entry.has("scale") else None,
        levels=_named(entry, "levels", sets.levels),
        level=entry.whole("level", 0, HIGHEST_LEVEL) if entry.has("level") else None,
        bands=entry.items("bands", _band) if entry.has("bands") else (),
        evidence=_named(entry, "evidence", sets.evidence),
        applies=frozenset(_some(entry, "applies")),
        help=entry.text("help") if entry.has("help") else None,
        source=entry.words("source") if entry.has("source") else "",
        confidence=entry.one_of("confidence", CONFIDENCES) if entry.has("confidence") else "",
    )


def _named(entry: Entry, key: str, sets: Mapping[str, tuple[T, ...]]) -> tuple[T, ...]:
    return sets.get(entry.one_of(key, sets), ()) if entry.has(key) else ()


def _some(entry: Entry, key: str) -> tuple[str, ...]:
    return entry.some_of(key, REGION_KINDS) if entry.has(key) else ()


def read_weight(entry: Entry) -> Fraction | None:
    """A weight is more than nothing; what weighs nothing is not asked."""
    if not entry.has("weight"):
        return None
    weight = entry.exact("weight")
    if weight <= 0:
        entry.note(
            entry.key_line("weight"),
            id="Bobot harus lebih dari nol.",
            en="A weight must be more than zero.",
        )
    return weight


def read_method(entry: Entry) -> Method:
    """How a branch is made of what is below it."""
    written = entry.one_of("method", METHODS)
    return Method.MEAN if written == UNREAD else Method(written)


def read_scale(entry: Entry) -> Scale:
    """`{from: 1, to: 5, step: 1, unit: {id, en}}`; step and unit may be missing."""
    scale = entry.within("scale")
    if scale is None:
        return _ANY
    low, high = scale.exact("from"), scale.exact("to")
    step = scale.exact("step") if scale.has("step") else None
    unit = scale.text("unit") if scale.has("unit") else None
    scale.close()
    if low >= high:
        scale.note(
            scale.line,
            id="Skala harus mulai (from) di bawah akhirnya (to).",
            en="A scale must begin (from) below its end (to).",
        )
        return _ANY
    if step is not None and (step <= 0 or (high - low) % step):
        scale.note(
            scale.key_line("step"),
            id="Langkah (step) skala harus tepat membagi jarak from sampai to.",
            en="The step of a scale must divide the way from from to to exactly.",
        )
        return _ANY
    return Scale(low, high, step, unit)


def read_levels(entry: Entry, key: str) -> tuple[Level, ...]:
    """A set of levels, each number once."""
    taken: dict[str, int] = {}

    def level(item: Entry) -> Level:
        item.code("level", r"[0-9]+", taken=taken)
        return Level(
            number=item.whole("level", 0, HIGHEST_LEVEL),
            name=item.text("name"),
            text=item.text("text") if item.has("text") else None,
        )

    return entry.items(key, level)


def read_evidence(entry: Entry, key: str) -> tuple[Wanted, ...]:
    """A set of wanted evidence, each code once."""
    taken: dict[str, int] = {}

    def wanted(item: Entry) -> Wanted:
        return Wanted(
            code=item.code("code", CODE, taken=taken),
            name=item.text("name"),
            required=item.flag("required"),
            kinds=item.some_of("kinds", EVIDENCE_KINDS),
        )

    return entry.items(key, wanted)


def _band(entry: Entry) -> Band:
    return Band(entry.exact("from"), entry.exact("score"))

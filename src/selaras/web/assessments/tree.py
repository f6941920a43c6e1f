"""An instrument as a page shows it: rows with their depth, and level sets said once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.instrument import Instrument, Level, Method, Node, Wanted

PURPOSES: Mapping[str, Promise] = {
    "selection": _("Seleksi"),
    "readiness": _("Kesiapan"),
    "spbe": _("SPBE dan Pemerintah Digital"),
    "evaluation": _("Evaluasi tahunan"),
    "plan-quality": _("Mutu masterplan"),
}

METHODS: Mapping[Method | None, Promise] = {
    None: _("diisi langsung"),
    Method.WEIGHTED_MEAN: _("rata-rata berbobot"),
    Method.MEAN: _("rata-rata"),
    Method.LEVEL: _("tingkat tertinggi yang semua syaratnya terpenuhi"),
    Method.THRESHOLD: _("angka terukur menurut ambang"),
    Method.SHARE: _("bagian yang terpenuhi"),
}

CONFIDENCE: Mapping[str, Promise] = {
    "high": _("tinggi"),
    "medium": _("sedang"),
    "low": _("rendah"),
}

_DEEPEST = 3

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Row:
    """A node with its depth, the share of the whole it counts for, and its sets by number."""

    node: Node
    depth: int
    share: Fraction
    method: Promise
    levels: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Tree:
    """An instrument with its rows; sets of levels and of evidence stand once, from number 1."""

    instrument: Instrument
    purpose: Promise
    confidence: Promise | str
    rows: tuple[Row, ...]
    level_sets: tuple[tuple[Level, ...], ...]
    evidence_sets: tuple[tuple[Wanted, ...], ...]
    leaves: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Instruments of one purpose."""

    purpose: Promise
    instruments: tuple[Instrument, ...]


def shelf_of(found: Iterable[Instrument]) -> list[Shelf]:
    """Instruments by their purpose, in the order of the programme."""
    every = tuple(found)
    return [
        Shelf(name, tuple(each for each in every if each.purpose == purpose))
        for purpose, name in PURPOSES.items()
        if any(each.purpose == purpose for each in every)
    ]


@lru_cache(maxsize=32)
def tree_of(instrument: Instrument) -> Tree:
    """The rows of its page, in the order of the paper."""
    level_sets: list[tuple[Level, ...]] = []
    evidence_sets: list[tuple[Wanted, ...]] = []
    rows = [
        Row(
            node=node,
            depth=min(len(instrument.above(node.code)) - 1, _DEEPEST),
            share=instrument.share_of_whole(node.code),
            method=METHODS[node.method],
            levels=_numbered(level_sets, node.levels),
            evidence=_numbered(evidence_sets, node.evidence),
        )
        for node in instrument.branch()
        if node.parent is not None
    ]
    return Tree(
        instrument=instrument,
        purpose=PURPOSES[instrument.purpose],
        confidence=CONFIDENCE.get(instrument.confidence, instrument.confidence),
        rows=tuple(rows),
        level_sets=tuple(level_sets),
        evidence_sets=tuple(evidence_sets),
        leaves=len(instrument.leaves()),
    )


def _numbered(sets: list[tuple[S, ...]], own: tuple[S, ...]) -> int:
    """The number of a set, which joins the others if it is new; 0 for none."""
    if not own:
        return 0
    if own not in sets:
        sets.append(own)
    return sets.index(own) + 1

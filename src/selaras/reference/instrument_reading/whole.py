"""One instrument from its file."""

from collections.abc import Callable
from dataclasses import replace
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Final, TypeVar

from selaras.core.instrument import PURPOSES, ROOT, Instrument, Node, Predicate, Scale
from selaras.core.text import Text
from selaras.reference.entry import CONFIDENCES, Entry
from selaras.reference.files import open_entry
from selaras.reference.instrument_reading.drafts import (
    Draft,
    Sets,
    read_draft,
    read_evidence,
    read_levels,
    read_method,
    read_scale,
)
from selaras.reference.instrument_reading.fitting import check_fitting
from selaras.reference.instrument_reading.tree import Tree, check_hanging, check_weights
from selaras.reference.problems import Notes

OF_WHOLE: Final = "of-whole"
OF_PARENT: Final = "of-parent"

_INDEX: Final = Text(id="Nilai akhir", en="Final value")

T = TypeVar("T")


def read_instrument(folder: Traversable, slug: str, version: str) -> Instrument:
    """The instrument in `<slug>/<version>.yaml`; raises KnowledgeError with every problem."""
    notes = Notes()
    entry = open_entry(folder, f"{slug}/{version}.yaml", notes)
    notes.stop_if_any()
    assert entry is not None
    head = _head(entry, slug, version)
    tree = _tree(entry)
    _check_note(entry, head)
    entry.close()
    notes.stop_if_any()
    _check_predicates(entry, head, tree.scale)
    if check_hanging(tree):
        check_fitting(tree)
        check_weights(tree)
    notes.stop_if_any()
    return replace(head, nodes=(_root(head, tree), *(_node(head, tree, d) for d in tree.drafts)))


def _head(entry: Entry, slug: str, version: str) -> Instrument:
    return Instrument(
        slug=slug,
        version=version,
        name=entry.text("name"),
        purpose=entry.one_of("purpose", PURPOSES),
        source=entry.words("source"),
        confidence=entry.one_of("confidence", CONFIDENCES),
        note=entry.text("note") if entry.has("note") else None,
        weights_official=entry.flag("weights_official"),
        predicates=entry.items("predicates", _predicate) if entry.has("predicates") else (),
        nodes=(),
    )


def _predicate(entry: Entry) -> Predicate:
    return Predicate(entry.exact("from"), entry.text("name"))


def _tree(entry: Entry) -> Tree:
    taken: dict[str, int] = {}
    sets = Sets(
        levels=_sets(entry, "level_sets", read_levels),
        evidence=_sets(entry, "evidence_sets", read_evidence),
    )
    return Tree(
        of_whole=entry.one_of("weights", (OF_WHOLE, OF_PARENT)) == OF_WHOLE,
        scale=read_scale(entry),
        method=read_method(entry),
        drafts=entry.items("nodes", lambda item: read_draft(item, sets, taken)),
        root_line=entry.key_line("nodes"),
    )


def _sets(
    entry: Entry, key: str, read: Callable[[Entry, str], tuple[T, ...]]
) -> dict[str, tuple[T, ...]]:
    within = entry.within(key) if entry.has(key) else None
    if within is None:
        return {}
    found = {name: read(within, name) for name in within.names()}
    within.close()
    return found


def _check_note(entry: Entry, head: Instrument) -> None:
    """Whoever sees an instrument must see what is not certain about it."""
    certain = head.weights_official and head.confidence not in ("low", "unchecked")
    if head.note is None and not certain:
        entry.note(
            entry.key_line("weights_official"),
            id="Bobot atau isinya belum resmi atau belum pasti; jelaskan dalam 'note'.",
            en="Weights or texts are not official or not certain; explain it in a 'note'.",
        )


def _check_predicates(entry: Entry, head: Instrument, scale: Scale) -> None:
    starts = [predicate.start for predicate in head.predicates]
    falls = all(first > second for first, second in pairwise(starts))
    if starts and not (falls and scale.holds(starts[0]) and starts[-1] == scale.low):
        entry.note(
            entry.key_line("predicates"),
            id="'predicates' ditulis dari yang tertinggi; yang terakhir mulai di ujung bawah "
            "skala.",
            en="'predicates' are written highest first; the last begins at the low end of the "
            "scale.",
        )


def _root(head: Instrument, tree: Tree) -> Node:
    return Node(
        code=ROOT,
        name=_INDEX,
        parent=None,
        weight=None,
        method=tree.method,
        scale=Scale(tree.scale.low, tree.scale.high, tree.scale.step),
        source=head.source,
        confidence=head.confidence,
        line=tree.root_line,
    )


def _node(head: Instrument, tree: Tree, draft: Draft) -> Node:
    return Node(
        code=draft.code,
        name=draft.name,
        parent=draft.parent or ROOT,
        weight=draft.weight,
        method=draft.method,
        scale=tree.scale_of(draft),
        levels=draft.levels,
        level=draft.level,
        bands=draft.bands,
        evidence=draft.evidence,
        applies=draft.applies,
        help=draft.help,
        source=draft.source or head.source,
        confidence=draft.confidence or head.confidence,
        line=draft.entry.line,
    )

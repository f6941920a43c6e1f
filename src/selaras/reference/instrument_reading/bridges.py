"""Bridges between versions of an instrument, held against both of them."""

from importlib.resources.abc import Traversable

from selaras.core.instrument import ROOT, Bridge, Instrument, Pair, Scale
from selaras.reference.entry import CONFIDENCES, Entry
from selaras.reference.files import open_entry
from selaras.reference.instrument_reading.drafts import CODE
from selaras.reference.problems import Notes


def read_bridge(folder: Traversable, name: str, old: Instrument, new: Instrument) -> Bridge:
    """The bridge in that file of the folder; raises KnowledgeError with every problem."""
    notes = Notes()
    entry = open_entry(folder, name, notes)
    notes.stop_if_any()
    assert entry is not None
    olds: dict[str, int] = {}
    news: dict[str, int] = {}
    bridge = Bridge(
        old=old.key,
        new=new.key,
        pairs=entry.items("pairs", lambda item: _pair(item, olds, news, old, new)),
        index_comparable=entry.flag("index_comparable"),
        note=entry.text("note"),
        source=entry.words("source"),
        confidence=entry.one_of("confidence", CONFIDENCES),
    )
    if bridge.index_comparable:
        _check_scales(entry, "index_comparable", ROOT, ROOT, old, new)
    entry.close()
    notes.stop_if_any()
    return bridge


def _pair(
    entry: Entry, olds: dict[str, int], news: dict[str, int], old: Instrument, new: Instrument
) -> Pair:
    pair = Pair(
        old=entry.code("old", CODE, taken=olds),
        new=entry.code("new", CODE, taken=news),
        comparable=entry.flag("comparable"),
        note=entry.text("note") if entry.has("note") else None,
    )
    known = True
    for key, code, instrument in (("old", pair.old, old), ("new", pair.new, new)):
        if code not in instrument.by_code:
            known = False
            entry.note(
                entry.key_line(key),
                id=f"Kode '{code}' tidak ada dalam {instrument.key}.",
                en=f"There is no code '{code}' in {instrument.key}.",
            )
    if pair.comparable and known:
        _check_scales(entry, "comparable", pair.old, pair.new, old, new)
    if not pair.comparable and pair.note is None:
        entry.note(
            entry.key_line("comparable"),
            id="Jelaskan dalam 'note' mengapa tidak dapat dibandingkan.",
            en="Explain in a 'note' why it cannot be compared.",
        )
    return pair


def _check_scales(
    entry: Entry, key: str, before: str, after: str, old: Instrument, new: Instrument
) -> None:
    """Points of different scales are no improvement of each other."""
    if not _alike(old.node(before).scale, new.node(after).scale):
        entry.note(
            entry.key_line(key),
            id=f"Skala '{before}' dan '{after}' berbeda, jadi tidak dapat dibandingkan.",
            en=f"The scales of '{before}' and '{after}' differ, so they cannot be compared.",
        )


def _alike(first: Scale, second: Scale) -> bool:
    """Whether a point is worth the same: levels 0 to 5 and 1 to 5 have the same five."""
    same_steps = first.step is not None and first.step == second.step
    return first.high == second.high and (first.low == second.low or same_steps)

"""From one version of an instrument to another: what can be compared, and what moves over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from selaras.core.instrument.instrument import ROOT, Instrument
from selaras.core.instrument.score import Score
from selaras.core.text import Text

_NOT_IN_BRIDGE = Text(
    id="Tidak punya padanan dalam {new}.",
    en="Has no counterpart in {new}.",
)
_SAME_VERSION = Text(id="Versi instrumen yang sama.", en="The same version of the instrument.")
NO_BRIDGE = Text(
    id="Belum ada jembatan dari {old} ke {new}; nilainya tidak dapat dibandingkan.",
    en="There is no bridge from {old} to {new}; values cannot be compared.",
)
_NO_VALUE_BEFORE = Text(id="Belum ada nilai sebelumnya.", en="There is no value from before.")
_NO_VALUE_NOW = Text(id="Belum ada nilai sekarang.", en="There is no value now.")
_NOT_COMPARABLE = Text(
    id="{old} dan {new} menanyakan hal yang berbeda.",
    en="{old} and {new} ask different things.",
)

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Pair:
    """A node of the old version and the one of the new that asks the same, or nearly.

    Values of a pair that is not `comparable` are neither compared nor carried; `note` says why.
    """

    old: str
    new: str
    comparable: bool
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Bridge:
    """What somebody wrote about two versions; `old` and `new` are keys such as `spbe@2020`.

    Each code stands in one pair at most. `note` says what the bridge rests on.
    """

    old: str
    new: str
    pairs: tuple[Pair, ...]
    index_comparable: bool
    note: Text
    source: str = ""
    confidence: str = ""

    @property
    def comparable(self) -> dict[str, str]:
        """Old codes by the new ones that say the same; the index is among them where it does."""
        found = {pair.new: pair.old for pair in self.pairs if pair.comparable}
        return found | {ROOT: ROOT} if self.index_comparable else found


@dataclass(frozen=True, slots=True)
class Moved:
    """A node that both scores have a value of, under its old and its new code."""

    old: str
    new: str
    before: Fraction
    after: Fraction
    note: Text | None

    @property
    def change(self) -> Fraction:
        """How much more it is worth now."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Left:
    """A code, old or new, that is not compared or not carried, and why."""

    code: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Improvement:
    """What moved since an earlier score. `index` is None where `index_reason` says why.

    `nodes` are in the order of the new instrument; `not_compared` tells the other new nodes,
    `dropped` the old ones that ended.
    """

    index: Moved | None
    index_reason: Text | None
    nodes: tuple[Moved, ...]
    not_compared: tuple[Left, ...]
    dropped: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Carried(Generic[V]):
    """What of a half-answered questionnaire goes over, by new code, and what stays behind."""

    values: Mapping[str, V]
    moved: tuple[Pair, ...]
    left: tuple[Left, ...]


def improvement(old: Score, new: Score, bridge: Bridge | None = None) -> Improvement:
    """Compare two scores: of one version directly, of two versions through their bridge."""
    same = old.instrument.key == new.instrument.key
    if same:
        bridge = same_version(new.instrument)
    elif bridge is None:
        return _nothing_compared(old, new)
    assert bridge is not None
    moved, left = [], []
    by_new = {pair.new: pair for pair in bridge.pairs}
    for code in new.nodes:
        if code == ROOT:
            continue
        found = _compared(by_new.get(code), old, new)
        if isinstance(found, Moved):
            moved.append(found)
        else:
            left.append(Left(code, found))
    index = _compared(Pair(ROOT, ROOT, bridge.index_comparable, bridge.note), old, new)
    return Improvement(
        index=index if isinstance(index, Moved) else None,
        index_reason=None if isinstance(index, Moved) else index,
        nodes=tuple(moved),
        not_compared=tuple(left),
        dropped=() if same else tuple(_dropped(old, bridge, new.instrument.key)),
    )


def carry(values: Mapping[str, V], bridge: Bridge) -> Carried[V]:
    """What moves to the new version, whatever the answers are kept as.

    Nothing is guessed: what has no comparable counterpart stays behind with the reason.
    """
    by_old = {pair.old: pair for pair in bridge.pairs}
    carried: dict[str, V] = {}
    moved, left = [], []
    for code, value in values.items():
        pair = by_old.get(code)
        if code == ROOT and bridge.index_comparable and pair is None:
            pair = Pair(ROOT, ROOT, True)
        if pair is None:
            left.append(Left(code, _NOT_IN_BRIDGE.format(new=bridge.new)))
        elif not pair.comparable:
            left.append(Left(code, _why_not(pair)))
        else:
            carried[pair.new] = value
            moved.append(pair)
    return Carried(carried, tuple(moved), tuple(left))


def same_version(instrument: Instrument) -> Bridge:
    """The bridge of an instrument onto itself: everything can be compared."""
    pairs = tuple(Pair(node.code, node.code, True) for node in instrument.nodes)
    return Bridge(instrument.key, instrument.key, pairs, True, _SAME_VERSION)


def _nothing_compared(old: Score, new: Score) -> Improvement:
    reason = NO_BRIDGE.format(old=old.instrument.key, new=new.instrument.key)
    return Improvement(None, reason, (), (), ())


def _compared(pair: Pair | None, old: Score, new: Score) -> Moved | Text:
    """What moved, or why nothing can be said."""
    if pair is None:
        return _NOT_IN_BRIDGE.format(new=old.instrument.key)
    if not pair.comparable:
        return _why_not(pair)
    before, after = _value(old, pair.old), _value(new, pair.new)
    if before is None:
        return _NO_VALUE_BEFORE
    if after is None:
        return _NO_VALUE_NOW
    return Moved(pair.old, pair.new, before, after, pair.note)


def _why_not(pair: Pair) -> Text:
    return pair.note or _NOT_COMPARABLE.format(old=pair.old, new=pair.new)


def _value(score: Score, code: str) -> Fraction | None:
    node = score.nodes.get(code)
    return node.value if node else None


def _dropped(old: Score, bridge: Bridge, new: str) -> Iterator[Left]:
    paired = {pair.old for pair in bridge.pairs}
    for code in old.nodes:
        if code not in paired and code != ROOT:
            yield Left(code, _NOT_IN_BRIDGE.format(new=new))

"""Places worked out from rows of plain values: among the nation, a province, a cohort, a group.

A row is what a ranking keeps of one region; all values in it are exact (`3`, `139/40`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import Any

from selaras.core.instrument import (
    NO_BRIDGE,
    ROOT,
    Entry,
    Instrument,
    Node,
    exact,
    rank,
    same_version,
)
from selaras.core.text import Text
from selaras.reference.instruments import bridge

IMPACT = "impact"
"""The node of the yearly evaluation whose children are the six dimensions."""


@dataclass(frozen=True, slots=True)
class Row:
    """A region: its index, its nodes that are ranked by themselves, the same a round earlier
    where that can be compared, and the interval of its place in the nation."""

    region: str
    cohort: str = ""
    group: str = ""
    index: str | None = None
    predicate: dict[str, str] | str | None = None
    nodes: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    low: int | None = None
    high: int | None = None
    best: int | None = None
    worst: int | None = None

    def value(self, code: str) -> Fraction | None:
        """The exact value at the index or at a node."""
        return _read(self.index if code == ROOT else self.nodes.get(code))

    def change(self, code: str) -> Fraction | None:
        """How much more it is worth than a round earlier; None where that cannot be said."""
        now, then = self.value(code), _read(self.before.get(code))
        return None if now is None or then is None else now - then

    def plain(self) -> dict[str, Any]:
        """What is kept of it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Standing:
    """A row with its place; `shared_with` and `closest` are the codes of regions."""

    row: Row
    place: int | None
    value: Fraction | None
    change: Fraction | None
    shared_with: tuple[str, ...]
    closest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which nodes of the round before say the same as those of this one, and on what ground."""

    codes: Mapping[str, str]
    note: Text


def ranked_nodes(instrument: Instrument) -> tuple[Node, ...]:
    """What is ranked beside the index: the dimensions of impact, else the nodes at the top."""
    top = IMPACT if IMPACT in instrument.by_code else ROOT
    return instrument.children(top)


def rows_from(kept: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows as a ranking kept them."""
    return [Row(**each) for each in kept]


def standings(rows: Sequence[Row], code: str = ROOT) -> list[Standing]:
    """The rows in the order of their places by the index or a node; those without are last."""
    by_region = {row.region: row for row in rows}
    placed = rank([Entry(row.region, row.value(code)) for row in rows])
    return [
        Standing(
            row=by_region[each.key],
            place=each.place,
            value=each.index,
            change=by_region[each.key].change(code),
            shared_with=each.shared_with,
            closest=each.closest,
        )
        for each in placed
    ]


def comparison(old: str, new: Instrument) -> Comparison:
    """What can be compared with a round that used the version `old`, by the codes of `new`."""
    found = same_version(new) if old == new.key else bridge(old, new.key)
    if found is None:
        return Comparison({}, NO_BRIDGE.format(old=old, new=new.key))
    return Comparison(found.comparable, found.note)


def told_before(
    nodes: Mapping[str, str], compared: Comparison, wanted: Iterable[str]
) -> dict[str, str]:
    """Of the nodes a round earlier what can be compared, under the codes of now."""
    return {
        code: nodes[compared.codes[code]]
        for code in wanted
        if code in compared.codes and compared.codes[code] in nodes
    }


def told(values: Mapping[str, Fraction]) -> dict[str, str]:
    """Exact values as a ranking keeps them."""
    return {code: exact(value) for code, value in values.items()}


def _read(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)

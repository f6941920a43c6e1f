"""What a worksheet would change: three versions of each cell, and the edits of what is accepted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from selaras.core.plan import (
    OWN,
    Clash,
    Edit,
    Masterplan,
    adding,
    data_of,
    merge,
    removing,
    replay,
    setting,
)
from selaras.documents.worksheet import Reading, Remark, Row
from selaras.web.assignments.access import Writable
from selaras.web.drafts.actions.structure import NotYours, of_others
from selaras.web.drafts.keys import fresh_key
from selaras.web.plans.naming import name_by_key

Place = tuple[str, str]
"""Part and key."""

Kind = Literal["change", "clash", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A field as the worksheet has it, as the plan had it when it was written, and as it is now.

    `merged` is what would stand there; of a clash the worksheet's own value.
    """

    name: str
    base: Any
    now: Any
    mine: Any
    merged: Any
    clashes: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that the worksheet would change, add or take out.

    `id` names it in the form. `allowed` tells whether the viewer may do that to the item.
    """

    id: str
    kind: Kind
    part: str
    key: str
    name: str
    where: str
    allowed: bool
    cells: tuple[Cell, ...] = ()
    problems: tuple[Remark, ...] = ()

    @property
    def value(self) -> str:
        """How a form says that it was accepted: as what it was when the page was shown."""
        return f"{self.kind}:{self.id}"

    @property
    def accepted_at_first(self) -> bool:
        """Whether it is ticked when the page opens: what nobody else touched and nobody loses."""
        return self.allowed and self.kind in ("change", "new") and not self.problems

    @property
    def acceptable(self) -> bool:
        """Whether there is anything in it that can be accepted."""
        return self.allowed and (bool(self.cells) or self.kind == "gone")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a worksheet would change, and what was wrong with it as a whole."""

    differences: tuple[Difference, ...]
    unchanged: int
    problems: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    lost: tuple[Difference, ...] = field(default=())
    """Changed items that somebody has removed from the plan meanwhile."""


def compared(reading: Reading, base: Masterplan, now: Masterplan, who: Writable) -> Comparison:
    """Three ways: what the worksheet says, what stood there then, and what stands there now."""
    found: list[Difference] = []
    lost: list[Difference] = []
    for number, row in enumerate(reading.rows):
        difference = _difference(number, row, base, now, who)
        if difference is None:
            lost.append(Difference("", "gone", row.part, row.key, row.name, _where(row), False))
        elif difference.cells or difference.problems:
            found.append(difference)
    found += _gone(reading, base, now, who)
    return Comparison(tuple(found), reading.unchanged, reading.problems, reading.notes, tuple(lost))


def _where(row: Row) -> str:
    return f"{row.sheet}, {row.row}" if row.row else row.sheet


def _difference(
    number: int, row: Row, base: Masterplan, now: Masterplan, who: Writable
) -> Difference | None:
    """None where the item is no longer in the plan."""
    id_ = f"{row.part or 'own'}-{row.key or number}"
    if row.is_new:
        cells = tuple(Cell(name, None, None, v, v, False) for name, v in row.data.items())
        named = str(row.data.get("key", ""))
        if named and any(item.key == named for item in now.items(row.part)):
            cells = ()
        may = who.may_add(row.part)
        return Difference(id_, "new", row.part, "", row.name, _where(row), may, cells, row.problems)
    try:
        held = data_of(now, row.part, row.key)
    except KeyError:
        return None
    before = data_of(base, row.part, row.key)
    cells = tuple(_cells(row, before, held))
    kind: Kind = "clash" if any(cell.clashes for cell in cells) else "change"
    may = who.may(row.part, row.key) if row.part != OWN else who.everything
    return Difference(id_, kind, row.part, row.key, row.name, _where(row), may, cells, row.problems)


def _cells(row: Row, before: dict[str, Any], held: dict[str, Any]) -> Iterator[Cell]:
    for name, mine in row.data.items():
        base, now = before.get(name), held.get(name)
        try:
            merged, clashes = merge(base, mine, now), False
        except Clash:
            merged, clashes = mine, True
        # What the plan says already, be it by this very file, is no change.
        if merged != now:
            yield Cell(name, base, now, mine, merged, clashes)


def _gone(
    reading: Reading, base: Masterplan, now: Masterplan, who: Writable
) -> Iterator[Difference]:
    for part, keys in reading.gone.items():
        there = {item.key for item in now.items(part)}
        for key in keys:
            if key in there:
                name = name_by_key(base, part, key)
                may = who.may(part, key)
                yield Difference(f"gone-{part}-{key}", "gone", part, key, name, "", may)


def edits_for(
    comparison: Comparison,
    accepted: Collection[str],
    now: Masterplan,
    *,
    who: Writable,
    given: Collection[Place] = (),
) -> list[Edit]:
    """The edits of the differences that were accepted.

    `given` are parts and keys that were given to somebody; no new item gets such a key. Raises
    Impossible as edits do, and NotYours where items of others would go with one that goes.
    """
    chosen = [each for each in comparison.differences if each.id in accepted and each.acceptable]
    edits: list[Edit] = []
    plan = now
    # New items first: a changed one may name them.
    for each in sorted(chosen, key=lambda one: ("new", "change", "clash", "gone").index(one.kind)):
        more = _edits(each, plan, given)
        if others := of_others(who, more):
            raise NotYours(others)
        edits += more
        plan = replay(plan, more)
    return edits


def _edits(difference: Difference, plan: Masterplan, given: Collection[Place]) -> tuple[Edit, ...]:
    values = {cell.name: cell.merged for cell in difference.cells}
    if difference.kind == "new":
        taken = {item.key for item in plan.items(difference.part)}
        taken |= {key for part, key in given if part == difference.part}
        key = values.pop("key", None) or fresh_key(difference.part, values, taken)
        return (adding(plan, difference.part, {**values, "key": key}),)
    if difference.kind == "gone":
        return removing(plan, difference.part, difference.key)
    return setting(plan, difference.part, difference.key, values)

"""What changed between two plans, item by item and field by field."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.values import Item


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `part` and `key` are empty for a field of the plan itself.

    `before` and `after` are plain JSON data, None where the field or item was not there.
    `moved` tells that an item stands elsewhere in the order; its places count from 1.
    """

    kind: Literal["added", "removed", "changed", "moved"]
    part: str
    key: str
    field: str
    before: Any = None
    after: Any = None

    @property
    def path(self) -> str:
        """Such as `programmes[super-apps].budget`."""
        item = f"{self.part}[{self.key}]" if self.part else ""
        return ".".join(step for step in (item, self.field) if step)


def difference(before: Masterplan, after: Masterplan) -> tuple[Change, ...]:
    """Every change that leads from one plan to the other; empty when they are equal."""
    return tuple(_own_fields(before, after)) + tuple(
        change for part in PARTS for change in _part(part, before.items(part), after.items(part))
    )


def _own_fields(before: Masterplan, after: Masterplan) -> Iterator[Change]:
    names = set(PARTS)
    yield from _fields(
        "",
        "",
        before.model_dump(mode="json", exclude_defaults=True, exclude=names),
        after.model_dump(mode="json", exclude_defaults=True, exclude=names),
    )


def _part(part: str, before: tuple[Item, ...], after: tuple[Item, ...]) -> Iterator[Change]:
    old, new = ({item.key: item for item in items} for items in (before, after))
    for key, item in old.items():
        if key not in new:
            yield Change("removed", part, key, "", before=_data(item))
    for key, item in new.items():
        if key not in old:
            yield Change("added", part, key, "", after=_data(item))
        elif item != old[key]:
            yield from _fields(part, key, _data(old[key]), _data(item))
    yield from _moves(part, [key for key in old if key in new], [key for key in new if key in old])


def _fields(part: str, key: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield Change("changed", part, key, name, old.get(name), new.get(name))


def _moves(part: str, old: list[str], new: list[str]) -> Iterator[Change]:
    """The fewest items that moved: all but the longest run that kept its order."""
    place = {key: number for number, key in enumerate(old)}
    kept = _longest_rising([place[key] for key in new])
    for number, key in enumerate(new):
        if place[key] not in kept:
            yield Change("moved", part, key, "", before=place[key] + 1, after=number + 1)


def _longest_rising(numbers: list[int]) -> set[int]:
    """A longest increasing subsequence, by patience sorting."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        before[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    kept: set[int] = set()
    last = tops[-1] if tops else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _data(item: Item) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude_defaults=True)

"""The edits that lead from one plan to another."""

from collections.abc import Iterator
from typing import Any

from selaras.core.plan.edit import Edit, data_of
from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.shape import OWN
from selaras.core.plan.values import Item

Data = dict[str, Any]


def between(before: Masterplan, after: Masterplan) -> tuple[Edit, ...]:
    """Edits that lead from one plan to the other, to the last zero of a printed number."""
    found = list(_fields(OWN, "", data_of(before, OWN, ""), data_of(after, OWN, "")))
    for part in PARTS:
        if before.items(part) is not after.items(part):
            found += _items(part, before.items(part), after.items(part))
    return tuple(found)


def _items(part: str, before: tuple[Item, ...], after: tuple[Item, ...]) -> Iterator[Edit]:
    """Removals from the end, then each place in turn gets the item that belongs there."""
    wanted = {item.key: item for item in after}
    for place in range(len(before) - 1, -1, -1):
        item = before[place]
        if item.key not in wanted:
            yield Edit("remove", part, item.key, before=_data(item), place=place)
    held = {item.key: item for item in before}
    order = [item.key for item in before if item.key in wanted]
    for place, (key, item) in enumerate(wanted.items()):
        if key not in held:
            order.insert(place, key)
            yield Edit("add", part, key, after=_data(item), place=place)
            continue
        if order[place] != key:
            yield _to_place(part, order, key, place, tuple(wanted))
        if item is not held[key]:
            yield from _fields(part, key, _data(held[key]), _data(item))


def _to_place(part: str, order: list[str], key: str, place: int, wanted: tuple[str, ...]) -> Edit:
    """Bring the item to its place: itself, or what stands there where that belongs much later."""
    intruder = order[place]
    if order[place + 1] == key and intruder in wanted[place + 2 :]:
        later = min(wanted.index(intruder), len(order) - 1)
        order.insert(later, order.pop(place))
        return Edit("move", part, intruder, before=place, after=later)
    old = order.index(key)
    order.insert(place, order.pop(old))
    return Edit("move", part, key, before=old, after=place)


def _fields(part: str, key: str, before: Data, after: Data) -> Iterator[Edit]:
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield Edit("set", part, key, name, before.get(name), after.get(name))


def _data(item: Item) -> Data:
    return item.model_dump(mode="json", exclude_defaults=True)

"""In what two values of one plan differ, as far as checks want to know it."""

from collections.abc import Iterator, Sequence

from selaras.core.checks import Touched
from selaras.core.plan import PARTS, Item, Masterplan


def touched_between(before: Masterplan, after: Masterplan) -> frozenset[Touched]:
    """Everything in which the plans differ; values that one plan took over cost next to nothing."""
    found = set(_own_fields(before, after))
    for part in PARTS:
        old, new = before.items(part), after.items(part)
        if old is not new and old != new:
            found |= set(_items(part, old, new))
    return frozenset(found)


def _own_fields(before: Masterplan, after: Masterplan) -> Iterator[Touched]:
    for name in Masterplan.model_fields:
        if name not in PARTS and getattr(before, name) != getattr(after, name):
            yield Touched(field=name)


def _items(part: str, before: Sequence[Item], after: Sequence[Item]) -> Iterator[Touched]:
    if len(before) == len(after):
        pairs = [pair for pair in zip(before, after, strict=True) if pair[0] is not pair[1]]
        # After a save one item differs: the others need not even be looked up by their keys.
        if all(held.key == item.key for held, item in pairs):
            for held, item in pairs:
                yield from _fields(part, held, item)
            return
    old = {item.key: item for item in before}
    new = {item.key: item for item in after}
    for key in {*old} ^ {*new}:
        yield Touched(part, key)
    shared = [key for key in old if key in new]
    for first, second in zip(shared, (key for key in new if key in old), strict=True):
        if first != second:
            yield Touched(part, first)
    for key in shared:
        yield from _fields(part, old[key], new[key])


def _fields(part: str, before: Item, after: Item) -> Iterator[Touched]:
    if before is not after and before != after:
        for name in type(after).model_fields:
            if getattr(before, name) != getattr(after, name):
                yield Touched(part, after.key, name)

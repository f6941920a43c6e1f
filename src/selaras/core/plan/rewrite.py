"""Larger changes of a plan as lists of edits: remove, merge and copy items with all that names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selaras.core.plan.edit import Data, Edit, adding, data_of, place_of, replay
from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.shape import Kind, Shape, shapes


@dataclass(frozen=True, slots=True)
class Mention:
    """A field of an item that names another item; `required` where it cannot be without."""

    part: str
    key: str
    field: str
    required: bool


def mentions(plan: Masterplan, part: str, key: str) -> tuple[Mention, ...]:
    """Every place that names the item, in the order of the plan."""
    return tuple(_mentions(plan, part, key))


def removing(plan: Masterplan, part: str, key: str) -> tuple[Edit, ...]:
    """Edits that take the item out of the plan with every mention of it.

    What cannot be without the item goes with it (indicators with their objective). Raises
    KeyError where there is no such item.
    """
    gone = _going(plan, part, key)
    edits: list[Edit] = []
    for each in gone:
        for mention in _mentions(plan, *each):
            if (mention.part, mention.key) not in gone:
                edits += _rewritten(replay(plan, edits), mention, each, None)
    for each in gone:
        now = replay(plan, edits)
        edits.append(Edit("remove", *each, before=data_of(now, *each), place=place_of(now, *each)))
    return tuple(edits)


def merging(plan: Masterplan, part: str, kept: str, gone: str) -> tuple[Edit, ...]:
    """Edits that make one item of two: what the kept one lacks it takes from the other.

    Whoever named the other names the kept one. Raises KeyError where one of them is missing.
    """
    edits: list[Edit] = []
    mine, other = data_of(plan, part, kept), data_of(plan, part, gone)
    for shape in shapes(part):
        value = _united(mine.get(shape.name), other.get(shape.name), many=shape.many)
        if shape.kind == Kind.REFERENCE and shape.part == part:
            value = _without(value, {kept, gone})
        if value != mine.get(shape.name):
            edits.append(Edit("set", part, kept, shape.name, mine.get(shape.name), value))
    for mention in _mentions(plan, part, gone):
        if (mention.part, mention.key) not in {(part, kept), (part, gone)}:
            edits += _rewritten(replay(plan, edits), mention, (part, gone), kept)
    now = replay(plan, edits)
    place = place_of(now, part, gone)
    edits.append(Edit("remove", part, gone, before=data_of(now, part, gone), place=place))
    return tuple(edits)


def copying(plan: Masterplan, part: str, key: str, fresh: str, **fields: Any) -> Edit:
    """The edit that adds a copy under another key right after the item, with other `fields`.

    Raises KeyError where there is no such item.
    """
    data = {**data_of(plan, part, key), **fields, "key": fresh}
    return adding(plan, part, data, place_of(plan, part, key) + 1)


def _going(plan: Masterplan, part: str, key: str) -> tuple[tuple[str, str], ...]:
    """The item and what cannot be without it, the last ones first."""
    place_of(plan, part, key)
    found = {(part, key): None}
    waiting = [(part, key)]
    while waiting:
        for mention in _mentions(plan, *waiting.pop()):
            if mention.required and (mention.part, mention.key) not in found:
                found[mention.part, mention.key] = None
                waiting.append((mention.part, mention.key))
    return tuple(reversed(found))


def _mentions(plan: Masterplan, part: str, key: str) -> Iterator[Mention]:
    for other in PARTS:
        naming = [shape for shape in shapes(other) if _may_name(shape, part)]
        for item in plan.items(other) if naming else ():
            data = item.model_dump(mode="json", include={shape.name for shape in naming})
            for shape in naming:
                if _names(shape, data[shape.name], part, key):
                    alone = shape.required and not shape.many
                    yield Mention(other, item.key, shape.name, alone)


def _may_name(shape: Shape, part: str) -> bool:
    if shape.kind == Kind.GROUP:
        return any(_may_name(each, part) for each in shape.fields)
    return shape.part == part


def _names(shape: Shape, value: Any, part: str, key: str) -> bool:
    if value is None:
        return False
    values = value if shape.many else [value]
    if shape.kind == Kind.GROUP:
        return any(
            _names(each, row[each.name], part, key) for row in values for each in shape.fields
        )
    return shape.part == part and key in values


def _rewritten(
    plan: Masterplan, mention: Mention, named: tuple[str, str], other: str | None
) -> list[Edit]:
    """The edit that makes a mention name the other item, or nothing."""
    data = data_of(plan, mention.part, mention.key)
    shape = next(each for each in shapes(mention.part) if each.name == mention.field)
    held = data.get(mention.field)
    value = _renamed(shape, held, named, other)
    if value == held:
        return []
    return [Edit("set", mention.part, mention.key, mention.field, held, value)]


def _renamed(shape: Shape, value: Any, named: tuple[str, str], other: str | None) -> Any:
    part, key = named
    if shape.kind != Kind.GROUP:
        if shape.part != part or value is None:
            return value
        if not shape.many:
            return other if value == key else value
        return _unique(other if each == key else each for each in value) or None
    rows = [_renamed_row(shape, row, named, other) for row in (value if shape.many else [value])]
    kept = [row for row in rows if row is not None]
    if shape.many:
        return [row for n, row in enumerate(kept) if row not in kept[:n]] or None
    return kept[0] if kept else None


def _renamed_row(
    shape: Shape, row: Data | None, named: tuple[str, str], other: str | None
) -> Data | None:
    """The row with the other name; None where it cannot be without the one that goes."""
    if row is None:
        return None
    found = dict(row)
    for each in shape.fields:
        value = _renamed(each, row.get(each.name), named, other)
        if value is None:
            if each.required:
                return None
            found.pop(each.name, None)
        else:
            found[each.name] = value
    return found


def _united(mine: Any, other: Any, *, many: bool) -> Any:
    if mine is None or mine == {}:
        return other
    if many and other:
        return [*mine, *(each for each in other if each not in mine)]
    return mine


def _without(value: Any, keys: set[str]) -> Any:
    if isinstance(value, list):
        return [each for each in value if each not in keys] or None
    return None if value in keys else value


def _unique(keys: Any) -> list[str]:
    return list(dict.fromkeys(key for key in keys if key is not None))

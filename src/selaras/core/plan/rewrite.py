"""Larger changes of a plan as lists of edits: items removed, merged or copied with their names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selaras.core.plan.edit import Data, Edit, adding, data_of, place_of, replay
from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.shape import Kind, Shape, shape_of, shapes


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
    work = _Work(plan)
    for each in gone:
        for mention in _mentions(plan, *each):
            if (mention.part, mention.key) not in gone:
                work.rename(mention, each, None)
    for each in gone:
        work.remove(*each)
    return tuple(work.edits)


def merging(plan: Masterplan, part: str, kept: str, gone: str) -> tuple[Edit, ...]:
    """Edits that make one item of two: what the kept one lacks it takes from the other.

    Whoever named the other names the kept one. Raises KeyError where one of them is missing, and
    Impossible where they do not go together (a waiver that would end before it begins).
    """
    work = _Work(plan)
    mine, other = data_of(plan, part, kept), data_of(plan, part, gone)
    for shape in shapes(part):
        value = _united(mine.get(shape.name), other.get(shape.name), many=shape.many)
        if shape.kind == Kind.REFERENCE and shape.part == part:
            value = _without(value, {kept, gone})
        work.set(part, kept, shape.name, mine.get(shape.name), value)
    for mention in _mentions(plan, part, gone):
        if (mention.part, mention.key) not in {(part, kept), (part, gone)}:
            work.rename(mention, (part, gone), kept)
    work.remove(part, gone)
    return tuple(work.edits)


def copying(plan: Masterplan, part: str, key: str, fresh: str, **fields: Any) -> Edit:
    """The edit that adds a copy under another key right after the item, with other `fields`.

    Raises KeyError where there is no such item.
    """
    data = {**data_of(plan, part, key), **fields, "key": fresh}
    return adding(plan, part, data, place_of(plan, part, key) + 1)


class _Work:
    """Edits one after another, each made from the plan that those before it leave."""

    def __init__(self, plan: Masterplan) -> None:
        self.edits: list[Edit] = []
        self._plan = plan

    def set(self, part: str, key: str, field: str, before: Any, after: Any) -> None:
        if before != after:
            self._add(Edit("set", part, key, field, before, after))

    def rename(self, mention: Mention, named: tuple[str, str], other: str | None) -> None:
        """Make the mention name the other item, or nothing."""
        held = data_of(self._plan, mention.part, mention.key).get(mention.field)
        shape = shape_of(mention.part, mention.field)
        value = _renamed(shape, held, named, other)
        self.set(mention.part, mention.key, mention.field, held, value)

    def remove(self, part: str, key: str) -> None:
        place = place_of(self._plan, part, key)
        data = data_of(self._plan, part, key)
        self._add(Edit("remove", part, key, before=data, place=place))

    def _add(self, edit: Edit) -> None:
        self.edits.append(edit)
        self._plan = replay(self._plan, (edit,))


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

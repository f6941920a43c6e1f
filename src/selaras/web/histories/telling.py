"""Edits as people tell them: which item, what happened to it, and what its fields said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.urls import reverse
from pydantic import ValidationError

from selaras.core.plan import (
    OWN,
    PARTS,
    Edit,
    Item,
    Kind,
    Masterplan,
    Shape,
    difference,
    shape_of,
    shapes,
)
from selaras.core.plan.shape import item_model
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.histories.values import Line, lines_of
from selaras.web.plans.models import Change, Plan
from selaras.web.plans.naming import name_by_key
from selaras.web.ui.templatetags.selaras import said

Place = tuple[str, str]
"""Part and key; both empty for the plan itself."""

Who = Mapping[Place, tuple[str, ...]]
"""The names of those who changed an item."""

OWN_ADDRESS = ("plan", "own")
"""The part and the key that stand in the address of the plan's own fields."""


@dataclass(frozen=True, slots=True)
class Told:
    """What happened to one item. `lines` are the fields that changed, places count from 1.

    `by` are the names of those who did it, where the page does not say so anyway.
    """

    part: str
    key: str
    kind: Literal["set", "add", "remove", "move"]
    one: str
    name: str
    address: str
    lines: tuple[Line, ...] = ()
    before_place: int = 0
    after_place: int = 0
    by: tuple[str, ...] = ()


class Teller:
    """Tells edits; `names` is a plan in which also those items stand that they took away.

    `in_full` tells what stands in an item that came, field by field.
    """

    def __init__(
        self, row: Plan, names: Masterplan, who: Who | None = None, *, in_full: bool = False
    ) -> None:
        self._row = row
        self._names = names
        self._who = who or {}
        self._in_full = in_full

    def told(self, edits: Iterable[Edit]) -> tuple[Told, ...]:
        """The edits, those of the fields of one item together."""
        groups: list[list[Edit]] = []
        for edit in edits:
            last = groups[-1][-1] if groups else None
            if last and _together(last, edit):
                groups[-1].append(edit)
            else:
                groups.append([edit])
        return tuple(map(self._told, groups))

    def _told(self, edits: list[Edit]) -> Told:
        first = edits[0]
        moves = first.kind == "move"
        return Told(
            part=first.part,
            key=first.key,
            kind=first.kind,
            one=self.one(first.part),
            name=self.name(first),
            address=self.address(first.part, first.key),
            lines=tuple(
                line
                for edit in self._fields(edits)
                for line in lines_of(self._names, edit.part, edit.field, edit.before, edit.after)
            ),
            before_place=first.before + 1 if moves else 0,
            after_place=first.after + 1 if moves else 0,
            by=self._who.get((first.part, first.key), ()),
        )

    def _fields(self, edits: Sequence[Edit]) -> Iterator[Edit]:
        first = edits[0]
        if first.kind == "set":
            yield from edits
        elif first.kind == "add" and self._in_full:
            for shape in shapes(first.part):
                value = first.after.get(shape.name)
                if value is not None:
                    yield Edit("set", first.part, first.key, shape.name, None, value)

    def one(self, part: str) -> str:
        """What an item of the part is called."""
        return said(load_knowledge().words(part).one)

    def name(self, edit: Edit) -> str:
        """What the item is called now, or was called when it was last there."""
        return name_by_key(self._names, edit.part, edit.key) if edit.part != OWN else ""

    def address(self, part: str, key: str) -> str:
        """The page of the item's history."""
        return address_of(self._row.key, part, key)


def with_gone(row: Plan, plan: Masterplan, edits: Iterable[Edit]) -> Masterplan:
    """The plan with the items that the edits name and that are gone, as they last were.

    One query, and none where nothing is gone.
    """
    present = {(part, item.key) for part, item in plan.all_items()}
    gone = {place for edit in edits for place in _named_by(edit)} - present
    if not gone:
        return plan
    removed = Change.objects.filter(
        plan=row, kind="remove", key__in=sorted({key for _, key in gone})
    )
    last = {(each.part, each.key): each.before for each in removed.order_by("revision")}
    return with_items(plan, (_item(*place, last[place]) for place in gone if place in last))


def with_items(plan: Masterplan, more: Iterable[tuple[str, Item] | None]) -> Masterplan:
    """The plan with more items in its parts, for finding their names."""
    added: dict[str, list[Item]] = {}
    for part, item in filter(None, more):
        added.setdefault(part, []).append(item)
    return plan.model_copy(
        update={part: (*plan.items(part), *items) for part, items in added.items()}
    )


def _item(part: str, key: str, data: Any) -> tuple[str, Item] | None:
    try:
        return part, item_model(part).model_validate(data)
    except ValidationError:
        # Of an older version of the models: it is called by its key.
        return None


def _named_by(edit: Edit) -> Iterator[Place]:
    """The item that the edit is about, and those that stand in its values."""
    if edit.part not in PARTS:
        return
    yield edit.part, edit.key
    if edit.kind == "set":
        try:
            shape = shape_of(edit.part, edit.field)
        except KeyError:
            return
        yield from _named_in(shape, edit.before)
        yield from _named_in(shape, edit.after)


def _named_in(shape: Shape, value: Any) -> Iterator[Place]:
    for each in value if isinstance(value, list) else [value]:
        if shape.kind == Kind.REFERENCE and isinstance(each, str):
            yield shape.part, each
        elif shape.kind == Kind.GROUP and isinstance(each, dict):
            for inner in shape.fields:
                yield from _named_in(inner, each.get(inner.name))


def name_in(part: str, data: Any) -> str:
    """The name of an item in its data; nothing where there is none."""
    field = load_knowledge().words(part).names_item
    value = data.get(field) if isinstance(data, dict) else None
    if isinstance(value, str | dict):
        return said(Text.model_validate(value))
    return "" if value is None else str(value)


def address_of(plan_key: str, part: str, key: str) -> str:
    """The page of an item's history; of the plan's own fields for `OWN`."""
    place = OWN_ADDRESS if part == OWN else (part, key)
    return reverse("histories:item", args=(plan_key, *place))


def edits_of_difference(before: Masterplan, after: Masterplan) -> tuple[Edit, ...]:
    """What changed between two states with the fewest moves, as edits for telling."""
    kinds = {"added": "add", "removed": "remove", "changed": "set", "moved": "move"}
    return tuple(
        Edit(
            kinds[each.kind],  # type: ignore[arg-type]
            each.part,
            each.key,
            each.field,
            each.before - 1 if each.kind == "moved" else each.before,
            each.after - 1 if each.kind == "moved" else each.after,
        )
        for each in difference(before, after)
    )


def _together(one: Edit, other: Edit) -> bool:
    return one.kind == other.kind == "set" and (one.part, one.key) == (other.part, other.key)


@dataclass(frozen=True, slots=True)
class Standing:
    """An item whose history is told: whether it is in the plan, and when it was last there.

    `last` is the revision before it was removed, 0 for one that is there.
    """

    part: str
    key: str
    one: str
    name: str
    present: bool
    last: int = 0


def standing_of(row: Plan, plan: Masterplan, part: str, key: str) -> Standing | None:
    """How an item stands now; None where there never was one. One query for one that is gone."""
    one = said(load_knowledge().words(part).one)
    if part == OWN:
        return Standing(part, key, one, said(plan.title), present=True)
    if any(item.key == key for item in plan.items(part)):
        return Standing(part, key, one, name_by_key(plan, part, key), present=True)
    removed = Change.objects.filter(plan=row, part=part, key=key, kind="remove")
    last = removed.order_by("-revision").first()
    if last is None:
        return None
    name = name_in(part, last.before) or key
    return Standing(part, key, one, name, present=False, last=last.revision - 1)


def part_names() -> tuple[tuple[str, str], ...]:
    """The parts of a plan with their titles, its own fields first, as addresses name them."""
    words = load_knowledge().words
    return tuple((part or OWN_ADDRESS[0], said(words(part).title)) for part in (OWN, *PARTS))

"""Edits as people tell them: which item, what happened to it, and what its fields said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.urls import reverse

from selaras.core.plan import OWN, PARTS, Edit, Masterplan, difference
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.histories.values import Line, lines_of
from selaras.web.plans.models import Change, Plan
from selaras.web.plans.naming import name_by_key
from selaras.web.ui.templatetags.selaras import said

Place = tuple[str, str]
"""Part and key; both empty for the plan itself."""

OWN_ADDRESS = ("plan", "own")
"""The part and the key that stand in the address of the plan's own fields."""


@dataclass(frozen=True, slots=True)
class Told:
    """What happened to one item. `lines` are the fields that changed, `place` counts from 1."""

    part: str
    key: str
    kind: Literal["set", "add", "remove", "move"]
    one: str
    name: str
    address: str
    lines: tuple[Line, ...] = ()
    before_place: int = 0
    after_place: int = 0


class Teller:
    """Tells what edits did to a plan; names of items that are gone come from the history."""

    def __init__(self, row: Plan, plan: Masterplan, edits: Iterable[Edit] = ()) -> None:
        self._row = row
        self._plan = plan
        self._places = {(edit.part, edit.key) for edit in edits}

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
                for edit in edits
                if edit.kind == "set"
                for line in lines_of(self._plan, edit.part, edit.field, edit.before, edit.after)
            ),
            before_place=first.before + 1 if moves else 0,
            after_place=first.after + 1 if moves else 0,
        )

    def one(self, part: str) -> str:
        """What an item of the part is called; nothing for the plan itself."""
        return said(load_knowledge().words(part).one)

    def name(self, edit: Edit) -> str:
        """What the item is called now, or was called when it was last there."""
        if edit.part == OWN:
            return ""
        if (edit.part, edit.key) in self._present:
            return name_by_key(self._plan, edit.part, edit.key)
        held = edit.after if edit.kind == "add" else edit.before if edit.kind == "remove" else None
        return name_in(edit.part, held or self._gone.get((edit.part, edit.key))) or edit.key

    def address(self, part: str, key: str) -> str:
        """The page of the item's history."""
        return address_of(self._row.key, part, key)

    @cached_property
    def _present(self) -> frozenset[Place]:
        return frozenset((part, item.key) for part, item in self._plan.all_items())

    @cached_property
    def _gone(self) -> Mapping[Place, Any]:
        """What items that are gone last were; one query, and none where all are there."""
        gone = {place for place in self._places if place[0]} - self._present
        if not gone:
            return {}
        removed = Change.objects.filter(
            plan=self._row, kind="remove", key__in=sorted({key for _, key in gone})
        )
        return {(each.part, each.key): each.before for each in removed.order_by("revision")}


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

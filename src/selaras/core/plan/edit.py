"""Changes of a plan as values: applied, turned round, and worked out from two plans.

An edit carries what was there before, so that a list of edits can be undone and any earlier
state of a plan be found again by turning round what happened since.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from selaras.core.plan.difference import difference
from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.problems import Problem, problem
from selaras.core.plan.references import broken, broken_goals
from selaras.core.plan.shape import OWN, item_model
from selaras.core.plan.values import Item
from selaras.core.plan.wording import worded_error

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. Places count from 0; values are JSON data without defaults, None for none.

    `set` gives a field of an item (of the plan itself where `part` is empty) another value;
    `add` and `remove` carry the whole item as `after` or `before` and its `place`; `move` takes
    an item from the place `before` to the place `after`.
    """

    kind: Literal["set", "add", "remove", "move"]
    part: str = OWN
    key: str = ""
    field: str = ""
    before: Any = None
    after: Any = None
    place: int = 0

    @property
    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        kind = {"add": "remove", "remove": "add"}.get(self.kind, self.kind)
        return Edit(kind, self.part, self.key, self.field, self.after, self.before, self.place)  # type: ignore[arg-type]


class Impossible(Exception):
    """Edits that do not fit the plan, or would leave it unsound; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(each.message.id for each in problems))
        self.problems = problems


def inverse(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """What takes all of them back, the last one first."""
    return tuple(edit.inverse for edit in reversed(tuple(edits)))


def setting(plan: Masterplan, part: str, key: str, fields: Mapping[str, Any]) -> tuple[Edit, ...]:
    """Edits that give an item (the plan itself for `OWN`) these values; none for equal ones.

    Raises Impossible with every problem of the fields, and KeyError where there is no such item.
    """
    held = data_of(plan, part, key)
    wanted = {name: value for name, value in {**held, **fields}.items() if value is not None}
    sound = _sound(plan, part, key, wanted)
    return tuple(
        Edit("set", part, key, name, held.get(name), sound.get(name))
        for name in fields
        if held.get(name) != sound.get(name)
    )


def adding(plan: Masterplan, part: str, data: Data, place: int | None = None) -> Edit:
    """The edit that adds an item with this data, last where no place is given.

    Raises Impossible with every problem of the data.
    """
    key = data.get("key", "")
    if any(item.key == key for item in plan.items(part)):
        raise Impossible(problem("doubled-item", (part, key), name=key))
    sound = _sound(plan, part, key, data)
    last = len(plan.items(part))
    return Edit("add", part, sound["key"], after=sound, place=last if place is None else place)


def moving(plan: Masterplan, part: str, key: str, place: int) -> Edit:
    """The edit that takes an item to another place; raises KeyError where there is none."""
    last = len(plan.items(part)) - 1
    return Edit("move", part, key, before=place_of(plan, part, key), after=min(max(place, 0), last))


def apply(plan: Masterplan, edits: Iterable[Edit]) -> Masterplan:
    """The plan after the edits, in their order. Raises Impossible where one does not fit.

    Whether every reference still leads somewhere is asked of the result once, for the items that
    were touched and for those that may have named a removed one.
    """
    edits = tuple(edits)
    after = replay(plan, edits)
    _stop_if_broken(after, edits)
    return after


def replay(plan: Masterplan, edits: Iterable[Edit]) -> Masterplan:
    """The plan after edits that were applied before, so that nothing is examined again.

    Raises Impossible where one does not fit all the same.
    """
    changed: dict[str, list[Item]] = {}
    own: Data | None = None
    for edit in edits:
        if edit.part == OWN:
            own = _own_data(plan) if own is None else own
            _put(own, edit.field, edit.after)
        else:
            items = changed.setdefault(edit.part, list(plan.items(edit.part)))
            _apply(items, edit)
    update: dict[str, Any] = {part: tuple(items) for part, items in changed.items()}
    if own is not None:
        update |= _own_fields(own)
    return plan.model_copy(update=update) if update else plan


def between(before: Masterplan, after: Masterplan) -> tuple[Edit, ...]:
    """Edits that lead from one plan to the other; none when they are equal."""
    found = [
        Edit("set", OWN, "", change.field, change.before, change.after)
        for change in difference(_bare(before), _bare(after))
    ]
    for part in PARTS:
        found += _between_items(part, before.items(part), after.items(part))
    return tuple(found)


def data_of(plan: Masterplan, part: str, key: str) -> Data:
    """An item (the plan itself for `OWN`) as JSON data without defaults; raises KeyError."""
    if part == OWN:
        return _own_data(plan)
    return _data(plan.items(part)[place_of(plan, part, key)])


def place_of(plan: Masterplan, part: str, key: str) -> int:
    """Where the item stands in its part, from 0; raises KeyError where there is none."""
    for place, item in enumerate(plan.items(part)):
        if item.key == key:
            return place
    raise KeyError(key)


def _data(item: Item) -> Data:
    return item.model_dump(mode="json", exclude_defaults=True)


def _bare(plan: Masterplan) -> Masterplan:
    return plan.model_copy(update=dict.fromkeys(PARTS, ()))


def _own_data(plan: Masterplan) -> Data:
    return plan.model_dump(mode="json", exclude_defaults=True, exclude={*PARTS})


def _own_fields(data: Data) -> dict[str, Any]:
    try:
        bare = Masterplan.model_validate(data)
    except ValidationError as error:
        raise Impossible(*_problems(error, ())) from error
    return {name: getattr(bare, name) for name in Masterplan.model_fields if name not in PARTS}


def _sound(plan: Masterplan, part: str, key: str, data: Data) -> Data:
    """The data as the model holds them; raises Impossible with every problem."""
    if part == OWN:
        _own_fields(data)
        return _own_data(Masterplan.model_validate(data))
    try:
        item = reader(part).validate_python(data)
    except ValidationError as error:
        raise Impossible(*_problems(error, (part, key))) from error
    found = tuple(_unresolved(plan, part, item))
    if found:
        raise Impossible(*found)
    return _data(item)


def _problems(error: ValidationError, place: tuple[str, ...]) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        code, values = worded_error(detail)
        yield problem(code, (*place, *detail["loc"]), **values)


@cache
def reader(part: str) -> TypeAdapter[Item]:
    """Reads the items of a part from plain data."""
    return TypeAdapter(item_model(part))


class _Keys(dict[str, frozenset[str]]):
    """The keys of each part of a plan, gathered when first asked for."""

    def __init__(self, plan: Masterplan) -> None:
        super().__init__()
        self.plan = plan

    def __missing__(self, part: str) -> frozenset[str]:
        self[part] = frozenset(item.key for item in self.plan.items(part))
        return self[part]


def _unresolved(plan: Masterplan, part: str, item: Item) -> Iterator[Problem]:
    for code, location, values in broken(item, (part, item.key), _Keys(plan)):
        yield problem(code, location, line=None, **values)


def _stop_if_broken(plan: Masterplan, edits: Sequence[Edit]) -> None:
    touched = {(edit.part, edit.key) for edit in edits if edit.part != OWN}
    gone = any(edit.kind == "remove" for edit in edits)
    keys = _Keys(plan)
    parts = PARTS if gone else dict.fromkeys(part for part, _ in touched)
    if {"documents", "objectives"} & {*parts}:
        goals = broken_goals(enumerate(plan.documents), enumerate(plan.objectives))
        if found := [problem(code, place, line=None, **values) for code, place, values in goals]:
            raise Impossible(*found)
    for part in parts:
        for item in plan.items(part):
            if gone or (part, item.key) in touched:
                found = [
                    problem(code, location, line=None, **values)
                    for code, location, values in broken(item, (part, item.key), keys)
                ]
                if found:
                    raise Impossible(*found)


def _apply(items: list[Item], edit: Edit) -> None:
    if edit.kind == "add":
        if any(item.key == edit.key for item in items):
            raise Impossible(problem("doubled-item", (edit.part, edit.key), name=edit.key))
        items.insert(edit.place, _read(edit.part, edit.after))
        return
    place = next((n for n, item in enumerate(items) if item.key == edit.key), None)
    if place is None:
        raise Impossible(problem("gone-item", (edit.part, edit.key), name=edit.key))
    if edit.kind == "remove":
        del items[place]
    elif edit.kind == "move":
        items.insert(edit.after, items.pop(place))
    else:
        data = _data(items[place])
        _put(data, edit.field, edit.after)
        items[place] = _read(edit.part, data)


def _put(data: Data, field: str, value: Any) -> None:
    if value is None:
        data.pop(field, None)
    else:
        data[field] = value


def _read(part: str, data: Data) -> Item:
    try:
        return reader(part).validate_python(data)
    except ValidationError as error:
        raise Impossible(*_problems(error, (part, str(data.get("key", ""))))) from error


def _between_items(part: str, before: tuple[Item, ...], after: tuple[Item, ...]) -> Iterator[Edit]:
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
            yield from _to_place(part, order, key, place, tuple(wanted))
        if item != held[key]:
            yield from _between_fields(part, key, _data(held[key]), _data(item))


def _to_place(
    part: str, order: list[str], key: str, place: int, wanted: tuple[str, ...]
) -> Iterator[Edit]:
    """Bring the item to its place: itself, or what stands there where that belongs much later."""
    intruder = order[place]
    if order[place + 1 : place + 2] == [key] and intruder in wanted[place + 2 :]:
        last = len(order) - 1
        later = min(wanted.index(intruder), last)
        order.insert(later, order.pop(place))
        yield Edit("move", part, intruder, before=place, after=later)
    else:
        old = order.index(key)
        order.insert(place, order.pop(old))
        yield Edit("move", part, key, before=old, after=place)


def _between_fields(part: str, key: str, before: Data, after: Data) -> Iterator[Edit]:
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield Edit("set", part, key, name, before.get(name), after.get(name))

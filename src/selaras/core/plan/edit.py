"""Changes of a plan as values: applied, turned round, and worked out from two plans.

An edit carries what was there before, so that a list of edits can be undone and any earlier
state of a plan be found again by turning round what happened since.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.problems import Problem, problem
from selaras.core.plan.references import broken, broken_goals
from selaras.core.plan.shape import OWN, Kind, Shape, item_model, shapes
from selaras.core.plan.values import Item, Value
from selaras.core.plan.wording import worded_error

Data = dict[str, Any]
_V = TypeVar("_V", bound=Value)


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
    held = plan if part == OWN else plan.items(part)[place_of(plan, part, key)]
    after = _changed(held, part, fields)
    if isinstance(after, Item) and _naming(part) & fields.keys():
        found = tuple(_unresolved(part, after, _Keys(plan)))
        if found:
            raise Impossible(*found)
    old, new = (_data(value, include=set(fields)) for value in (held, after))
    return tuple(
        Edit("set", part, key, name, old.get(name), new.get(name))
        for name in fields
        if old.get(name) != new.get(name)
    )


def adding(plan: Masterplan, part: str, data: Data, place: int | None = None) -> Edit:
    """The edit that adds an item with this data, last where no place is given.

    Raises Impossible with every problem of the data.
    """
    key = data.get("key", "")
    if any(item.key == key for item in plan.items(part)):
        raise Impossible(problem("doubled-item", (part, key), name=key))
    item = _read(part, data)
    found = tuple(_unresolved(part, item, _Keys(plan)))
    if found:
        raise Impossible(*found)
    last = len(plan.items(part))
    place = last if place is None else min(max(place, 0), last)
    return Edit("add", part, item.key, after=_data(item), place=place)


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
    """The plan after edits that were applied before: their references are not followed again.

    Raises Impossible where one does not fit all the same.
    """
    own: Data = {}
    parts: dict[str, _Rows] = {}
    for edit in edits:
        if edit.part == OWN:
            own[edit.field] = edit.after
            continue
        if edit.part not in parts:
            parts[edit.part] = _Rows(edit.part, plan.items(edit.part))
        parts[edit.part].apply(edit)
    update: dict[str, Any] = {part: rows.finished() for part, rows in parts.items()}
    if own:
        changed = _changed(plan, OWN, own)
        update |= {name: getattr(changed, name) for name in _names(OWN)}
    return plan.model_copy(update=update) if update else plan


def data_of(plan: Masterplan, part: str, key: str) -> Data:
    """An item (the plan itself for `OWN`) as JSON data without defaults; raises KeyError."""
    if part == OWN:
        return plan.model_dump(mode="json", exclude_defaults=True, exclude={*PARTS})
    return _data(plan.items(part)[place_of(plan, part, key)])


def place_of(plan: Masterplan, part: str, key: str) -> int:
    """Where the item stands in its part, from 0; raises KeyError where there is none."""
    place = _place(plan.items(part), key)
    if place is None:
        raise KeyError(key)
    return place


class _Rows:
    """The items of one part while edits come.

    The fields that one item gets are put into it together at the end: between two of them it
    need not be sound (a fact whose number gives way to a statement).
    """

    def __init__(self, part: str, items: Sequence[Item]) -> None:
        self._part = part
        self._items = list(items)
        self._fields: dict[str, Data] = {}

    def apply(self, edit: Edit) -> None:
        place = _place(self._items, edit.key)
        if edit.kind == "add":
            if place is not None:
                raise Impossible(problem("doubled-item", (edit.part, edit.key), name=edit.key))
            self._items.insert(edit.place, _read(edit.part, edit.after))
        elif place is None:
            raise Impossible(problem("gone-item", (edit.part, edit.key), name=edit.key))
        elif edit.kind == "remove":
            del self._items[place]
            self._fields.pop(edit.key, None)
        elif edit.kind == "move":
            self._items.insert(edit.after, self._items.pop(place))
        else:
            self._fields.setdefault(edit.key, {})[edit.field] = edit.after

    def finished(self) -> tuple[Item, ...]:
        for key, fields in self._fields.items():
            place = _place(self._items, key)
            assert place is not None  # whoever goes leaves no fields behind
            self._items[place] = _changed(self._items[place], self._part, fields)
        return tuple(self._items)


def _place(items: Sequence[Item], key: str) -> int | None:
    for place, item in enumerate(items):
        if item.key == key:
            return place
    return None


def _data(value: Value, include: set[str] | None = None) -> Data:
    return value.model_dump(mode="json", exclude_defaults=True, include=include)


@cache
def _names(part: str) -> tuple[str, ...]:
    """The fields of an item of the part, with its key; those of the plan that are no parts."""
    if part == OWN:
        return tuple(name for name in Masterplan.model_fields if name not in PARTS)
    return tuple(item_model(part).model_fields)


def _changed(held: _V, part: str, fields: Mapping[str, Any]) -> _V:
    """The value with other fields, None for the default; raises Impossible with every problem.

    What stays is handed over as it is: it was sound before.
    """
    place = (part, held.key) if isinstance(held, Item) else ()
    if place and "key" in fields:
        raise Impossible(problem("extra_forbidden", (*place, "key"), name="key"))
    stays = {name: getattr(held, name) for name in _names(part) if name not in fields}
    fresh = {name: value for name, value in fields.items() if value is not None}
    try:
        return type(held).model_validate({**stays, **fresh})
    except ValidationError as error:
        raise Impossible(*_problems(error, place)) from error


def _read(part: str, data: Data) -> Item:
    try:
        return item_model(part).model_validate(data)
    except ValidationError as error:
        raise Impossible(*_problems(error, (part, str(data.get("key", ""))))) from error


def _problems(error: ValidationError, place: tuple[str, ...]) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        code, values = worded_error(detail)
        yield problem(code, (*place, *detail["loc"]), **values)


class _Keys(dict[str, frozenset[str]]):
    """The keys of each part of a plan, gathered when first asked for."""

    def __init__(self, plan: Masterplan) -> None:
        super().__init__()
        self.plan = plan

    def __missing__(self, part: str) -> frozenset[str]:
        self[part] = frozenset(item.key for item in self.plan.items(part))
        return self[part]


def _unresolved(part: str, item: Item, keys: _Keys) -> Iterator[Problem]:
    for code, location, values in broken(item, (part, item.key), keys):
        yield problem(code, location, line=None, **values)


@cache
def _naming(part: str) -> frozenset[str]:
    """The fields of the items of a part in which another item may be named."""
    return frozenset(shape.name for shape in shapes(part) if _named_in(shape))


@cache
def _naming_parts(part: str) -> tuple[str, ...]:
    """The parts whose items may name an item of this part."""
    return tuple(
        other for other in PARTS if any(part in _named_in(shape) for shape in shapes(other))
    )


def _named_in(shape: Shape) -> frozenset[str]:
    if shape.kind == Kind.GROUP:
        return frozenset[str]().union(*map(_named_in, shape.fields))
    return frozenset({shape.part} - {""})


def _stop_if_broken(plan: Masterplan, edits: Sequence[Edit]) -> None:
    keys = _Keys(plan)
    for part, touched in _to_follow(edits).items():
        for item in plan.items(part):
            if touched is None or item.key in touched:
                found = tuple(_unresolved(part, item, keys))
                if found:
                    raise Impossible(*found)
    if any(edit.part in _GOALS and edit.field in ("", _GOALS[edit.part]) for edit in edits):
        goals = broken_goals(enumerate(plan.documents), enumerate(plan.objectives))
        if found := tuple(problem(code, place, line=None, **rest) for code, place, rest in goals):
            raise Impossible(*found)


_GOALS = {"documents": "goals", "objectives": "links"}
"""A goal has its key inside its document, so that keys of items do not tell whether it is there."""


def _to_follow(edits: Sequence[Edit]) -> dict[str, set[str] | None]:
    """Keys of the items whose references may have broken, by part; None for all of a part."""
    found: dict[str, set[str] | None] = {}
    for edit in edits:
        if edit.kind == "remove":
            found.update(dict.fromkeys(_naming_parts(edit.part)))
        elif edit.kind == "add" or edit.field in _naming(edit.part):
            keys = found.setdefault(edit.part, set())
            if keys is not None:
                keys.add(edit.key)
    return found

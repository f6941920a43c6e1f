"""Keys that name nothing, keys that name two things, regions that do not exist."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from selaras.core.plan.context import Document
from selaras.core.plan.direction import Objective
from selaras.core.plan.masterplan import PARTS
from selaras.core.plan.problems import Location
from selaras.core.plan.values import Item, Refers, Value

Unresolved = tuple[str, Location, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds, also a half-broken one, as far as its references can be followed.

    `items` are the sound items of each part with their number; `keys` those of all items, sound
    or not, in their order, None where an item has none; `regions` the well-formed region codes
    with their number.
    """

    regions: Sequence[tuple[int, str]]
    items: Mapping[str, Sequence[tuple[int, Item]]]
    keys: Mapping[str, Sequence[str | None]]


def unresolved(held: Held, regions: Collection[str]) -> Iterator[Unresolved]:
    """Every broken reference as (problem code, place, values of its sentence)."""
    for number, code in held.regions:
        if code not in regions:
            yield "unknown-region", ("regions", number), {"name": code}
    known = {part: {key for key in keys if key} for part, keys in held.keys.items()}
    for part in PARTS:
        yield from _doubled(part, held.keys[part])
        for number, item in held.items[part]:
            yield from broken(item, (part, number), known)
    yield from broken_goals(held.items["documents"], held.items["objectives"])


def _doubled(part: str, keys: Sequence[str | None]) -> Iterator[Unresolved]:
    seen: set[str] = set()
    for number, key in enumerate(keys):
        if key and key in seen:
            yield "doubled-item", (part, number, "key"), {"name": key}
        seen.add(key or "")


def broken(
    value: Value, location: Location, known: Mapping[str, Collection[str]]
) -> Iterator[Unresolved]:
    """References in the value to keys that are not known; `known` are the keys of each part."""
    for name, part in references_in(type(value)):
        held = getattr(value, name)
        if isinstance(held, str) and held not in known[part]:
            yield "unknown-reference", (*location, name), {"name": held, "part": part}
        elif isinstance(held, tuple):
            for number, key in enumerate(held):
                if key not in known[part]:
                    place = (*location, name, number)
                    yield "unknown-reference", place, {"name": key, "part": part}
    for name in _nested(type(value)):
        for number, inner in enumerate(getattr(value, name)):
            yield from broken(inner, (*location, name, number), known)


@cache
def references_in(kind: type[Value]) -> tuple[tuple[str, str], ...]:
    """Fields of that kind that hold keys, with the part they name."""
    fields = kind.model_fields.items()
    return tuple((name, part) for name, field in fields if (part := _target(field)))


def _target(field: FieldInfo) -> str | None:
    marks = [*field.metadata, *_metadata_within(field.annotation)]
    return next((mark.part for mark in marks if isinstance(mark, Refers)), None)


def _metadata_within(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _metadata_within(argument)


@cache
def _nested(kind: type[Value]) -> tuple[str, ...]:
    """Fields of that kind that hold lists of values with references of their own."""

    def inner(annotation: Any) -> Any:
        arguments = get_args(annotation)
        return arguments[0] if arguments and annotation is not None else None

    found = []
    for name, field in kind.model_fields.items():
        held = inner(field.annotation)
        if isinstance(held, type) and issubclass(held, Value) and references_in(held):
            found.append(name)
    return tuple(found)


def broken_goals(
    documents: Iterable[tuple[int, Item]], objectives: Iterable[tuple[int, Item]]
) -> Iterator[Unresolved]:
    """Objectives that serve a goal which their document does not have."""
    goals = {
        document.key: {goal.key for goal in document.goals}
        for _, document in documents
        if isinstance(document, Document)
    }
    for number, objective in objectives:
        for place, link in enumerate(objective.links if isinstance(objective, Objective) else ()):
            if link.document in goals and link.goal not in goals[link.document]:
                location = ("objectives", number, "links", place, "goal")
                part = f"documents[{link.document}].goals"
                yield "unknown-reference", location, {"name": link.goal, "part": part}

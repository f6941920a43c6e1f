"""Keys that name nothing, keys that name two things, regions that do not exist."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from selaras.core.plan.masterplan import PARTS, Masterplan
from selaras.core.plan.problems import Location
from selaras.core.plan.values import Refers, Value

Unresolved = tuple[str, Location, dict[str, str]]


def unresolved(plan: Masterplan, regions: Collection[str]) -> Iterator[Unresolved]:
    """Every broken reference as (problem code, place, values of its sentence)."""
    for number, code in enumerate(plan.regions):
        if code not in regions:
            yield "unknown-region", ("regions", number), {"name": code}
    known = {part: {item.key for item in plan.items(part)} for part in PARTS}
    for part in PARTS:
        yield from _doubled(part, plan)
        for number, item in enumerate(plan.items(part)):
            yield from _broken(item, (part, number), known)
    yield from _unknown_goals(plan)


def _doubled(part: str, plan: Masterplan) -> Iterator[Unresolved]:
    seen: set[str] = set()
    for number, item in enumerate(plan.items(part)):
        if item.key in seen:
            yield "doubled-item", (part, number, "key"), {"name": item.key}
        seen.add(item.key)


def _broken(value: Value, location: Location, known: dict[str, set[str]]) -> Iterator[Unresolved]:
    for name, part in _references(type(value)):
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
            yield from _broken(inner, (*location, name, number), known)


@cache
def _references(kind: type[Value]) -> tuple[tuple[str, str], ...]:
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
        if isinstance(held, type) and issubclass(held, Value) and _references(held):
            found.append(name)
    return tuple(found)


def _unknown_goals(plan: Masterplan) -> Iterator[Unresolved]:
    goals = {key: {goal.key for goal in document.goals} for key, document in plan.document.items()}
    for number, objective in enumerate(plan.objectives):
        for place, link in enumerate(objective.links):
            if link.document in goals and link.goal not in goals[link.document]:
                location = ("objectives", number, "links", place, "goal")
                part = f"documents[{link.document}].goals"
                yield "unknown-reference", location, {"name": link.goal, "part": part}

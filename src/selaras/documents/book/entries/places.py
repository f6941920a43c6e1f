"""Programmes, objectives and quick wins in the order of dimensions, none of them lost.

A plan may name a dimension that is not one of the six. What stands there is kept in a group of
its own after the six, so that a reader sees it and can mend it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from selaras.core.framework import Knowledge
from selaras.core.text import Text

UNKNOWN_COLOUR = "#55605d"

_OTHER_DIMENSION = Text(id="Dimensi lain: {code}", en="Other dimension: {code}")
_OTHER_SUB_DIMENSION = Text(id="Subdimensi lain: {code}", en="Other sub-dimension: {code}")


class Placed(Protocol):
    """Anything that belongs to a dimension and one of its parts."""

    @property
    def dimension(self) -> str: ...
    @property
    def sub_dimension(self) -> str: ...


T = TypeVar("T", bound=Placed)


@dataclass(frozen=True, slots=True)
class SubGroup(Generic[T]):
    """What belongs to one sub-dimension."""

    code: str
    name: Text
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """What belongs to one dimension; `goal` is None for a dimension that is not of the six."""

    code: str
    letter: str
    name: Text
    colour: str
    goal: Text | None
    subs: tuple[SubGroup[T], ...]

    @property
    def items(self) -> tuple[T, ...]:
        """Everything in the dimension, in the order of its parts."""
        return tuple(item for sub in self.subs for item in sub.items)


def by_dimension(items: Iterable[T], knowledge: Knowledge) -> tuple[Group[T], ...]:
    """The six dimensions in their order, also when empty, then those that nobody knows."""
    held: dict[str, dict[str, list[T]]] = {code: {} for code in knowledge.dimension}
    for item in items:
        held.setdefault(item.dimension, {}).setdefault(item.sub_dimension, []).append(item)
    return tuple(_group(code, subs, knowledge) for code, subs in held.items())


def _group(code: str, held: dict[str, list[T]], knowledge: Knowledge) -> Group[T]:
    dimension = knowledge.dimension.get(code)
    own = [sub.code for sub in dimension.sub_dimensions] if dimension else []
    order = [sub for sub in own if sub in held] + [sub for sub in held if sub not in own]
    subs = tuple(SubGroup(sub, sub_name(sub, knowledge), tuple(held[sub])) for sub in order)
    if dimension is None:
        name = _OTHER_DIMENSION.format(code=code)
        return Group(code, "", name, UNKNOWN_COLOUR, None, subs)
    return Group(code, dimension.letter, dimension.name, dimension.colour, dimension.goal, subs)


def sub_name(code: str, knowledge: Knowledge) -> Text:
    """The name of a sub-dimension, or its code with a word that nobody knows it."""
    known = knowledge.sub_dimension.get(code)
    return known.name if known else _OTHER_SUB_DIMENSION.format(code=code)


def dimension_name(code: str | None, knowledge: Knowledge) -> Text | None:
    """The name of a dimension, or its code with a word that nobody knows it."""
    if code is None:
        return None
    known = knowledge.dimension.get(code)
    return known.name if known else _OTHER_DIMENSION.format(code=code)

"""What a rule really looks at, to be held against what it says."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from selaras.core.checks import Context, Found, Rule
from selaras.core.framework import Knowledge
from selaras.core.plan import PARTS, Masterplan, Value

Kind = TypeVar("Kind", bound=Value)

_EMPTY: dict[str, Any] = dict.fromkeys(PARTS, ())
_seen: set[str] = set()


def read_by(rule: Rule, plan: Masterplan, knowledge: Knowledge) -> set[str]:
    """The paths of everything that the rule reads in that plan."""
    # A plan made for this rule, for what it works out for one would hide what the next one reads.
    parts = {
        part: tuple(_watching(item, f"{part}.") for item in plan.items(part)) for part in PARTS
    }
    fresh = _watching(plan.model_copy(update=parts), "")
    _seen.clear()
    list(rule.find(Context(fresh, knowledge)))
    return set(_seen)


def as_declared(paths: set[str]) -> set[str]:
    """Paths as rules declare them: a part by itself, or its keys, only where there is no field."""
    named = {path.removesuffix(".key") for path in paths}
    return {path for path in named if not any(each.startswith(f"{path}.") for each in named)}


def _watching(value: Kind, path: str) -> Kind:
    """A copy that notes under that path which of its fields are read."""
    copy = value.model_copy()
    object.__setattr__(copy, "__class__", _kind(type(value), path))
    return copy


@cache
def _kind(kind: type[Kind], path: str) -> type[Kind]:
    class Watching(kind):  # type: ignore[misc, valid-type]
        def __getattribute__(self, name: str) -> Any:
            if name in kind.model_fields:
                _seen.add(path + name)
            return super().__getattribute__(name)

    return Watching


def judges_alone(rule: Rule, plan: Masterplan, knowledge: Knowledge) -> bool:
    """Whether it finds in the plan what it finds at each item, and at the plan, by themselves.

    Never so for a rule that looks at no items.
    """
    try:
        apart = list(_found_apart(rule, plan, knowledge))
    except KeyError:  # It followed the name of another item.
        return False
    found = list(rule.find(Context(plan, knowledge)))
    return bool(_parts(rule)) and sorted(apart, key=repr) == sorted(found, key=repr)


def _found_apart(rule: Rule, plan: Masterplan, knowledge: Knowledge) -> Iterator[Found]:
    nothing = plan.model_copy(update=_EMPTY)
    yield from (fault for fault in rule.find(Context(nothing, knowledge)) if not fault.part)
    for part in _parts(rule):
        for item in plan.items(part):
            narrowed = plan.model_copy(update={**_EMPTY, part: (item,)})
            yield from (fault for fault in rule.find(Context(narrowed, knowledge)) if fault.part)


def _parts(rule: Rule) -> set[str]:
    return {path.partition(".")[0] for path in rule.reads} & set(PARTS)

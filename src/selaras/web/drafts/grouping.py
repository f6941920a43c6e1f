"""Under which heading an item stands in the list of its part, in the order of the books."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selaras.core.framework import Knowledge
from selaras.core.plan import Item, Masterplan
from selaras.web.plans.naming import name_by_key, told


@dataclass(frozen=True, slots=True)
class Group:
    """Items that stand together. `fields` are what an item added here begins with."""

    code: str
    label: str
    fields: tuple[tuple[str, str], ...] = ()


_BY_DIMENSION = frozenset({"gaps", "missions", "objectives", "programmes", "quick_wins"})
_BY_CHOICE = {
    "facts": "element",
    "actions": "part",
    "strategies": "kind",
    "bodies": "role",
    "ceilings": "fund",
}
UNMOVED = frozenset({"accounts", "narratives"})
"""Parts in which the code of an item says where it stands."""

Members = tuple[tuple[Group, tuple[Item, ...]], ...]


def grouped(plan: Masterplan, knowledge: Knowledge, part: str) -> Members:
    """All items of a part under their headings; headings without items are left out."""
    code_of = _code_of(plan, part)
    held: dict[str, list[Item]] = {}
    for item in plan.items(part):
        held.setdefault(code_of(item), []).append(item)
    if part == "accounts":
        held = {"": [*sorted(plan.accounts, key=lambda each: account_steps(each.code))]}
    order = [code for code in _order(plan, knowledge, part) if code in held]
    rest = [code for code in held if code not in order]
    return tuple((group(plan, part, code), tuple(held[code])) for code in [*order, *rest])


def siblings(plan: Masterplan, knowledge: Knowledge, part: str, key: str) -> tuple[Item, ...]:
    """The items that stand under the same heading, in their order; raises KeyError."""
    for _, members in grouped(plan, knowledge, part):
        if any(item.key == key for item in members):
            return members
    raise KeyError(key)


def account_steps(code: str) -> tuple[tuple[int, str], ...]:
    """A code of an account so that 4.2 comes before 4.10."""
    return tuple((int(step) if step.isdecimal() else 0, step) for step in code.split("."))


def _code_of(plan: Masterplan, part: str) -> Callable[[Item], str]:
    if part in _BY_DIMENSION:
        return lambda item: getattr(item, "dimension", None) or ""
    if part == "indicators":
        return lambda item: str(getattr(item, "objective", ""))
    if part == "swot":
        return lambda item: f"{getattr(item, 'element', '')}/{getattr(item, 'kind', '')}"
    if name := _BY_CHOICE.get(part):
        return lambda item: str(getattr(item, name))
    return lambda item: ""


def _order(plan: Masterplan, knowledge: Knowledge, part: str) -> Iterable[str]:
    if part in _BY_DIMENSION:
        return [*knowledge.dimension, ""]
    if part == "indicators":
        return [each.key for each in plan.objectives]
    if part == "swot":
        kinds = knowledge.words("swot").field("kind").choices
        return [f"{each.code}/{kind.code}" for each in knowledge.readiness for kind in kinds]
    if part == "ceilings":
        return [*knowledge.fund]
    if name := _BY_CHOICE.get(part):
        return [each.code for each in knowledge.words(part).field(name).choices]
    return []


def group(plan: Masterplan, part: str, code: str) -> Group:
    """The heading with that code; one without a label for parts that have no headings."""
    fields = tuple(_fields(part, code))
    label = " · ".join(
        name_by_key(plan, "objectives", value)
        if name == "objective"
        else told(plan, part, name, value)
        for name, value in fields
    )
    return Group(code, label, fields)


def _fields(part: str, code: str) -> Iterator[tuple[str, str]]:
    if not code:
        return
    if part in _BY_DIMENSION:
        yield "dimension", code
    elif part == "indicators":
        yield "objective", code
    elif part == "swot":
        element, kind = code.split("/")
        yield from (("element", element), ("kind", kind))
    elif name := _BY_CHOICE.get(part):
        yield name, code


def depth(part: str, item: Item) -> int:
    """How far the item is set in: accounts by their code, at most three steps."""
    return min(str(getattr(item, "code", "")).count("."), 3) if part == "accounts" else 0

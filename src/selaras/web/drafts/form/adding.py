"""The short form of a new item: what it cannot be without, begun from where one came."""

from collections.abc import Iterator, Mapping
from typing import Any

from selaras.core.plan import Kind, Shape, shapes
from selaras.web.drafts.form.building import FormField, ItemForm
from selaras.web.drafts.form.inputs import Inputs
from selaras.web.drafts.form.options import Options
from selaras.web.drafts.form.reading import InputProblem
from selaras.web.plans.access import Opened

_MORE: dict[str, tuple[str, ...]] = {
    "documents": ("number", "year"),
    "agencies": ("abbreviation",),
    "facts": ("value", "unit", "year", "statement"),
    "indicators": ("unit", "owner"),
    "programmes": ("lead",),
    "actions": ("lead",),
    "quick_wins": ("lead",),
}
"""Fields that the form asks for beside the required ones; a fact needs a value or a statement."""

_BEGUN = (Kind.CODE, Kind.CHOICE, Kind.REFERENCE)
"""Kinds of fields that an address can begin with."""


class NewItemForm(ItemForm):
    """The form of an item that is not there yet, begun with the JSON data `held`."""

    def __init__(self, opened: Opened, part: str, held: Mapping[str, Any]) -> None:
        self.opened = opened
        self.part = part
        self.key = ""
        self.held = dict(held)
        self.options = Options(opened)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the form asks for, in the order of the item's form."""
        more = _MORE.get(self.part, ())
        wanted = {each.name for each in shapes(self.part) if each.required or each.name in more}
        return tuple(field.name for field in self.words.fields if field.name in wanted)

    def asked(
        self, typed: Inputs | None = None, problems: tuple[InputProblem, ...] = ()
    ) -> tuple[FormField, ...]:
        """Those fields, as the template draws them."""
        return tuple(self.field(name, typed, problems) for name in self.names)


def begun(opened: Opened, part: str, query: Mapping[str, str], agency: str) -> dict[str, str]:
    """What a new item begins with: what the list was narrowed to, and the writer's own agency."""
    found = dict(_from_query(part, query))
    for name in ("lead", "owner"):
        chosen = query.get("agency") or agency
        if chosen in opened.plan.agency and any(each.name == name for each in shapes(part)):
            found.setdefault(name, chosen)
    return found


def _from_query(part: str, query: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for shape in shapes(part):
        value = query.get(shape.name, "")
        if value and not shape.many and shape.kind in _BEGUN:
            yield shape.name, value[:80]


def waits_for(opened: Opened, part: str) -> tuple[str, ...]:
    """Parts that must have an item before this part can: indicators wait for objectives."""
    return tuple(
        shape.part
        for shape in _references(part)
        if shape.required and not opened.plan.items(shape.part)
    )


def _references(part: str) -> Iterator[Shape]:
    return (each for each in shapes(part) if each.kind == Kind.REFERENCE)

"""What may be chosen in a field: codes that the programme fixes, and other items of the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selaras.core.framework import FieldWords
from selaras.core.plan import Agency, Kind, Shape
from selaras.web.plans.access import Opened
from selaras.web.plans.naming import name_of
from selaras.web.ui.templatetags.selaras import said

FOLLOWS = {"sub_dimension": "dimension", "sub_element": "element", "goal": "document"}
"""Fields whose options depend on what is chosen in the field beside them."""

_FREE = ("measure", "key")
"""Codes that people make up."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be chosen. `of` is the value of the field it follows, `group` its name.

    `short` is another name under which people know it.
    """

    value: str
    label: str
    of: str = ""
    group: str = ""
    short: str = ""


def is_free(shape: Shape) -> bool:
    """Whether people make up the code themselves."""
    return shape.kind == Kind.CODE and shape.name in _FREE


def has_options(shape: Shape) -> bool:
    """Whether a value is chosen from a list."""
    if shape.kind in (Kind.CHOICE, Kind.FLAG, Kind.REFERENCE):
        return True
    return shape.kind == Kind.CODE and not is_free(shape)


class Options:
    """The options of the fields of one plan, each list made when it is first asked for."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._known: dict[tuple[str, str], tuple[Option, ...]] = {}

    def of(self, shape: Shape, words: FieldWords) -> tuple[Option, ...]:
        """What may be chosen in the field, in the language of the page."""
        if shape.kind in (Kind.CHOICE, Kind.FLAG):
            codes = shape.choices or tuple(choice.code for choice in words.choices)
            return tuple(Option(code, said(words.choice(code))) for code in codes)
        place = (shape.part, "" if shape.part else shape.name)
        if place not in self._known:
            found = self._items(shape.part) if shape.part else self._codes(shape.name)
            self._known[place] = tuple(found)
        return self._known[place]

    def measures(self) -> tuple[str, ...]:
        """The measures that facts of the plan name already."""
        return tuple(sorted({fact.measure for fact in self._opened.plan.facts if fact.measure}))

    def _items(self, part: str) -> Iterator[Option]:
        plan = self._opened.plan
        for item in plan.items(part):
            short = item.abbreviation or "" if isinstance(item, Agency) else ""
            yield Option(item.key, name_of(plan, part, item), short=short)

    def _codes(self, name: str) -> Iterable[Option]:
        known = self._opened.knowledge
        match name:
            case "dimension":
                return (Option(each.code, said(each.name)) for each in known.dimensions)
            case "sub_dimension":
                return (
                    Option(sub.code, said(sub.name), each.code, said(each.name))
                    for each in known.dimensions
                    for sub in each.sub_dimensions
                )
            case "sub_element":
                return (
                    Option(sub.code, said(sub.name), each.code, said(each.name))
                    for each in known.readiness
                    for sub in each.sub_elements
                )
            case "fund":
                return (Option(each.code, said(each.name)) for each in known.funds)
            case "book":
                return (Option(each.code, each.decree) for each in known.code_books)
            case "goal":
                return self._goals()
        return ()

    def _goals(self) -> Iterator[Option]:
        for document in self._opened.plan.documents:
            for goal in document.goals:
                label = f"{goal.number}. {said(goal.text)}" if goal.number else said(goal.text)
                yield Option(goal.key, label[:200], document.key, said(document.title))

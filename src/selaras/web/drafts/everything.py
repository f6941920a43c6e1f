"""All that is filled in a plan, as one page shows it: to be printed, and to be read through."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from selaras.core.framework import FieldWords
from selaras.core.plan import OWN, Item, Shape, data_of, shapes
from selaras.web.assignments.access import Writable
from selaras.web.drafts.overview import WRITTEN
from selaras.web.plans.naming import name_of, told_value
from selaras.web.plans.queries.findings import address_of_form, address_of_item
from selaras.web.ui.templatetags.selaras import said

_ORIGIN = "origin"
"""Where an item came from stands in its form; here it would come again with each item."""


@dataclass(frozen=True, slots=True)
class FilledPart:
    """A part with its items as HTML; `items` counts them."""

    code: str
    title: str
    items: int
    body: SafeString


@dataclass(frozen=True, slots=True)
class _Told:
    """A field with its label, ready to be told for one item after the other."""

    shape: Shape
    words: FieldWords
    label: str


class Everything:
    """Tells the filled fields of a plan.

    Text by text and not by a template: a plan of three hundred programmes has thousands of them.
    """

    def __init__(self, writable: Writable) -> None:
        self._writable = writable
        self._opened = writable.opened
        self._plan = writable.opened.plan

    def parts(self) -> Iterator[FilledPart]:
        """The plan's own fields, then the parts that hold anything, in the order of writing."""
        fields = self._fields(OWN)
        own = self._rows(fields, data_of(self._plan, OWN, ""))
        words = self._opened.knowledge.words(OWN)
        link = ""
        if self._writable.may(OWN):
            address = escape(address_of_form(OWN, "", self._plan.key))
            link = f'<p><a href="{address}">{escape(gettext("Buka isiannya"))}</a></p>'
        yield FilledPart("own", said(words.title), 1, SafeString(f"{link}{own}"))
        for part in WRITTEN:
            items = self._plan.items(part)
            if items:
                body = "".join(self._items(part, items))
                title = said(self._opened.knowledge.words(part).title)
                yield FilledPart(part, title, len(items), SafeString(body))

    def _items(self, part: str, items: tuple[Item, ...]) -> Iterator[str]:
        fields = self._fields(part)
        for item in items:
            name = escape(name_of(self._plan, part, item))
            to = address_of_form if self._writable.may(part, item.key) else address_of_item
            address = escape(to(part, item.key, self._plan.key))
            rows = self._rows(fields, item.model_dump(mode="json", exclude_defaults=True))
            yield f'<h3><a href="{address}">{name}</a></h3>{rows}'

    def _fields(self, part: str) -> tuple[_Told, ...]:
        words = self._opened.knowledge.words(part)
        known = {each.name: each for each in shapes(part)}
        return tuple(
            _Told(known[each.name], each, escape(said(each.label)))
            for section in words.sections
            for each in section.fields
            if each.name in known and each.name != _ORIGIN
        )

    def _rows(self, fields: tuple[_Told, ...], data: dict[str, Any]) -> str:
        found = [
            f"<dt>{each.label}</dt><dd>{self._told(each, data[each.shape.name])}</dd>"
            for each in fields
            if data.get(each.shape.name) is not None
        ]
        return f'<dl class="sheet">{"".join(found)}</dl>'

    def _told(self, field: _Told, value: Any) -> str:
        if isinstance(value, dict):
            value = {name: each for name, each in value.items() if name != _ORIGIN}
        return escape(told_value(self._plan, field.shape, field.words, value)).replace("\n", "<br>")

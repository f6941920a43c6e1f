"""Fields that several forms use: a day, a place, a person."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext

from selaras.web.accounts.models import Organisation
from selaras.web.teams.queries.people import Place
from selaras.web.teams.seats import GOVERNMENTS

T = TypeVar("T")


class DayField(forms.DateField):
    """A day, picked in the browser's own calendar."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **options)


class PickField(forms.ChoiceField):
    """One of several objects: shown in groups, sent by key, cleaned to the object."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._objects: dict[str, Any] = {}

    def offer(
        self,
        found: Iterable[T],
        *,
        key: Callable[[T], str],
        group: Callable[[T], str],
        name: Callable[[T], str],
    ) -> None:
        """Let these be chosen, in this order; those without a group first, the others under it."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for each in found:
            groups.setdefault(group(each), []).append((key(each), name(each)))
            self._objects[key(each)] = each
        alone = groups.pop("", [])
        self.choices = [("", gettext("Pilih…")), *alone, *groups.items()]

    def clean(self, value: Any) -> Any:
        """The object; None where nothing was chosen and nothing had to be."""
        chosen = super().clean(value)
        return self._objects[chosen] if chosen else None


def offer_places(field: PickField, places: Iterable[Place]) -> None:
    """Offer organisations and bodies in three groups."""
    field.offer(places, key=lambda place: place.key, group=_group, name=lambda place: place.name)


def _group(place: Place) -> str:
    if place.body is not None:
        return gettext("Badan yang dibentuk dengan SK")
    if place.organisation.kind == Organisation.Kind.AGENCY:
        return gettext("Perangkat daerah")
    if place.organisation.kind in GOVERNMENTS:
        return gettext("Pemerintah")
    return gettext("Lainnya")

"""The cast in an empty database, written once by the site and copied from then on."""

import copy
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Model

from selaras.web.accounts.models import Body, Membership, Organisation, Person
from selaras.web.project.cast import Cast, load_cast

WRITTEN: tuple[type[Model], ...] = (Organisation, Body, Person, EmailAddress, Membership)
"""What `load_cast` writes, each after what it points to."""

_known: list[tuple[type[Any], list[Any]]] = []
_numbers: dict[Any, int] = {}


def cast_in_place() -> Cast:
    """The same rows as `load_cast`, which asks once for each of them and takes ten times as long.

    Where the database already holds people or organisations, `load_cast` itself writes them.
    """
    if any(model._default_manager.exists() for model in WRITTEN):
        return load_cast()
    if not _known:
        cast = load_cast()
        _known.extend((model, list(model._default_manager.order_by("pk"))) for model in WRITTEN)
        _numbers.update({place: person.pk for place, person in cast.items()})
        return cast
    people: dict[int, Person] = {}
    for model, rows in _known:
        copies = model._default_manager.bulk_create([copy.copy(row) for row in rows])
        if model is Person:
            people = {person.pk: person for person in copies}
    return {place: people[number] for place, number in _numbers.items()}

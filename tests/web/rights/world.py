"""Neighbouring regions with plans, people and papers in every state, and one person per role.

Whatever belongs to one region alone carries a word that stands nowhere else on the site.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.test import Client
from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast, load_cast
from selaras.web.project.models import Heartbeat
from tests.web.conftest import signed_in
from tests.web.rights.place import Place, settle

HOME, NEIGHBOUR, THIRD = "73.22", "73.17", "73.24"

# Whoever serves several regions of the cast is at home where somebody of the role serves one.
_PLACES = {
    Role.ADVISER: (THIRD, NEIGHBOUR),
    Role.ASSESSOR: (NEIGHBOUR, HOME),
}


@dataclass
class Actor:
    """Somebody who visits: a browser, where they are at home, and which region is another."""

    name: str
    client: Client
    person: Person | None = None
    own: str = HOME
    other: str | None = NEIGHBOUR
    cookie: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.person is not None:
            assert self.client.session[SESSION_KEY] == str(self.person.pk)
            self.cookie = self.client.cookies["sessionid"].value

    @contextmanager
    def fresh(self) -> Iterator[Client]:
        """The browser as it was after signing in, whatever an earlier visit did to it."""
        self.client.cookies.clear()
        if self.cookie:
            self.client.cookies["sessionid"] = self.cookie
        yield self.client


@dataclass
class World:
    """The made-up country: the cast, the regions by code, the actors by name."""

    cast: Cast
    places: dict[str, Place]
    actors: dict[str, Actor]


def make_world() -> World:
    """Write everything; belongs into a transaction that is rolled back."""
    cast = load_cast()
    Heartbeat.objects.create(worker="rights", at=timezone.now())
    with transaction.atomic():
        places = {code: settle(cast, code) for code in (HOME, NEIGHBOUR, THIRD)}
    return World(cast, places, _actors(cast))


def _actors(cast: Cast) -> dict[str, Actor]:
    found = [
        Actor("visitor", Client(SERVER_NAME="localhost", raise_request_exception=False)),
        _actor("ended", _whose_post_ended()),
    ]
    for role in Role:
        if role in (Role.MINISTRY_OFFICER, Role.SUPPORT):
            found.append(_actor(role, cast["", role], HOME, None))
        else:
            own, other = _PLACES.get(role, (HOME, NEIGHBOUR))
            found.append(_actor(role, cast[own, role], own, other))
    found.append(_actor("observer of the province", cast["73", Role.OBSERVER], HOME, None))
    found.append(_actor("assessor who advised", _who_advised_and_assesses(cast)))
    return {actor.name: actor for actor in found}


def _actor(name: str, person: Person, own: str = HOME, other: str | None = NEIGHBOUR) -> Actor:
    client = signed_in(person)
    client.raise_request_exception = False
    return Actor(str(name), client, person, own, other)


def _whose_post_ended() -> Person:
    """The former secretariat of the home region: signed in, no post any more."""
    person = register(email="lama@contoh.selaras.test", name="Mantan Sekretariat", password=None)
    today = timezone.localdate()
    Membership.objects.create(
        person=person,
        organisation=Organisation.objects.get(region=HOME, kind=Organisation.Kind.LOCAL_GOVERNMENT),
        role=Role.SECRETARIAT,
        since=today - timedelta(days=400),
        until=today - timedelta(days=1),
    )
    return person


def _who_advised_and_assesses(cast: Cast) -> Person:
    """An assessor of the home region who advised it until last year."""
    person = register(email="dua@contoh.selaras.test", name="Penilai Mantan", password=None)
    today = timezone.localdate()
    government = Organisation.objects.get(region=HOME, kind=Organisation.Kind.LOCAL_GOVERNMENT)
    ended = today - timedelta(days=300)
    for role, since, until in (
        (Role.ADVISER, ended - timedelta(days=300), ended),
        (Role.ASSESSOR, today - timedelta(days=30), None),
    ):
        Membership.objects.create(
            person=person, organisation=government, role=role, since=since, until=until
        )
    return person

"""Neighbouring regions with plans, people and papers in every state, and one person per role.

Whatever belongs to one region alone carries a word that stands nowhere else on the site.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client
from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import INSIDE, Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.consents.models import Consent
from selaras.web.project.cast import Cast
from selaras.web.project.models import Heartbeat
from selaras.web.sign_ins.middleware import SEEN
from tests.web.casting import cast_in_place
from tests.web.conftest import signed_in
from tests.web.rights.asking import ask_everybody
from tests.web.rights.forms import Form
from tests.web.rights.guided import GUIDED, VISITED, Guidance, settle_guidance
from tests.web.rights.place import SECRET, Place, settle
from tests.web.rights.rounds import ANSWERED, SEALED, TOLD, Rounds, settle_rounds

PASSWORD = "empat kata yang acak 2026"
"""Everybody's password."""

LASTS = timedelta(hours=1)
"""What holds for a moment holds this long here: many tests share one world."""

HOME, NEIGHBOUR, THIRD = "73.22", "73.17", "73.24"

# Those whose posts reach every region of the world; drafts they may only follow.
_EVERYWHERE = {"ministry_officer", "support", "observer of the province"}

# Those who see nothing of their region but what everybody sees; those who read its drafts.
_OUTSIDE = {"visitor", "ended", "citizen", "assessor who advised"}
_READERS = {*INSIDE, Role.ADVISER}
_READ_ANSWERS = {*_READERS, Role.ASSESSOR}
_READ_MARKS = {*INSIDE, Role.ASSESSOR}
_FOLLOW_GUIDANCE = {*_READERS, Role.OBSERVER}

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
    """The made-up country: the cast, the regions by code, the actors by name.

    `forms` remembers by actor and address what pages of the untouched country hold.
    """

    cast: Cast
    places: dict[str, Place]
    rounds: Rounds
    guidance: Guidance
    actors: dict[str, Actor]
    officers: dict[str, Actor]
    remote: Person
    consents: dict[tuple[int, str], Consent]
    bodies: dict[Any, dict[str, Any]] = field(default_factory=dict)
    forms: dict[tuple[str, str], list[Form]] = field(default_factory=dict)

    def viewer_of(self, person: Person) -> Viewer:
        """The person as somebody who decides today."""
        return viewer_of(person, at=timezone.now())

    def secrets_from(self, actor: Actor) -> set[str]:
        """Words that nothing this actor is shown may hold."""
        words = [place.word for place in self.places.values()]
        # Marks that are not told yet are for the ministry alone, and for whoever gave them.
        sealed = {SEALED + word for word in words}
        if actor.name == Role.MINISTRY_OFFICER:
            return {SECRET + word for word in words}
        if actor.name in _EVERYWHERE:
            openings = [SECRET, ANSWERED, TOLD, VISITED]
            openings += [GUIDED] if actor.name == Role.SUPPORT else []
            return sealed | {opening + word for opening in openings for word in words}
        own = self.places[actor.own].word
        hidden = sealed | {word for word in words if word != own}
        hidden |= {ANSWERED + own} if actor.name not in _READ_ANSWERS else set()
        hidden |= {TOLD + own} if actor.name not in _READ_MARKS else set()
        hidden |= {GUIDED + own} if actor.name not in _FOLLOW_GUIDANCE else set()
        hidden |= {VISITED + own} if actor.name != Role.ADVISER else set()
        if actor.name in _OUTSIDE:
            hidden.add(own)
        elif actor.name not in _READERS:
            hidden.add(SECRET + own)
        return hidden


def make_world() -> World:
    """Write everything; belongs into a transaction that is rolled back."""
    cast = cast_in_place()
    Heartbeat.objects.create(worker="rights", at=timezone.now() + LASTS)
    with transaction.atomic():
        places = {code: settle(cast, code) for code in (HOME, NEIGHBOUR, THIRD)}
    Person.objects.update(password=make_password(PASSWORD, hasher="md5"))
    for person in (*cast.values(), *(place.person for place in places.values())):
        person.refresh_from_db()
    actors = _actors(cast)
    advised = actors["assessor who advised"].person
    assert advised is not None
    rounds = settle_rounds(cast, places, advised.memberships.filter(role=Role.ASSESSOR))
    remote, consents = ask_everybody(
        cast["", Role.SUPPORT],
        [actor.person for actor in actors.values() if actor.person],
        [place.person for place in places.values()],
    )
    officers = {
        code: _actor(f"secretariat of {code}", cast[code, Role.SECRETARIAT], code)
        for code in places
    }
    guidance = settle_guidance(cast, places)
    return World(cast, places, rounds, guidance, actors, officers, remote, consents)


def _actors(cast: Cast) -> dict[str, Actor]:
    found = [
        # To people without a post every region is another's.
        Actor(
            "visitor",
            Client(SERVER_NAME="localhost", raise_request_exception=False),
            other=None,
        ),
        _actor("ended", _whose_post_ended(), other=None),
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
    session = client.session
    # Every visit is undone, so none notes that the session is in use.
    later = (timezone.now() + LASTS).timestamp()
    session["account_authentication_methods"] = [
        {"method": "password", "at": later, "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session[SEEN] = later
    session.save()
    return Actor(str(name), client, person, own, other)


def _whose_post_ended() -> Person:
    """The former secretariat of the home region: signed in, no post any more."""
    person = register(
        email="lama@contoh.selaras.test", name="Mantan Sekretariat", password=PASSWORD
    )
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
    person = register(email="dua@contoh.selaras.test", name="Penilai Mantan", password=PASSWORD)
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

"""Requests of support to everybody in the world, in each state."""

from datetime import timedelta

from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.consents.models import Consent

Consents = dict[tuple[int, str], Consent]


def ask_everybody(
    support: Person, people: list[Person], others: list[Person]
) -> tuple[Person, Consents]:
    """Requests of the support officer to `others`; of a second one to `people` and one more."""
    second = _person("dukungan-kedua", Role.SUPPORT)
    remote = _person("yang-ditanya", Role.OBSERVER)
    found: Consents = {}
    # One officer may only have a few requests open.
    for supporter, asked in ((support, others), (second, [remote, *people])):
        for person in {each.pk: each for each in asked}.values():
            if person != supporter:
                for state in ("waiting", "open", "ended"):
                    found[person.pk, state] = _consent(supporter, person, state)
    return remote, found


def _person(name: str, role: Role) -> Person:
    person = register(email=f"{name}@contoh.selaras.test", name=name, password=None)
    Membership.objects.create(
        person=person,
        organisation=Organisation.objects.get(kind=Organisation.Kind.MINISTRY),
        role=role,
        since=timezone.localdate() - timedelta(days=100),
    )
    return person


def _consent(supporter: Person, person: Person, state: str) -> Consent:
    now = timezone.now()
    granted = None if state == "waiting" else now - timedelta(minutes=5)
    return Consent.objects.create(
        supporter=supporter,
        address=person.email,
        person=person,
        reason=f"Halaman {person.name} tidak terbuka",
        asked_at=now - timedelta(hours=1),
        granted_at=granted,
        until=granted and now + timedelta(hours=1),
        ended_at=now - timedelta(minutes=1) if state == "ended" else None,
        ended_by=person if state == "ended" else None,
    )

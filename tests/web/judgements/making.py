"""Assessors, seats and marks for tests."""

from datetime import date, datetime
from fractions import Fraction

from django.test import Client
from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.assessments.models import Participant
from selaras.web.judgements.actions.marks import finish, give_mark
from selaras.web.judgements.models import Seat
from tests.web.conftest import signed_in

BEGIN = date(2022, 1, 3)


def make_assessor(name: str, region: str = "") -> Person:
    """A person with a post of assessor that reaches that region; empty: the nation."""
    place = Organisation.objects.filter(region="", kind=Organisation.Kind.MINISTRY).get()
    person = register(email=f"{name}@asesor.example", name=name, password=None, demonstration=True)
    post = Membership.objects.create(
        person=person, organisation=place, role=Role.ASSESSOR, since=BEGIN
    )
    Membership.objects.filter(pk=post.pk).update(region=region)
    return person


def seat(person: Person, participant: Participant) -> Seat:
    """The person judges the region."""
    post = Membership.objects.get(person=person, role=Role.ASSESSOR)
    return Seat.objects.create(participant=participant, holder=post, at=timezone.now())


def looking(person: Person) -> Viewer:
    """The person as a viewer today."""
    return viewer_of(person, at=timezone.now())


def mark(own: Seat, values: dict[str, str], *, at: datetime | None = None) -> None:
    """Give marks through the action."""
    by = looking(own.holder.person)
    for code, value in values.items():
        give_mark(
            seat=own, code=code, value=Fraction(value), note="", by=by, at=at or timezone.now()
        )


def lately(person: Person) -> Client:
    """A browser in which this person has given the password just now."""
    client = signed_in(person)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def done(own: Seat, values: dict[str, str]) -> bool:
    """Give marks and finish."""
    mark(own, values)
    return finish(seat=own, by=looking(own.holder.person), at=timezone.now())

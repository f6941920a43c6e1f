"""Regions that were judged, written straight into the database: answers, marks, findings."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from time import time

from django.test import Client
from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.roles import Role
from selaras.web.answers.models import Answer
from selaras.web.assessments.models import Participant
from selaras.web.judgements.models import Finding, Mark, Seat, Settlement
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in

OWN = {"baseline": "3.5", "output": "3.5", "outcome": "3.25", "impact": "3", "quick_win": "4"}
"""What the region gives itself at the five evaluation dimensions."""

FIRST = {"baseline": "3", "output": "3.5", "outcome": "3", "impact": "2.5", "quick_win": "3.5"}
SECOND = {"baseline": "3.5", "output": "3.5", "outcome": "2.5", "impact": "3", "quick_win": "3"}
"""What two assessors give. Worked by hand with the weights 10, 20, 30, 20, 20: the means are
3.25, 3.5, 2.75, 2.75 and 3.25, so the index is 0.325 + 0.7 + 0.825 + 0.55 + 0.65 = 3.05."""

INDEX = "3.05"

RECOMMENDATIONS = (
    "Tetapkan peraturan bupati tentang tata kelola data paling lambat triwulan kedua.",
    "Hubungkan layanan perizinan dengan data kependudukan.",
)


def second_assessor(cast: Cast) -> Membership:
    """The post of another assessor in the ministry."""
    person = Person.objects.create_user("asesor.dua@example.test", name="Bunga Lestari")
    ministry = Organisation.objects.get(kind=Organisation.Kind.MINISTRY)
    return Membership.objects.create(
        person=person, organisation=ministry, role=Role.ASSESSOR, since=date(2024, 1, 1)
    )


def first_assessor(cast: Cast) -> Membership:
    """The post of the assessor whom the cast has for Luwu Utara."""
    return Membership.objects.get(
        person=cast["73.22", Role.ASSESSOR], role=Role.ASSESSOR, region="73.22"
    )


def judge(
    participant: Participant,
    posts: tuple[Membership, Membership],
    *,
    first: Mapping[str, str] = FIRST,
    second: Mapping[str, str] | None = SECOND,
    finished: bool = True,
) -> list[Seat]:
    """Two assessors give these marks; only the first of them where the second gives None."""
    at = timezone.now()
    seats = []
    for post, marks in zip(posts, (first, second), strict=True):
        if marks is None:
            continue
        seat = Seat.objects.create(
            participant=participant, holder=post, at=at, finished_at=at if finished else None
        )
        Mark.objects.bulk_create(
            Mark(seat=seat, code=code, value=Decimal(value), at=at) for code, value in marks.items()
        )
        seats.append(seat)
    return seats


def recently_signed_in(person: Person) -> Client:
    """A browser in which this person has just given a password."""
    browser = signed_in(person)
    session = browser.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time(), "email": person.email}
    ]
    session.save()
    return browser


def answer(participant: Participant, values: Mapping[str, str] = OWN) -> None:
    """The region gives itself these values."""
    Answer.objects.bulk_create(
        Answer(participant=participant, code=code, value=Decimal(value), at=timezone.now())
        for code, value in values.items()
    )


def settle(participant: Participant, code: str, value: str, reason: str) -> Settlement:
    """The assessors agree on a value."""
    return Settlement.objects.create(
        participant=participant, code=code, value=Decimal(value), reason=reason, at=timezone.now()
    )


def find(participant: Participant) -> list[Finding]:
    """A strength, a weakness and two recommendations; returns the recommendations."""
    at, of = timezone.now(), Finding.Kind
    said = (
        (of.STRENGTH, "output", "Kelembagaan lengkap dan bekerja sepanjang tahun."),
        (of.WEAKNESS, "outcome", "Hasil belum diukur dengan survei yang dapat diulang."),
    )
    for kind, code, text in said:
        Finding.objects.create(participant=participant, kind=kind, code=code, text=text, at=at)
    return [
        Finding.objects.create(participant=participant, kind=of.RECOMMENDATION, text=text, at=at)
        for text in RECOMMENDATIONS
    ]

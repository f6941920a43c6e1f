"""One letter instead of ten, in the morning."""

from datetime import UTC, datetime, timedelta

import pytest

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.outbox.actions import send_gathered
from selaras.web.outbox.models import Letter
from selaras.web.outbox.tasks import send_letter
from selaras.web.project.cast import Cast
from tests.web.outbox.conftest import AT, NEIGHBOUR, OWN, Preparing
from tests.web.outbox.mail_server import MailServer

pytestmark = pytest.mark.django_db

NEXT_MORNING = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
"""07.00 in Makassar on 3 March, the first after 16.00 on 2 March."""


def test_letters_of_a_day_leave_together_in_the_morning(
    released: Preparing, server: MailServer
) -> None:
    parts = [
        released(gather=True, words={"name": "Ilham", "reason": f"Perihal {number}."})
        for number in range(10)
    ]
    assert {part.state for part in parts} == {"gathered"}
    assert send_gathered(NEXT_MORNING - timedelta(seconds=1)) == 0
    assert send_gathered(NEXT_MORNING) == 1
    assert send_gathered(NEXT_MORNING) == 0
    digest = Letter.objects.get(template="digest")
    assert digest.subject == "Selaras: 10 pemberitahuan untuk Anda"
    for number in range(10):
        assert f"Perihal {number}." in digest.body
    assert digest.body.count("Yth. Muh. Ilham Rante,") == 1
    assert digest.region == OWN
    assert set(Letter.objects.filter(digest=digest)) == set(parts)
    assert set(digest.parts.values_list("state", flat=True)) == {"merged"}
    send_letter.call(digest.pk)
    assert len(server.letters) == 1


def test_a_single_letter_keeps_its_subject(released: Preparing) -> None:
    released(gather=True)
    send_gathered(NEXT_MORNING)
    assert Letter.objects.get(template="digest").subject == "Pemberitahuan untuk Ilham"


def test_everybody_gets_a_letter_of_their_own_in_their_language(
    cast: Cast, released: Preparing
) -> None:
    planner, neighbour = cast[OWN, Role.PLANNER], cast[NEIGHBOUR, Role.PLANNER]
    neighbour.language = "en"
    neighbour.save()
    for _ in range(2):
        released(gather=True)
        released(gather=True, to=neighbour, region=NEIGHBOUR)
    assert send_gathered(NEXT_MORNING) == 2
    own, other = (
        Letter.objects.get(template="digest", person=each) for each in (planner, neighbour)
    )
    assert (own.language, own.region) == ("id", OWN)
    assert (other.language, other.region) == ("en", NEIGHBOUR)
    assert other.subject == "Selaras: 2 notices for you"
    assert other.body.startswith("Dear Nuraeni Batara,")


def test_it_goes_to_the_address_the_person_has_by_then(cast: Cast, released: Preparing) -> None:
    released(gather=True)
    Person.objects.filter(pk=cast[OWN, Role.PLANNER].pk).update(email="baru@contoh.go.id")
    send_gathered(NEXT_MORNING)
    assert Letter.objects.get(template="digest").address == "baru@contoh.go.id"


def test_letters_of_two_regions_belong_to_neither(released: Preparing) -> None:
    released(gather=True)
    released(gather=True, region=NEIGHBOUR)
    send_gathered(NEXT_MORNING)
    assert Letter.objects.get(template="digest").region == ""


def test_what_does_not_fit_into_one_letter_comes_in_the_next(released: Preparing) -> None:
    for _ in range(3):
        released(gather=True, words={"name": "Ilham", "reason": "panjang " * 3000})
    assert send_gathered(NEXT_MORNING) == 1
    assert Letter.objects.filter(state="merged").count() == 2
    assert send_gathered(NEXT_MORNING) == 1
    assert Letter.objects.filter(template="digest").count() == 2
    assert not Letter.objects.filter(state="gathered").exists()


def test_seven_o_clock_is_the_next_one(draft: Preparing) -> None:
    day = timedelta(days=1)
    assert draft(gather=True, at=AT).gather_until == NEXT_MORNING
    assert draft(gather=True, at=NEXT_MORNING - timedelta(hours=1)).gather_until == NEXT_MORNING
    assert draft(gather=True, at=NEXT_MORNING).gather_until == NEXT_MORNING + day

"""One letter when a duty was given, one when its term is near, never more."""

from datetime import UTC, date, datetime, timedelta

import pytest

from selaras.core.text import Text
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.duties.actions import finish
from selaras.web.duties.reminders import AT_ONCE, remind, remind_in_the_morning
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from tests.web.duties.conftest import AT, OWN, Giving, post_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def subjects() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("subject", flat=True))


def test_a_new_duty_is_told_of_once(given: Giving) -> None:
    given(until=TODAY + 20 * DAY)
    assert remind(AT) == 1
    assert remind(AT) == 0
    assert remind(AT + DAY) == 0
    letter = Letter.objects.get()
    assert letter.state == "gathered"
    assert letter.region == OWN
    assert letter.subject == "Tugas baru: Lengkapi fakta"
    assert "Batas waktunya 22 Maret 2026." in letter.body


def test_a_near_term_is_warned_of_once(given: Giving) -> None:
    given(until=TODAY + 20 * DAY)
    remind(AT)
    assert remind(AT + 16 * DAY) == 0
    assert remind(AT + 17 * DAY) == 1
    assert remind(AT + 18 * DAY) == 0
    assert remind(AT + 40 * DAY) == 0
    assert subjects() == ["Tugas baru: Lengkapi fakta", "Batas waktu sudah dekat: Lengkapi fakta"]


def test_a_short_term_takes_one_letter_not_two(given: Giving) -> None:
    given(until=TODAY + DAY)
    assert remind(AT) == 1
    assert remind(AT + DAY) == 0
    assert subjects() == ["Batas waktu sudah dekat: Lengkapi fakta"]


def test_a_new_term_is_warned_of_again(given: Giving) -> None:
    given(until=TODAY + DAY)
    remind(AT)
    given(until=TODAY + 10 * DAY)
    assert remind(AT + DAY) == 0
    assert remind(AT + 7 * DAY) == 1


def test_what_is_done_or_held_by_nobody_is_not_written_about(cast: Cast, given: Giving) -> None:
    given()
    finish(what="plan.facts", subject="plan:luwu-utara", by=SYSTEM, at=AT)
    given(Role.SECRETARIAT, subject="plan:ended")
    post = post_of(cast, Role.SECRETARIAT)
    post.until = TODAY - DAY
    post.save()
    given(Role.SECRETARY, subject="plan:closed")
    secretary = cast[OWN, Role.SECRETARY]
    secretary.is_active = False
    secretary.save()
    assert remind(AT) == 0


def test_in_the_language_of_the_person(cast: Cast, given: Giving) -> None:
    planner = cast[OWN, Role.PLANNER]
    planner.language = "en"
    planner.save()
    given(until=TODAY - DAY)
    given(subject="plan:2", title=Text(id="Hanya Indonesia"), until=TODAY + 9 * DAY)
    remind(AT)
    assert subjects() == ["Past its term: Complete the facts", "New task: Hanya Indonesia"]
    assert "was due on 1 March 2026, which has passed" in Letter.objects.order_by("pk")[0].body


def test_many_duties_are_written_about_in_turns(given: Giving) -> None:
    for number in range(AT_ONCE + 1):
        given(subject=f"plan:{number}")
    assert remind(AT) == AT_ONCE
    assert remind(AT) == 1
    assert remind(AT) == 0


def test_only_what_is_open_in_the_morning_is_told_of(given: Giving) -> None:
    """The morning is the hour before 07.00 in Makassar: from 22.00 to 23.00 UTC."""
    given()
    six = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
    seven = six + timedelta(hours=1)
    assert remind_in_the_morning(six - timedelta(seconds=1)) == 0
    assert remind_in_the_morning(seven) == 0
    assert remind_in_the_morning(seven - timedelta(seconds=1)) == 1
    assert Letter.objects.get().gather_until == seven

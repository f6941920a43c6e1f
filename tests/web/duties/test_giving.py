"""Something is given to do, done, or taken back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections

from selaras.core.text import Text
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, viewer_of
from selaras.web.duties import queries
from selaras.web.duties.actions import drop, finish
from selaras.web.duties.models import Duty
from selaras.web.project.cast import Cast
from tests.web.duties.conftest import AT, NEIGHBOUR, OWN, Giving, post_of

pytestmark = pytest.mark.django_db

WHAT, SUBJECT = "plan.facts", "plan:luwu-utara"
DAY = timedelta(days=1)


def test_giving_twice_changes_the_term_only(given: Giving) -> None:
    first = given(until=date(2026, 3, 10))
    Duty.objects.update(warned_at=AT, told_at=AT)
    second = given(until=date(2026, 3, 20), at=AT + DAY, title=Text(id="Lain"))
    assert second.pk == first.pk
    duty = Duty.objects.get()
    assert (duty.since, duty.until) == (AT, date(2026, 3, 20))
    assert duty.name == Text(id="Lengkapi fakta", en="Complete the facts")
    assert (duty.told_at, duty.warned_at) == (AT, None)


def test_what_is_done_can_be_given_again(cast: Cast, given: Giving) -> None:
    given()
    planner = viewer_of(cast[OWN, Role.PLANNER], at=AT)
    assert finish(what=WHAT, subject=SUBJECT, by=planner, at=AT) == 1
    assert finish(what=WHAT, subject=SUBJECT, by=planner, at=AT) == 0
    given(at=AT + DAY)
    assert Duty.objects.filter(done_at=None).count() == 1
    assert Duty.objects.count() == 2


def test_one_who_does_it_does_it_for_all(cast: Cast, given: Giving) -> None:
    given()
    given(Role.SECRETARIAT)
    given(subject="plan:luwu")
    planner = viewer_of(cast[OWN, Role.PLANNER], at=AT)
    assert finish(what=WHAT, subject=SUBJECT, by=planner, at=AT) == 2
    assert Duty.objects.get(done_at=None).subject == "plan:luwu"
    assert set(Duty.objects.exclude(done_at=None).values_list("done_by", flat=True)) == {
        cast[OWN, Role.PLANNER].pk
    }


def test_what_is_taken_back_was_not_done(cast: Cast, given: Giving) -> None:
    given()
    given(Role.SECRETARIAT)
    assert drop(what=WHAT, subject=SUBJECT, at=AT, holder=post_of(cast, Role.PLANNER)) == 1
    assert Duty.objects.filter(done_at=None).count() == 1
    assert drop(what=WHAT, subject=SUBJECT, at=AT) == 1
    assert drop(what=WHAT, subject=SUBJECT, at=AT) == 0
    planner = viewer_of(cast[OWN, Role.PLANNER], at=AT)
    assert queries.done_lately(planner, at=AT) == []


def test_done_lately_means_two_weeks(cast: Cast, given: Giving) -> None:
    given()
    finish(what=WHAT, subject=SUBJECT, by=SYSTEM, at=AT)
    planner = viewer_of(cast[OWN, Role.PLANNER], at=AT)
    assert len(queries.done_lately(planner, at=AT + 14 * DAY)) == 1
    assert queries.done_lately(planner, at=AT + 15 * DAY) == []


def test_counts_by_term(cast: Cast, given: Giving) -> None:
    today = date(2026, 3, 2)
    for number, until in enumerate(
        [today - DAY, today, today + 7 * DAY, today + 8 * DAY, None, None]
    ):
        given(subject=f"plan:{number}", until=until)
    planner = viewer_of(cast[OWN, Role.PLANNER], at=AT)
    counts = queries.counts(queries.waiting(planner), on=today)
    assert (counts.open, counts.overdue, counts.soon, counts.later) == (6, 1, 2, 3)
    terms = [duty.until for duty in queries.waiting(planner)]
    assert terms == [today - DAY, today, today + 7 * DAY, today + 8 * DAY, None, None]


def test_what_nobody_holds_is_seen_by_those_who_manage(cast: Cast, given: Giving) -> None:
    today = date(2026, 3, 2)
    given(subject="plan:held")
    ended = given(Role.AGENCY_CONTACT, subject="plan:ended")
    closed = given(Role.DIMENSION_COORDINATOR, subject="plan:closed")
    given(Role.AGENCY_CONTACT, NEIGHBOUR, subject="plan:elsewhere")
    post = post_of(cast, Role.AGENCY_CONTACT)
    post.until = today - DAY
    post.save()
    last_day = post_of(cast, Role.PLANNER)
    last_day.until = today
    last_day.save()
    coordinator = cast[OWN, Role.DIMENSION_COORDINATOR]
    coordinator.is_active = False
    coordinator.save()
    for role in (Role.SECRETARIAT, Role.HEAD_OF_REGION, Role.SECRETARY):
        viewer = viewer_of(cast[OWN, role], at=AT)
        assert set(queries.unheld(viewer, on=today)) == {ended, closed}, role
        assert queries.counts(queries.of_team(viewer), on=today).unheld == 2
    for role in (Role.PLANNER, Role.OBSERVER, Role.CITIZEN, Role.ADVISER):
        viewer = viewer_of(cast[OWN, role], at=AT)
        assert not queries.of_team(viewer).exists(), role
        assert not queries.sees_team(viewer), role
    officer = viewer_of(cast["", Role.MINISTRY_OFFICER], at=AT)
    assert set(queries.unheld(officer, on=today)) == {ended, closed}
    assert queries.counts(queries.of_team(officer), on=today).open == 4


def test_a_team_is_counted_by_agency_and_person(given: Giving, cast: Cast) -> None:
    today = date(2026, 3, 2)
    for number in range(3):
        given(Role.AGENCY_CONTACT, subject=f"plan:{number}", until=today - DAY * (number - 1))
    given(Role.PLANNER)
    team = queries.of_team(viewer_of(cast[OWN, Role.SECRETARIAT], at=AT))
    rows = [
        (row["name"], row["open"], row["overdue"])
        for row in queries.counted_by(team, by="agency", on=today)
    ]
    assert rows == [
        ("Dinas Kesehatan", 3, 1),
        ("Badan Perencanaan Pembangunan Penelitian dan Pengembangan Daerah", 1, 0),
    ]
    people = [row["name"] for row in queries.counted_by(team, by="person", on=today)]
    assert people == ["Dewi Anggraini", "Muh. Ilham Rante"]


@pytest.mark.django_db(transaction=True)
def test_two_who_give_the_same_at_once_give_it_once(cast: Cast, given: Giving) -> None:
    start = Barrier(2)

    def run() -> int:
        try:
            start.wait()
            return given().pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(run), pool.submit(run)
        assert first.result() == second.result()
    assert Duty.objects.count() == 1

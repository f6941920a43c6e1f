"""Standings follow what is decided and written, and nothing is done where nothing happened."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.cohorts.actions import withdraw
from selaras.web.cohorts.actions.known import load_known
from selaras.web.guidance.models import Journey
from selaras.web.overview.following import follow, follow_everything
from selaras.web.overview.models import CohortCount, Followed, Standing
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.cohorts.making import opened
from tests.web.guidance.making import NOW, SIGNED, TODAY, begun, make_cohort, of, officer

REGION = "73.22"


def standing(region: str = REGION) -> Standing:
    return Standing.objects.get(pk=region)


@pytest.mark.django_db
def test_everything_is_there_at_once_and_then_nothing_is_left_to_do() -> None:
    assert follow(NOW) == 552
    assert Standing.objects.count() == 38 + 514
    with CaptureQueriesContext(connection) as queries:
        assert follow(NOW) == 0
    assert len(queries) <= 8
    # Days pass without a decision.
    assert follow(NOW + timedelta(days=1)) == 552


@pytest.mark.django_db
def test_known_cohorts_count_as_the_ministry_says() -> None:
    follow_everything(NOW)
    load_known(by=SYSTEM, at=NOW)
    follow(NOW)
    counts = CohortCount.objects.all()
    assert [each.distinct for each in counts] == [25, 75, 100, 141, 191, 241, 251]
    assert counts[6].provinces == 2
    # Kudus took part in 2018 and again in 2021.
    kudus = standing("33.19")
    assert (kudus.cohort, kudus.cohort_year, kudus.times) == ("2021", 2021, 2)


@pytest.mark.django_db
def test_a_cohort_is_followed_once_it_is_announced_and_left_when_it_is_left(cast: Cast) -> None:
    follow_everything(NOW)
    opened(cast, REGION)
    follow(NOW)
    assert standing().cohort == ""
    cohort = opened(cast, REGION, key="2027", open=True)
    follow(NOW)
    assert standing().cohort == "2027"
    withdraw(
        row=of(cohort),
        reason="Daerah mengundurkan diri.",
        by=officer(cast),
        at=NOW,
    )
    follow(NOW)
    assert standing().cohort == ""


@pytest.mark.django_db
def test_a_region_stands_at_its_stage_and_is_stuck_the_day_after_it_was_due(cast: Cast) -> None:
    journey = begun(cast, make_cohort())
    follow(NOW)
    found = standing()
    assert (found.step, found.stage, found.stage_place) == ("signed", "bimtek-1", 1)
    assert found.stage_name["id"] == "Bimtek I"
    assert found.stage_since == SIGNED
    assert journey.stage_until is not None
    assert found.stuck_since == journey.stage_until + timedelta(days=1)
    assert found.late_days is not None
    assert found.late_days > 0
    Journey.objects.update(stage_until=TODAY)
    follow(NOW + timedelta(seconds=1))
    assert standing().stuck_since == found.stuck_since, "nothing was decided"
    follow_everything(NOW)
    assert standing().stuck_since is None
    follow(NOW + timedelta(days=1))
    assert standing().stuck_since == TODAY + timedelta(days=1)


@pytest.mark.django_db
def test_a_plan_is_looked_at_when_it_changed(small: Masterplan) -> None:
    row = write_plan(small, at=NOW)
    follow_everything(NOW)
    before = standing()
    assert (before.plans, before.published, before.plan) == (1, 0, row.key)
    assert 0 < before.complete <= before.items
    assert follow(NOW) == 0
    first, *others = small.quick_wins
    worse = first.model_copy(update={"risk": None, "measure": None})
    write_plan(small.model_copy(update={"quick_wins": (worse, *others)}), at=NOW + timedelta(1))
    assert follow(NOW) == 1
    after = standing()
    assert (after.items, after.complete) == (before.items, before.complete - 1)
    assert after.in_the_way >= before.in_the_way
    Plan.objects.update(state=Plan.State.PUBLISHED)
    follow_everything(NOW)
    assert standing().published == 1


@pytest.mark.django_db
def test_how_often_is_asked_does_not_grow_with_the_regions(cast: Cast) -> None:
    follow_everything(NOW)

    def asked() -> int:
        Followed.objects.update(day=None)
        with CaptureQueriesContext(connection) as queries:
            follow(timezone.now())
        return len(queries)

    begun(cast, make_cohort("2022", ["73.22"]))
    one = asked()
    more = make_cohort("2023", ["73.17", "73.24"])
    for region in ("73.17", "73.24"):
        begun(cast, more, region)
    assert asked() == one

"""The cohort of the demonstration: real members as they are known, all else marked as made up."""

from collections import Counter
from datetime import timedelta

from django.utils import timezone

from selaras.reference.cohorts import known_cohorts
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.advisers.models import Adviser, Visit
from selaras.web.agreements.queries import steps_in
from selaras.web.agreements.steps import Step
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.queries import counted_of
from selaras.web.guidance.models import Approval, HandedIn, Journey, Passage
from selaras.web.meetings.models import Attendance, Attendee, Meeting
from selaras.web.project.cast import Cast
from selaras.web.project.demonstration_cohort import COHORT, set_up_cohort

MODELS = (Cohort, Participation, Journey, Passage, HandedIn, Approval, Meeting, Attendee,
          Attendance, Adviser, Visit, Membership)  # fmt: skip


def told() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def test_fifty_take_part_and_the_known_ones_are_told_from_the_made_up(cast: Cast) -> None:
    at = timezone.now()
    set_up_cohort(cast, at=at)
    rows = Participation.objects.filter(cohort__key=COHORT)
    known = {each.region for each in next(c for c in known_cohorts() if c.key == COHORT).members}
    assert rows.count() == 50
    real = {row.region: row for row in rows if not row.demonstration}
    assert set(real) == known
    assert all(row.source and row.confidence for row in real.values())
    everywhere = {each.region for cohort in known_cohorts() for each in cohort.members}
    made_up = {row.region for row in rows if row.demonstration}
    # Neighbours of the cast, who took part in other years in truth.
    assert made_up & everywhere == {"73.17", "73.24"}
    # The numbers of the programme are those without the made-up members.
    counted = counted_of(Cohort.objects.all())
    assert [counted[key].distinct for key in ("2019", "2021", "2022", "2023", "2024")] == [
        100, 141, 191, 241, 251,
    ]  # fmt: skip


def test_regions_are_at_every_step(cast: Cast) -> None:
    at = timezone.now()
    today = timezone.localdate(at)
    set_up_cohort(cast, at=at)
    steps = Counter(line.step for line in steps_in(Cohort.objects.get(key=COHORT)))
    assert set(steps) == set(Step) - {Step.SELECTED}
    ways = Journey.objects.select_related("participation")
    assert {each.stage for each in ways} >= {"", *(f"bimtek-{n}" for n in (1, 2, 3, 4)), "closing"}
    assert all(each.demonstration for each in ways)
    assert any(each.stage_until < today for each in ways if each.stage_until)
    assert Passage.objects.filter(by_exception=True).exclude(exception_reason="").exists()
    # Nothing lies in the future except what is planned.
    assert not Passage.objects.filter(until__gt=today).exists()
    assert not Passage.objects.filter(since__gt=today).exists()
    own = {each.participation.region: each for each in ways}
    assert own["73.22"].ended_on is not None
    assert (own["73.17"].stage, own["73.24"].stage) == ("bimtek-2", "bimtek-3")


def test_meetings_lie_behind_and_ahead(cast: Cast) -> None:
    at = timezone.now()
    set_up_cohort(cast, at=at)
    assert not Meeting.objects.filter(demonstration=False).exists()
    past = Meeting.objects.exclude(minutes_done_at=None)
    assert past.filter(begins_at__lt=at).count() == past.count() > 40
    ahead = Meeting.objects.filter(minutes_done_at=None)
    first = min(timezone.localdate(each.begins_at) for each in ahead)
    assert first == timezone.localdate(at)
    assert max(each.begins_at for each in ahead) > at + timedelta(days=7)
    luwu = ahead.get(regions__participation__region="73.17")
    people = luwu.attendees.filter(person__isnull=False)
    assert cast["73.17", Role.SECRETARIAT] in {each.person for each in people}


def test_a_second_time_changes_nothing(cast: Cast) -> None:
    at = timezone.now()
    set_up_cohort(cast, at=at)
    before = told()
    set_up_cohort(cast, at=at + timedelta(days=1))
    assert told() == before

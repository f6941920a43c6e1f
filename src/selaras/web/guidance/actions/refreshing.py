"""Keeps in the row of a region's way where it stands, until when, and when it will be through.

Called inside the action that moves it, and once a day for all, for days pass without a decision.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from selaras.core.workflow.forecast import Forecast, Leg, forecast, median_pace, pace_of
from selaras.web.cohorts.models import Cohort
from selaras.web.guidance.access import Opened
from selaras.web.guidance.actions.telling import (
    drop_left,
    tell_late,
    tell_of_stage,
    tell_stuck,
)
from selaras.web.guidance.actions.waiting import begin_to_wait
from selaras.web.guidance.models import Journey, Passage
from selaras.web.workflows.known import workflow_of

KEPT = (
    "stage",
    "stage_since",
    "stage_until",
    "planned_end",
    "forecast",
    "ended_on",
)
"""What of a row is worked out from its passages."""


def refresh(
    journey: Journey,
    at: datetime,
    *,
    passages: Sequence[Passage] | None = None,
    pace_before: Fraction | None = None,
) -> None:
    """Bring the row up to date with its passages and store it.

    `pace_before` is the cohort's median pace, asked for where it is not given.
    """
    found = list(journey.passages.all()) if passages is None else passages
    pace = cohort_pace(journey.participation.cohort) if pace_before is None else pace_before
    settle(journey, found, on=timezone.localdate(at), pace_before=pace)
    journey.save(update_fields=[*KEPT, "revision"])


def settle(
    journey: Journey, passages: Sequence[Passage], *, on: date, pace_before: Fraction
) -> None:
    """Work it out without storing; `passages` in their order."""
    current = next((each for each in passages if each.until is None), None)
    journey.planned_end = passages[-1].planned_until
    if current is None:
        ended = passages[-1].until
        assert ended is not None
        journey.stage, journey.stage_since, journey.stage_until = "", ended, None
        journey.forecast, journey.ended_on = ended, ended
        return
    journey.stage = current.stage
    journey.stage_since = current.since or on
    journey.stage_until = current.planned_until
    journey.ended_on = None
    journey.forecast = forecast_of(passages, on=on, pace_before=pace_before).end


def forecast_of(passages: Iterable[Passage], *, on: date, pace_before: Fraction) -> Forecast:
    """When the last gate will open at the present pace (ours, not official)."""
    return forecast([leg_of(each) for each in passages], today=on, pace_before=pace_before)


def leg_of(passage: Passage) -> Leg:
    """A passage as the forecast sees it; one planned for no days counts as one day."""
    planned = (passage.planned_until - passage.planned_from).days
    return Leg(max(1, planned), passage.since, passage.until)


def cohort_pace(cohort: Cohort) -> Fraction:
    """The median pace of the cohort's regions so far; one query."""
    rows = Passage.objects.filter(
        journey__participation__cohort=cohort,
        journey__participation__withdrawn_at=None,
        until__isnull=False,
    )
    legs: dict[int, list[Leg]] = {}
    for each in rows.order_by():
        legs.setdefault(each.journey_id, []).append(leg_of(each))
    return median_pace(pace_of(found) for found in legs.values())


def refresh_all(at: datetime) -> int:
    """Bring every region under way up to date; called daily. Returns how many.

    Tells regions that came to be late, advisers for whom something came to wait (minutes were
    finished), and the ministry where regions are stuck. Whoever was told is not told again. What
    was to do for regions that withdrew, or whose cohort was closed, is taken back.
    """
    drop_left(at=at)
    under_way = Journey.objects.filter(ended_on=None).values("participation__cohort")
    cohorts = Cohort.objects.filter(pk__in=under_way, closed_at=None)
    return sum(_refresh_cohort(each, at) for each in cohorts)


def _refresh_cohort(cohort: Cohort, at: datetime) -> int:
    day = timezone.localdate(at)
    with transaction.atomic():
        rows = list(
            Journey.objects.select_for_update(of=("self",))
            .filter(participation__cohort=cohort, participation__withdrawn_at=None, ended_on=None)
            .select_related("participation__cohort", "plan")
            .prefetch_related(Prefetch("passages", Passage.objects.order_by("position")))
            .order_by("pk")
        )
        pace = cohort_pace(cohort)
        workflow = workflow_of(cohort.workflow)
        under_way = []
        for row in rows:
            passages = tuple(row.passages.all())
            settle(row, passages, on=day, pace_before=pace)
            under_way.append(Opened(row, row.participation, workflow, passages))
        Journey.objects.bulk_update(rows, KEPT)
        for opened in under_way:
            begin_to_wait(opened, at=at)
            # Whoever came to the secretariat meanwhile has it to do as well.
            tell_of_stage(opened, at=at, letter=False)
            tell_late(opened, at=at)
        tell_stuck(cohort, [each.journey for each in under_way], at=at)
    return len(rows)

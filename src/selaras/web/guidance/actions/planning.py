"""The ministry moves the planned days of stages, for one region or for all of a cohort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from selaras.web.accounts.viewing import Viewer
from selaras.web.duties.models import Duty
from selaras.web.guidance import refusals
from selaras.web.guidance.access import Opened, opened_of
from selaras.web.guidance.actions.holding import hold, stage_name
from selaras.web.guidance.actions.refreshing import cohort_pace, refresh
from selaras.web.guidance.models import Journey, Passage
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import STAGE, subject_of, subject_of_stage
from selaras.web.records.actions import append

Dates = Mapping[str, tuple[date, date]]
"""First and last planned day of stages, by the stage's code."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A stage of a region whose planned days change: what they are, and what they would be."""

    journey: Journey
    passage: Passage
    planned_from: date
    planned_until: date


MOST_YEARS = 10
"""No guidance lasts longer than the longest plan."""


def moved_by(opened: Opened, dates: Dates) -> tuple[Moved, ...]:
    """What these dates would change for a region; stages that it has passed stay as they are.

    Raises Refused where a stage would end before it begins, before the one before it, or further
    off than any plan lasts.
    """
    found, before = [], None
    for passage in opened.passages:
        since, until = dates.get(passage.stage, (passage.planned_from, passage.planned_until))
        if passage.until is not None:
            since, until = passage.planned_from, passage.planned_until
        name = stage_name(opened, passage.stage)
        if until < since:
            raise Refused(refusals.BACKWARDS.format(stage=name))
        if until.year > opened.journey.begun_on.year + MOST_YEARS:
            raise Refused(refusals.TOO_FAR.format(stage=name, most=MOST_YEARS))
        if before is not None and until < before[1]:
            raise Refused(refusals.DISORDER.format(stage=name, before=before[0]))
        before = (name, until)
        if (since, until) != (passage.planned_from, passage.planned_until):
            found.append(Moved(opened.journey, passage, since, until))
    return tuple(found)


def plan_dates(
    *,
    journeys: Sequence[Journey],
    dates: Dates,
    seen: int | None = None,
    by: Viewer,
    role: str,
    at: datetime,
) -> tuple[Moved, ...]:
    """Move the planned days of stages not yet passed, of these regions of one cohort.

    `seen` is the sum of the revisions that a preview showed. Regions that are through are left
    out. Raises Refused; then nothing has changed for any of them.
    """
    with transaction.atomic():
        rows = sorted(journeys, key=lambda each: each.pk)
        found = [hold(each) for each in rows if each.ended_on is None]
        if seen is not None and seen != sum(each.journey.revision for each in found):
            name = found[0].region.name if len(found) == 1 else found[0].cohort.name
            raise Refused(refusals.OVERTAKEN.format(region=name))
        moves = [(each, moved_by(each, dates)) for each in found]
        changed = [(opened, moved) for opened, moved in moves if moved]
        if not changed:
            return ()
        pace = cohort_pace(changed[0][0].cohort)
        for opened, moved in changed:
            _move(opened, moved)
            opened.journey.revision += 1
            refresh(opened.journey, at, passages=opened.passages, pace_before=pace)
        for opened, moved in changed:
            _record(opened, moved, by=by, role=role, at=at)
    return tuple(each for _, moved in changed for each in moved)


def seen_of(journeys: Sequence[Journey]) -> int:
    """What a preview remembers, so that it is refused where something changed since."""
    return sum(each.revision for each in journeys if each.ended_on is None)


def opened_all(journeys: Sequence[Journey]) -> list[Opened]:
    """Those under way with their passages."""
    return [opened_of(each) for each in journeys if each.ended_on is None]


def _move(opened: Opened, moved: Sequence[Moved]) -> None:
    for each in moved:
        row = each.passage
        row.planned_from, row.planned_until = each.planned_from, each.planned_until
        # Who was told that a stage is late is told again if it is late by the new plan.
        row.late_told_on = None
        if row is opened.current:
            subject = subject_of_stage(opened.participation, row.stage)
            open_duties = Duty.objects.filter(what=STAGE, subject=subject, done_at=None)
            # Another term deserves another warning.
            open_duties.update(until=row.planned_until, warned_at=None)
    Passage.objects.bulk_update(
        [each.passage for each in moved], ["planned_from", "planned_until", "late_told_on"]
    )


def _record(opened: Opened, moved: Sequence[Moved], *, by: Viewer, role: str, at: datetime) -> None:
    days = {
        each.passage.stage: f"{each.planned_from.isoformat()}/{each.planned_until.isoformat()}"
        for each in moved
    }
    append(
        what="guidance.planned",
        subject=subject_of(opened.participation),
        by=by,
        at=at,
        role=role,
        region=opened.participation.region,
        after=days,
        details=days,
    )

"""The way of a region begins: its stages are laid out over the calendar."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.core.workflow import Stage
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.queries import signed
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance import refusals
from selaras.web.guidance.access import opened_of
from selaras.web.guidance.actions.refreshing import refresh
from selaras.web.guidance.actions.telling import tell_of_stage
from selaras.web.guidance.models import Journey, Passage
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import day_in_words, region_of, subject_of
from selaras.web.records.actions import append
from selaras.web.workflows.known import workflow_of


def begin(
    *, participation: Participation, on: date, by: Viewer, role: str, at: datetime
) -> Journey:
    """Begin the guidance of a region whose memorandum is signed, on that day.

    Each stage it passes through gets planned days by its default length, one after the other.
    Its secretariat gets the first stage to do, and a letter (a draft). Raises Refused.
    """
    with transaction.atomic():
        held = (
            Participation.objects.select_for_update(of=("self",))
            .select_related("cohort")
            .get(pk=participation.pk)
        )
        refuse_to_begin(held, on, signed_on=signed([held.pk]).get(held.pk), at=at)
        return _begin(held, on, by=by, role=role, at=at)


def begin_all(
    *, cohort: Cohort, on: date, by: Viewer, role: str, at: datetime
) -> tuple[Journey, ...]:
    """Begin it for every region of the cohort that signed by that day and has not begun.

    Raises Refused where nothing could begin on that day.
    """
    with transaction.atomic():
        found = may_begin(cohort, on, at=at)
        held = Participation.objects.select_for_update(of=("self",)).select_related("cohort")
        rows = held.filter(pk__in=[each.pk for each in found], journey=None).order_by("region")
        return tuple(_begin(each, on, by=by, role=role, at=at) for each in rows)


def may_begin(cohort: Cohort, on: date, *, at: datetime) -> Sequence[Participation]:
    """The regions of the cohort whose guidance could begin on that day; two queries.

    Raises Refused where the day has not come.
    """
    if on > timezone.localdate(at):
        raise Refused(refusals.NOT_YET)
    if cohort.closed_at is not None:
        raise Refused(refusals.CLOSED)
    rows = list(
        Participation.objects.filter(cohort=cohort, withdrawn_at=None, journey=None)
        .select_related("cohort")
        .order_by("region")
    )
    days = signed(each.pk for each in rows)
    return [each for each in rows if each.pk in days and days[each.pk] <= on and course_of(each)]


def refuse_to_begin(
    participation: Participation, on: date, *, signed_on: date | None, at: datetime
) -> None:
    """Raise Refused where the region cannot begin on that day."""
    name = region_of(participation).name
    journey = Journey.objects.filter(participation=participation).first()
    if participation.withdrawn_at is not None:
        raise Refused(refusals.WITHDRAWN.format(region=name))
    if participation.cohort.closed_at is not None:
        raise Refused(refusals.CLOSED)
    if journey is not None:
        day = day_in_words(journey.begun_on)
        raise Refused(refusals.BEGUN.format(region=name, day=day))
    if signed_on is None:
        raise Refused(refusals.NOT_SIGNED.format(region=name))
    if on < signed_on:
        raise Refused(refusals.TOO_EARLY.format(region=name, day=day_in_words(signed_on)))
    if on > timezone.localdate(at):
        raise Refused(refusals.NOT_YET)
    if not course_of(participation):
        raise Refused(refusals.NO_STAGES.format(region=name))


def course_of(participation: Participation) -> tuple[Stage, ...]:
    """The stages that the region passes through, by how it takes part."""
    workflow = workflow_of(participation.cohort.workflow)
    return workflow.course(participation.mode, has_area=bool(participation.area))


def laid_out(stages: Sequence[Stage], on: date) -> list[tuple[Stage, date, date]]:
    """Planned days by the default lengths: each stage from the gate of the one before."""
    found, since = [], on
    for stage in stages:
        until = since + timedelta(days=stage.days)
        found.append((stage, since, until))
        since = until
    return found


def _begin(
    participation: Participation, on: date, *, by: Viewer, role: str, at: datetime
) -> Journey:
    plan = laid_out(course_of(participation), on)
    journey = Journey.objects.create(
        participation=participation,
        begun_on=on,
        stage=plan[0][0].code,
        stage_since=on,
        stage_until=plan[0][2],
        planned_end=plan[-1][2],
        demonstration=participation.demonstration,
    )
    Passage.objects.bulk_create(
        Passage(
            journey=journey,
            stage=stage.code,
            position=position,
            planned_from=since,
            planned_until=until,
            since=on if position == 0 else None,
        )
        for position, (stage, since, until) in enumerate(plan)
    )
    opened = opened_of(journey)
    refresh(journey, at, passages=opened.passages)
    tell_of_stage(opened, at=at, by=by)
    append(
        what="guidance.begun",
        subject=subject_of(participation),
        by=by,
        at=at,
        role=role,
        region=participation.region,
        after={"begun_on": on.isoformat(), "workflow": participation.cohort.workflow},
        details={"day": on.isoformat(), "stages": str(len(plan))},
    )
    return journey

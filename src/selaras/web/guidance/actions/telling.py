"""Who hears of what: duties at once, letters as drafts that the ministry reads first."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from selaras.core.text import Language, Text, format_date
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.cohorts.models import Cohort
from selaras.web.duties.actions import drop, finish, give
from selaras.web.duties.models import Duty
from selaras.web.guidance.access import Opened
from selaras.web.guidance.models import Journey, Passage
from selaras.web.guidance.subjects import (
    REVIEW,
    STAGE,
    STUCK,
    subject_of_cohort,
    subject_of_stage,
)
from selaras.web.outbox.actions import prepare
from selaras.web.outbox.refusals import LetterRefused

STUCK_AFTER: Final = timedelta(days=14)
"""So late a region is stuck: the ministry looks after it."""

_STAGE = Text(
    id="Selesaikan tahap {stage} bagi {region}", en="Bring {region} through the stage {stage}"
)
_REVIEW = Text(
    id="Baca dan jawab tahap {stage} {region}", en="Read and answer the stage {stage} of {region}"
)
_STUCK = Text(
    id="Tengok daerah yang tertahan dalam {cohort}", en="Look after regions stuck in {cohort}"
)


def tell_of_stage(
    opened: Opened, *, at: datetime, by: Viewer = SYSTEM, letter: bool = True
) -> None:
    """The secretariat has the present stage to do, and a letter about it where one is wanted."""
    passage = opened.current
    if passage is None:
        return
    for post in _posts(Role.SECRETARIAT, opened.participation.region, at):
        give(
            holder=post,
            what=STAGE,
            subject=subject_of_stage(opened.participation, passage.stage),
            title=_STAGE.format(stage=opened.stage_of(passage).name, region=opened.region.name),
            view="guidance:stage",
            arguments=_arguments(opened, passage),
            at=at,
            until=passage.planned_until,
        )
        if letter:
            _write(post, "stage_begun", opened, passage, by=by, at=at)


def tell_late(opened: Opened, *, at: datetime, by: Viewer = SYSTEM) -> bool:
    """Once for each stage: a letter to the secretariat where it is late; whether it was told."""
    passage, today = opened.current, timezone.localdate(at)
    if passage is None or passage.late_told_on or passage.planned_until >= today:
        return False
    for post in _posts(Role.SECRETARIAT, opened.participation.region, at):
        _write(post, "stage_late", opened, passage, by=by, at=at)
    passage.late_told_on = today
    passage.save(update_fields=["late_told_on"])
    return True


def tell_adviser(opened: Opened, passage: Passage, *, at: datetime) -> None:
    """The region's advisers have the stage to read and answer."""
    for post in _posts(Role.ADVISER, opened.participation.region, at):
        give(
            holder=post,
            what=REVIEW,
            subject=subject_of_stage(opened.participation, passage.stage),
            title=_REVIEW.format(stage=opened.stage_of(passage).name, region=opened.region.name),
            view="guidance:stage",
            arguments=_arguments(opened, passage),
            at=at,
        )


def adviser_answered(opened: Opened, passage: Passage, *, by: Viewer, at: datetime) -> None:
    """Nobody has it to read any more."""
    finish(what=REVIEW, subject=subject_of_stage(opened.participation, passage.stage), by=by, at=at)


def stage_passed(opened: Opened, passage: Passage, *, by: Viewer, at: datetime) -> None:
    """What was to do about a stage is done; what was to read need not be read any more."""
    subject = subject_of_stage(opened.participation, passage.stage)
    finish(what=STAGE, subject=subject, by=by, at=at)
    drop(what=REVIEW, subject=subject, at=at)


def tell_stuck(cohort: Cohort, under_way: Iterable[Journey], *, at: datetime) -> bool:
    """The ministry has a cohort to look after while a region of it is stuck; whether one is."""
    today = timezone.localdate(at)
    subject = subject_of_cohort(cohort)
    if not any(is_stuck(each, at=at) for each in under_way):
        drop(what=STUCK, subject=subject, at=at)
        return False
    for post in Membership.objects.active(today).filter(role=Role.MINISTRY_OFFICER):
        give(
            holder=post,
            what=STUCK,
            subject=subject,
            title=_STUCK.format(cohort=cohort.name),
            view="guidance:cohort",
            arguments=[cohort.key],
            at=at,
        )
    return True


def drop_left(*, at: datetime) -> int:
    """Take back what was to do for regions that withdrew, or whose cohort was closed."""
    left = Journey.objects.filter(
        Q(participation__withdrawn_at__isnull=False)
        | Q(participation__cohort__closed_at__isnull=False),
        ended_on=None,
    ).select_related("participation__cohort")
    subjects = [subject_of_stage(each.participation, each.stage) for each in left]
    closed = Cohort.objects.filter(closed_at__isnull=False)
    duties = Duty.objects.filter(done_at=None).filter(
        Q(what__in=[STAGE, REVIEW], subject__in=subjects)
        | Q(what=STUCK, subject__in=[subject_of_cohort(each) for each in closed])
    )
    return duties.update(done_at=at, dropped=True)


def is_stuck(journey: Journey, *, at: datetime) -> bool:
    """Whether the region is late by more than `STUCK_AFTER`."""
    until = journey.stage_until
    return until is not None and timezone.localdate(at) - until > STUCK_AFTER


def _posts(role: Role, region: str, at: datetime) -> QuerySet[Membership]:
    return (
        Membership.objects.active(timezone.localdate(at))
        .filter(role=role, region=region, person__is_active=True)
        .select_related("person")
        .order_by("pk")
    )


def _arguments(opened: Opened, passage: Passage) -> Sequence[str]:
    return [opened.cohort.key, opened.participation.region, passage.stage]


def _write(
    post: Membership,
    template: str,
    opened: Opened,
    passage: Passage,
    *,
    by: Viewer,
    at: datetime,
) -> None:
    person = post.person
    language: Language = "en" if person.language == "en" else "id"
    stage = opened.stage_of(passage)
    words = {
        "name": person.name,
        "cohort": opened.cohort.name.in_(language),
        "region": opened.region.name,
        "stage": stage.name.in_(language),
        "purpose": stage.purpose.in_(language),
        "until": format_date(passage.planned_until, language),
        "outputs": "\n".join(f"- {each.name.in_(language)}" for each in stage.produces),
    }
    try:
        prepare(to=person, template=template, words=words, by=by, at=at)
    except LetterRefused:
        # An address that takes no mail: the duty still stands on the first page.
        return

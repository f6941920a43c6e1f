"""Ways of the demonstration's regions: the stages they passed, what they handed in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.utils import timezone

from selaras.core.workflow import Stage
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.actions import refresh_all
from selaras.web.guidance.actions.beginning import course_of, laid_out
from selaras.web.guidance.actions.refreshing import settle
from selaras.web.guidance.models import Approval, HandedIn, Journey, Passage
from selaras.web.plans.models import Plan
from selaras.web.project.cast import Cast
from selaras.web.project.demonstration_advisers import appoint, visit
from selaras.web.project.demonstration_meetings import (
    READY,
    Passed,
    has_met,
    hold,
    invite,
    moment,
)

_MARKED = "(peragaan)"
_PLANS = {"73.17": "peragaan-73-17", "73.24": "peragaan-73-24"}


@dataclass(frozen=True, slots=True)
class Way:
    """What a region has behind it: how many stages, since when, how many days each took, and
    which of them was passed by exception."""

    stage: int
    begun: date
    gates: tuple[int, ...]
    excepted: int | None = None


Begun = Sequence[tuple[Participation, Way]]


def set_up_guidance(
    cohort: Cohort, begun: Begun, files: dict[str, StoredFile], cast: Cast, *, at: datetime
) -> None:
    """Write the ways of these regions, with all that belongs to them."""
    officer = cast["", Role.MINISTRY_OFFICER]
    posts = appoint([row for row, _ in begun if row.demonstration], cast, at=at)
    passages = _walk(begun, officer, at=at)
    _hand_in(passages, files, posts, officer)
    held = [each for each in passages if each[1].since and has_met(each)]
    hold(cohort, held, officer)
    invite(cohort, passages, cast, at=at)
    visit([(row, way.begun) for row, way in begun if row.demonstration], posts)
    refresh_all(at)


def _walk(begun: Begun, officer: Person, *, at: datetime) -> list[Passed]:
    """Journeys and their passages, worked out as the site does."""
    courses = {row.pk: course_of(row) for row, _ in begun}
    plans = _plans()
    journeys, passages = [], []
    for row, way in begun:
        laid = laid_out(courses[row.pk], way.begun)
        journey = Journey(
            participation=row,
            plan=plans.get(row.region),
            begun_on=way.begun,
            stage_since=way.begun,
            planned_end=laid[-1][2],
            demonstration=True,
        )
        own = list(_passages(journey, laid, way, officer))
        settle(journey, own, on=timezone.localdate(at), pace_before=Fraction(1))
        journeys.append(journey)
        passages += [(row, each, stage) for each, stage in zip(own, courses[row.pk], strict=True)]
    Journey.objects.bulk_create(journeys)
    for _row, each, _stage in passages:
        each.journey_id = each.journey.pk
    Passage.objects.bulk_create(each for _row, each, _stage in passages)
    return passages


def _plans() -> dict[str, Plan]:
    found = {region: Plan.objects.filter(key=key).first() for region, key in _PLANS.items()}
    own = Plan.objects.filter(region_rows__region="73.22", state=Plan.State.PUBLISHED)
    found["73.22"] = own.order_by("pk").first()
    return {region: plan for region, plan in found.items() if plan is not None}


def _passages(
    journey: Journey, laid: Sequence[tuple[Stage, date, date]], way: Way, officer: Person
) -> Iterator[Passage]:
    since = way.begun
    for position, (stage, planned_from, planned_until) in enumerate(laid):
        row = Passage(
            journey=journey,
            stage=stage.code,
            position=position,
            planned_from=planned_from,
            planned_until=planned_until,
            since=since if position <= way.stage else None,
        )
        if position < way.stage:
            since += timedelta(days=way.gates[position])
            row.until, row.opened_by, row.opened_at = since, officer, moment(since)
        if position == way.excepted:
            row.by_exception = True
            row.exception_reason = (
                f"Banjir menunda pengumpulan data; draf diserahkan pada tahap berikutnya {_MARKED}."
            )
        yield row


def _hand_in(
    passages: Iterable[Passed],
    files: dict[str, StoredFile],
    posts: dict[str, Membership],
    officer: Person,
) -> None:
    """Outputs of stages that were passed, and the approval of the region's adviser."""
    outputs, approvals = [], []
    for row, passage, stage in passages:
        ready = row.region == READY and passage.since is not None
        if passage.by_exception or (passage.until is None and not ready):
            continue
        assert passage.since is not None
        at = moment((passage.until or passage.since + timedelta(days=14)) - timedelta(days=2))
        outputs += [
            HandedIn(
                passage=passage,
                code=each.code,
                file=files[row.region],
                sha256=files[row.region].sha256,
                note=f"Contoh {_MARKED}",
                by=officer,
                at=at,
            )
            for each in stage.produces
            if each.required and each.kind != "minutes"
        ]
        post = posts.get(row.region)
        if post is not None and stage.approval and passage.until is not None:
            approvals.append(
                Approval(passage=passage, post=post, approved=True, words=f"Baik {_MARKED}.", at=at)
            )
    HandedIn.objects.bulk_create(outputs)
    Approval.objects.bulk_create(approvals)

"""Reads: all regions that the viewer advises, with what changed, what waits and what comes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Max, Q, When

from selaras.core.framework import Region
from selaras.core.framework.then import region_then
from selaras.core.text import Text
from selaras.core.workflow import Workflow
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.advisers.models import Visit
from selaras.web.cohorts.models import Participation
from selaras.web.comments.models import Thread
from selaras.web.duties.models import Duty
from selaras.web.duties.queries import waiting
from selaras.web.guidance.models import Journey
from selaras.web.histories.models import Look
from selaras.web.meetings.models import Meeting
from selaras.web.meetings.queries import next_meeting
from selaras.web.plans.models import Plan
from selaras.web.workflows.known import workflow_of


@dataclass(frozen=True, slots=True)
class Card:
    """A region on the desk. `late` are days after the stage was due; `changes` steps of the plan
    since the viewer marked it as seen (None: never); without a cohort only the region is told."""

    region: Region
    participation: Participation | None
    journey: Journey | None
    stage: Text | None
    late: int
    plan: Plan | None
    changes: int | None
    threads: int
    duties: tuple[Duty, ...]
    meeting: Meeting | None
    visited: date | None

    @property
    def waits(self) -> bool:
        """Whether something is the viewer's turn."""
        return bool(self.duties)


def desk_of(viewer: Viewer, posts: Iterable[Post], day: date) -> list[Card]:
    """A card for each region of these posts: late ones and those that wait come first.

    As many queries for one region as for twenty.
    """
    by_region = {post.region: post.membership for post in posts}
    taking = _taking(by_region)
    journeys = {
        row.participation_id: row
        for row in Journey.objects.filter(participation__in=[p.pk for p in taking.values()])
        .select_related("plan")
        .order_by()
    }
    plans = [row.plan_id for row in journeys.values() if row.plan_id]
    seen = _seen(viewer, plans)
    threads = _threads(plans)
    duties = _duties(viewer)
    meetings = next_meeting([row.pk for row in taking.values()])
    visits = _visits(by_region.values())
    workflows = {key: workflow_of(key) for key in {row.cohort.workflow for row in taking.values()}}
    cards = []
    for region, post in by_region.items():
        row = taking.get(region)
        journey = journeys.get(row.pk) if row else None
        plan = journey.plan if journey else None
        cards.append(
            Card(
                region=region_then(load_knowledge(), region),
                participation=row,
                journey=journey,
                stage=_stage(row, journey, workflows),
                late=_late(journey, day),
                plan=plan,
                changes=plan.revision - seen[plan.pk] if plan and plan.pk in seen else None,
                threads=threads.get(plan.pk, 0) if plan else 0,
                duties=duties.get(post, ()),
                meeting=meetings.get(row.pk) if row else None,
                visited=visits.get(post),
            )
        )
    return sorted(cards, key=lambda card: (not card.waits, -card.late, card.region.code))


def _taking(regions: Iterable[str]) -> dict[str, Participation]:
    """Where each region takes part: where it is guided now, else in the latest cohort.

    A cohort in preparation is told of only where the region was invited to it.
    """
    rows = Participation.objects.filter(
        Q(cohort__announced_at__isnull=False) | Q(agreement__invited_at__isnull=False),
        region__in=list(regions),
        withdrawn_at=None,
        cohort__closed_at=None,
    ).select_related("cohort")
    guided = Q(journey__isnull=False, journey__ended_on=None)
    rows = rows.annotate(guided=Case(When(guided, then=1), default=0))
    return {row.region: row for row in rows.order_by("guided", "cohort__year", "pk")}


def _stage(
    row: Participation | None, journey: Journey | None, workflows: Mapping[str, Workflow]
) -> Text | None:
    if row is None or journey is None or not journey.stage:
        return None
    stage = workflows[row.cohort.workflow].stage.get(journey.stage)
    return stage.name if stage else None


def _late(journey: Journey | None, day: date) -> int:
    if journey is None or journey.stage_until is None or not journey.stage:
        return 0
    return max(0, (day - journey.stage_until).days)


def _seen(viewer: Viewer, plans: Iterable[int]) -> dict[int, int]:
    """The revision up to which the viewer marked each plan as seen."""
    looks = Look.objects.filter(person=viewer.person, plan__in=list(plans)).order_by()
    return dict(looks.values_list("plan").annotate(latest=Max("revision")))


def _threads(plans: Iterable[int]) -> dict[int, int]:
    rows = Thread.objects.filter(plan__in=list(plans), resolved_at=None).order_by()
    return dict(rows.values_list("plan").annotate(many=Count("pk")))


def _duties(viewer: Viewer) -> Mapping[int, tuple[Duty, ...]]:
    found: dict[int, tuple[Duty, ...]] = {}
    for duty in waiting(viewer):
        found[duty.holder_id] = (*found.get(duty.holder_id, ()), duty)
    return found


def _visits(posts: Iterable[int]) -> dict[int, date]:
    rows = Visit.objects.filter(holder__in=list(posts)).order_by()
    return dict(rows.values_list("holder").annotate(latest=Max("on")))

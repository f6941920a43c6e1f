"""The profile of a region: what it is called, where it takes part, its plans and its results.

A visitor sees what is public; the memorandum and the way through the stages only those who may,
each decided for the code under which they were stored. The number of queries does not grow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from selaras.core.framework import Knowledge, Region, RegionChange
from selaras.core.text import Text
from selaras.core.workflow import Workflow
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.agreements.queries import Line, Reached, lines_of, strip_of
from selaras.web.assessments.models import Participant
from selaras.web.cohorts.access import manages_cohorts
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.models import Journey
from selaras.web.overview.queries import Card, card_of
from selaras.web.plans.access import followed_plans
from selaras.web.plans.models import PlanRegion
from selaras.web.regions.register import changes_of, named_before
from selaras.web.workflows.known import workflow_of

_MOST_PLANS = 24


@dataclass(frozen=True, slots=True)
class Taking:
    """A cohort that the region takes part in; `memorandum` and `journey` where they may be seen,
    `stage` is the stage at which it stands."""

    participation: Participation
    memorandum: tuple[Reached, ...]
    journey: Journey | None
    stage: Text | None

    @property
    def cohort(self) -> Cohort:
        """The cohort."""
        return self.participation.cohort


@dataclass(frozen=True, slots=True)
class Published:
    """A published result of the region in a round."""

    row: Participant
    predicate: Text | None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the page of a region says to one viewer.

    `before` are earlier codes and names with the change that ended each.
    """

    region: Region
    province: Region
    density: Decimal | None
    before: tuple[tuple[str, str, RegionChange], ...]
    changes: tuple[RegionChange, ...]
    taking: tuple[Taking, ...]
    plans: tuple[Card, ...]
    results: tuple[Published, ...]
    team: bool


def profile_of(viewer: Viewer, knowledge: Knowledge, region: Region) -> Profile:
    """The profile of a region of today, as far as the viewer may see it."""
    before = tuple(named_before(knowledge, region.code))
    codes = {region.code, *(code for code, _, _ in before)}
    return Profile(
        region=region,
        province=knowledge.region[region.province_code],
        density=_density(region),
        before=before,
        changes=changes_of(knowledge, region.code),
        taking=_taking(viewer, codes),
        plans=_plans(viewer, knowledge, codes),
        results=_results(codes),
        team=rights.post_for(viewer, Kind.TEAM, Action.SEE, [region.code]) is not None,
    )


def _density(region: Region) -> Decimal | None:
    """People for each square kilometre; None where one of the two is not known."""
    if region.population is None or not region.area_km2:
        return None
    return region.population / region.area_km2


def _visible(viewer: Viewer, codes: Iterable[str]) -> QuerySet[Participation]:
    """Participations of those regions that exist for the viewer, the newest cohort first."""
    rows = Participation.objects.filter(region__in=sorted(codes)).select_related("cohort")
    rows = rows.order_by("-cohort__year", "cohort__key", "region")
    if manages_cohorts(viewer):
        return rows
    invited = Q(agreement__invited_at__isnull=False) & rights.condition(
        viewer, Kind.AGREEMENT, Action.SEE, field="region"
    )
    return rows.filter(invited | Q(cohort__announced_at__isnull=False), withdrawn_at=None)


def _taking(viewer: Viewer, codes: set[str]) -> tuple[Taking, ...]:
    rows = list(_visible(viewer, codes))
    agreements = {row.pk for row in rows if _may(viewer, Kind.AGREEMENT, row)}
    journeys = _journeys(row for row in rows if _may(viewer, Kind.GUIDANCE, row))
    lines = _lines(agreements)
    workflows: dict[str, Workflow] = {}
    found = []
    for row in rows:
        line, journey = lines.get(row.pk), journeys.get(row.pk)
        stage = None
        if journey is not None and journey.stage:
            key = row.cohort.workflow
            workflows[key] = workflows.get(key) or workflow_of(key)
            known = workflows[key].stage.get(journey.stage)
            stage = known.name if known else None
        strip = _steps(line) if line else ()
        found.append(Taking(row, strip, journey, stage))
    return tuple(found)


def _steps(line: Line) -> tuple[Reached, ...]:
    """Steps that were reached; the day on which a known member was written down is none of them,
    and of cohorts before Selaras no step is known."""
    if line.agreement is None:
        return ()
    return tuple(each for each in strip_of(line)[1:] if each.on is not None)


def _may(viewer: Viewer, kind: Kind, row: Participation) -> bool:
    return rights.post_for(viewer, kind, Action.SEE, [row.region]) is not None


def _lines(participations: set[int]) -> dict[int, Line]:
    if not participations:
        return {}
    rows = Participation.objects.filter(pk__in=participations)
    return {line.participation.pk: line for line in lines_of(rows)}


def _journeys(rows: Iterable[Participation]) -> dict[int, Journey]:
    wanted = [row.pk for row in rows]
    if not wanted:
        return {}
    return {row.participation_id: row for row in Journey.objects.filter(participation__in=wanted)}


def _plans(viewer: Viewer, knowledge: Knowledge, codes: set[str]) -> tuple[Card, ...]:
    inside = Exists(PlanRegion.objects.filter(plan=OuterRef("pk"), region__in=sorted(codes)))
    rows = followed_plans(viewer).filter(inside).order_by("-updated_at", "key")
    return tuple(card_of(row, knowledge) for row in rows[:_MOST_PLANS])


def _results(codes: set[str]) -> tuple[Published, ...]:
    rows = Participant.objects.filter(
        region__in=sorted(codes), round__published_at__isnull=False, result__isnull=False
    ).select_related("round", "result")
    rows = rows.order_by("-round__year", "-round__stage", "round__key")
    return tuple(Published(row, _predicate(row.result.predicate)) for row in rows)


def _predicate(kept: dict[str, str] | None) -> Text | None:
    return Text.model_validate(kept) if kept else None

"""Works out where regions stand, from the rows of everything they take part in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from selaras.core.checks import in_the_way, judged
from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.steps import Step, step_of
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.queries import counted_of, counts, today
from selaras.web.guidance.models import Journey
from selaras.web.overview.models import CohortCount, Standing
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Plan, PlanRegion
from selaras.web.plans.plan import read_plan
from selaras.web.plans.queries.findings import findings_of
from selaras.web.plans.strip import strip
from selaras.web.results.models import Result
from selaras.web.workflows.known import workflow_of

FINAL = "book-3"
"""The gate of the policy that a plan must pass to be final."""

EVALUATION = "smart-city-evaluation@"
"""How keys of the instrument of the yearly evaluation begin."""

_LOOKED_AT = ("plan_at", "items", "complete", "in_the_way")
_KEPT = [
    each.attname
    for each in Standing._meta.concrete_fields
    if not each.primary_key and each.attname not in _LOOKED_AT
]

Values = dict[str, Any]


@dataclass(slots=True)
class _Found:
    """What is known by region before rows are made of it."""

    part: dict[str, Participation] = field(default_factory=dict)
    times: dict[str, set[int]] = field(default_factory=dict)


def settle(regions: Iterable[Region], *, at: datetime, on: date) -> int:
    """Write the rows of these regions anew, without what is in their plans; returns how many.

    The number of queries does not depend on how many there are.
    """
    codes = {region.code: region for region in regions}
    found = _participations()
    guided = _guidance([part for code, part in found.part.items() if code in codes], on=on)
    plans, indices = _plans(), _indices()
    rows = []
    for code, region in codes.items():
        part = found.part.get(code)
        values: Values = {"times": len(found.times.get(code, ()))}
        if part is not None:
            values |= {
                "cohort": part.cohort.key,
                "cohort_year": part.cohort.year,
                "mode": part.mode,
                "demonstration": part.demonstration,
                **guided[part.pk],
            }
        values |= plans.get(code, {}) | indices.get(code, {})
        rows.append(Standing(region=code, province=region.province_code, at=at, **values))
    Standing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["region"], update_fields=_KEPT
    )
    # What a plan said that is no longer the latest.
    Standing.objects.filter(region__in=codes, plan="", plan_at__isnull=False).update(
        plan_at=None, items=0, complete=0, in_the_way=0
    )
    return len(rows)


def _participations() -> _Found:
    """The latest participation in an announced cohort by today's code; how often in full."""
    found = _Found()
    rows = Participation.objects.filter(withdrawn_at=None, cohort__announced_at__isnull=False)
    for row in rows.select_related("cohort").order_by("cohort__year", "cohort__key"):
        code = today(row.region)
        found.part[code] = row
        if row.mode == Participation.Mode.FULL:
            found.times.setdefault(code, set()).add(row.cohort_id)
    return found


def _guidance(parts: Collection[Participation], *, on: date) -> dict[int, Values]:
    """Memorandum, stage and forecast, by participation."""
    numbers = [part.pk for part in parts]
    agreements = {
        row.participation_id: row
        for row in Agreement.objects.filter(participation__in=numbers).prefetch_related("papers")
    }
    journeys = {row.participation_id: row for row in _journeys(numbers)}
    workflows = {key: workflow_of(key) for key in {part.cohort.workflow for part in parts}}
    found: dict[int, Values] = {}
    for part in parts:
        agreement, journey = agreements.get(part.pk), journeys.get(part.pk)
        values: Values = {}
        if agreement is not None:
            values["step"] = str(_step(agreement))
        if journey is not None:
            course = workflows[part.cohort.workflow].course(part.mode, has_area=bool(part.area))
            values |= _way(journey, {each.code: place for place, each in enumerate(course, 1)}, on)
            stage = next((each for each in course if each.code == journey.stage), None)
            values["stage_name"] = stage.name.model_dump() if stage else {}
        found[part.pk] = values
    return found


def _step(agreement: Agreement) -> Step:
    """What was signed is signed, also where older cohorts kept no papers of the way to it."""
    if agreement.signed_on is not None:
        return Step.SIGNED
    return step_of(agreement, list(agreement.papers.all()))


def _journeys(participations: Collection[int]) -> Iterable[Journey]:
    return Journey.objects.filter(participation__in=participations)


def _way(journey: Journey, places: Mapping[str, int], on: date) -> Values:
    until = journey.stage_until
    late = journey.stage != "" and until is not None and until < on
    return {
        "stage": journey.stage,
        "stage_place": places.get(journey.stage, 0),
        "stage_since": journey.stage_since if journey.stage else None,
        "stuck_since": until + timedelta(days=1) if late and until else None,
        "planned_end": journey.planned_end,
        "forecast": journey.forecast,
        "ended_on": journey.ended_on,
    }


def _plans() -> dict[str, Values]:
    """How many plans, how many of them published, and the latest one, by region."""
    rows = PlanRegion.objects.order_by("plan__updated_at", "plan")
    found: dict[str, Values] = {}
    for region, key, state in rows.values_list("region", "plan__key", "plan__state"):
        values = found.setdefault(today(region), {"plans": 0, "published": 0})
        values["plans"] += 1
        values["published"] += state == Plan.State.PUBLISHED
        values["plan"] = key
    return found


def _indices() -> dict[str, Values]:
    """The latest published evaluation by region."""
    rows = Result.objects.filter(
        participant__round__published_at__isnull=False,
        participant__round__instrument__startswith=EVALUATION,
    ).order_by("participant__round__year", "participant__round__stage")
    told = rows.values_list("participant__region", "shown", "participant__round__key")
    return {today(region): {"index": shown, "index_round": key} for region, shown, key in told}


def unread_plans(most: int) -> list[Plan]:
    """Latest plans that changed since they were looked at, at most so many. Two queries."""
    seen = Standing.objects.exclude(plan="").values_list("plan", "plan_at")
    changed = dict(Plan.objects.filter(key__in={key for key, _ in seen}).values_list(*_MOMENT))
    wanted = sorted({key for key, moment in seen if moment != changed.get(key)})[:most]
    return list(Plan.objects.filter(key__in=wanted)) if wanted else []


_MOMENT = ("key", "updated_at")


def look_at_plan(row: Plan, *, on: date) -> None:
    """Read and check a plan, and write how complete and consistent it is for its regions."""
    plan, knowledge = read_plan(row), load_knowledge()
    parts = strip(plan)
    gate = next(each for each in knowledge.gates if each.code == FINAL)
    found = judged(findings_of(Opened(row, plan, knowledge)), plan, on)
    Standing.objects.filter(plan=row.key).update(
        plan_at=row.updated_at,
        items=sum(part.count for part in parts),
        complete=sum(part.complete for part in parts),
        in_the_way=len(in_the_way(found, gate)),
    )


def count_cohorts(*, at: datetime) -> None:
    """Write the numbers of all announced cohorts anew."""
    rows = {row.key: row for row in Cohort.objects.all() if counts(row)}
    CohortCount.objects.exclude(key__in=rows).delete()
    CohortCount.objects.bulk_create(
        [
            CohortCount(
                key=key,
                year=each.year,
                title=rows[key].title,
                members=each.members,
                repeats=each.repeats,
                fresh=each.fresh,
                distinct=each.distinct,
                provinces=each.provinces,
                missing_names=each.missing_names,
                at=at,
            )
            for key, each in counted_of(rows.values()).items()
        ],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[
            each.attname for each in CohortCount._meta.concrete_fields if not each.primary_key
        ],
    )

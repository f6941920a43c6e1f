"""Fills a database with cohorts, memoranda, ways, plans and indices of the whole country."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.contrib.auth.hashers import make_password

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.roles import Role
from selaras.web.agreements.models import Agreement, Paper
from selaras.web.agreements.steps import digest_of
from selaras.web.answers.models import StoredFile
from selaras.web.assessments.models import Participant, Round
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.models import Journey
from selaras.web.overview.following import follow_everything
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.results.models import Result
from selaras.web.workflows.known import workflow_of

AT = datetime(2024, 8, 5, 1, 0, tzinfo=UTC)
TODAY = date(2024, 8, 5)
SIZES = {2017: 25, 2018: 50, 2019: 25, 2020: 0, 2021: 41, 2022: 50, 2023: 50, 2024: 10}
"""Regions that join in each of eight years: 251 together. One year without any is one too."""

WORKFLOW = "bimtek@2021"
SEED = 7
_PROGRAMMES = 6


def fill(*, cohorts: int) -> str:
    """Write that many of the latest cohorts; returns the address of an officer of the ministry."""
    dice = Random(SEED)  # noqa: S311
    regions = [each for each in load_knowledge().regions if "." in each.code]
    dice.shuffle(regions)
    officer = _officer()
    taken = 0
    for year, size in list(SIZES.items())[-cohorts:]:
        _cohort(year, regions[taken : taken + size], dice)
        taken += size
    _plans(regions[:taken], dice)
    _results(regions[:taken], dice)
    follow_everything(AT)
    return officer.email


def _officer() -> Person:
    ministry = Organisation.objects.create(
        kind="ministry", name="Kementerian", since=date(2017, 1, 2)
    )
    person = Person.objects.create(
        email="officer@bench.test", name="Petugas", password=make_password(None)
    )
    Membership.objects.create(
        person=person, organisation=ministry, role=Role.MINISTRY_OFFICER, since=date(2017, 1, 2)
    )
    return person


def _cohort(year: int, regions: list[Region], dice: Random) -> None:
    cohort = Cohort.objects.create(
        key=str(year),
        title={"id": f"Angkatan {year}", "en": f"Cohort {year}"},
        year=year,
        workflow=WORKFLOW,
        made_at=AT,
        announced_at=AT,
    )
    members = Participation.objects.bulk_create(
        Participation(cohort=cohort, region=each.code, added_at=AT) for each in regions
    )
    signed_on = date(year, 4, 8)
    agreements = Agreement.objects.bulk_create(_agreement(each, signed_on) for each in members)
    decree = StoredFile.objects.get_or_create(
        sha256="0" * 64, defaults={"name": "sk.pdf", "size": 1, "kind": "pdf", "at": AT}
    )[0]
    Paper.objects.bulk_create(
        Paper(agreement=each, kind=kind, number="1/2024", dated=signed_on, file=decree, at=AT)
        for each in agreements
        for kind in (Paper.Kind.COUNCIL_DECREE, Paper.Kind.TEAM_DECREE)
    )
    Journey.objects.bulk_create(_journey(each, year, signed_on, dice) for each in members)


def _agreement(member: Participation, day: date) -> Agreement:
    text = "Naskah Nota Kesepakatan."
    return Agreement(
        participation=member,
        invited_at=AT,
        text=text,
        region_agreed_digest=digest_of(text),
        ministry_agreed_digest=digest_of(text),
        region_signed_on=day,
        ministry_signed_on=day,
        moved_at=AT,
    )


def _journey(member: Participation, year: int, signed_on: date, dice: Random) -> Journey:
    """Past cohorts are through; of the last two years some are under way, and some of them late."""
    begun = signed_on + timedelta(days=7)
    workflow = workflow_of(WORKFLOW)
    end = begun + timedelta(days=workflow.days)
    if year < TODAY.year - 1:
        return Journey(
            participation=member,
            begun_on=begun,
            stage_since=end,
            planned_end=end,
            forecast=end,
            ended_on=end,
        )
    stage = dice.choice(workflow.stages[:4])
    until = TODAY + timedelta(days=dice.randint(-40, 60))
    return Journey(
        participation=member,
        begun_on=begun,
        stage=stage.code,
        stage_since=until - timedelta(days=stage.days),
        stage_until=until,
        planned_end=TODAY + timedelta(days=40),
        forecast=TODAY + timedelta(days=dice.choice((30, 40, 45, 52, 70, 95))),
    )


def _plans(regions: list[Region], dice: Random) -> None:
    model = sample_plan(programmes=_PROGRAMMES, seed=SEED)
    for region in regions:
        if dice.random() < 0.8:
            key = region.code.replace(".", "-")
            plan = model.model_copy(update={"key": f"rencana-{key}", "regions": (region.code,)})
            row = write_plan(plan, at=AT)
            state = dice.choice([each.value for each in Plan.State])
            Plan.objects.filter(pk=row.pk).update(state=state)


def _results(regions: list[Region], dice: Random) -> None:
    round_ = Round.objects.create(
        key="evaluasi-2023",
        title={"id": "Evaluasi 2023", "en": "Evaluation 2023"},
        instrument="smart-city-evaluation@2022",
        year=2023,
        made_at=AT,
        published_at=AT,
    )
    participants = Participant.objects.bulk_create(
        Participant(round=round_, region=each.code) for each in regions
    )
    Result.objects.bulk_create(
        Result(
            participant=each,
            instrument=round_.instrument,
            index="3",
            shown=Decimal(dice.randint(80, 390)) / 100,
            values={},
            nodes={},
            complete=True,
            at=AT,
        )
        for each in participants
    )

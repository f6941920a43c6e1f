"""Regions on their way, as far as a test wants them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.core.text import Text
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Post, Viewer, viewer_of
from selaras.web.agreements.models import Agreement
from selaras.web.answers.actions.keeping import Upload
from selaras.web.answers.checking import check
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.editions.actions import keep_file, order_book
from selaras.web.editions.models import BookFile
from selaras.web.guidance.actions import begin
from selaras.web.guidance.models import Journey, Passage
from selaras.web.meetings.models import Attendance, Attendee, Meeting, MeetingRegion
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.answers.making import pdf

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
SIGNED = TODAY - timedelta(days=100)
REGION = "73.22"
FIRST = "bimtek-1"


def make_cohort(key: str = "2022", regions: Iterable[str] = (REGION,), **more: str) -> Cohort:
    """An announced cohort whose regions all signed; `more` are fields of the participations."""
    cohort = Cohort.objects.create(
        key=key,
        title=Text(id=f"Angkatan {key}", en=f"Cohort {key}").model_dump(),
        year=2022,
        workflow="bimtek@2021",
        made_at=NOW,
        announced_at=NOW,
    )
    rows = Participation.objects.bulk_create(
        Participation(cohort=cohort, region=region, added_at=NOW, **more) for region in regions
    )
    Agreement.objects.bulk_create(
        Agreement(
            participation=row,
            region_signed_on=SIGNED,
            ministry_signed_on=SIGNED,
            moved_at=NOW,
        )
        for row in rows
    )
    return cohort


def of(cohort: Cohort, region: str = REGION) -> Participation:
    return Participation.objects.select_related("cohort").get(cohort=cohort, region=region)


def officer(cast: Cast) -> Viewer:
    """An officer of the ministry."""
    return viewer_of(cast["", Role.MINISTRY_OFFICER], at=NOW)


def secretariat(cast: Cast, region: str = REGION) -> Viewer:
    return viewer_of(cast[region, Role.SECRETARIAT], at=NOW)


def adviser(cast: Cast, region: str = REGION) -> tuple[Viewer, Post]:
    """The adviser of the region with the post by which they approve there."""
    found = viewer_of(cast[region, Role.ADVISER], at=NOW)
    post = rights.post_for(found, Kind.GUIDANCE, Action.APPROVE, [region])
    assert post is not None
    return found, post


def begun(
    cast: Cast, cohort: Cohort, region: str = REGION, *, on: date = SIGNED, plan: Plan | None = None
) -> Journey:
    """The region on its way, with that plan."""
    journey = begin(
        participation=of(cohort, region),
        on=on,
        by=officer(cast),
        role=Role.MINISTRY_OFFICER,
        at=NOW,
    )
    if plan is not None:
        Journey.objects.filter(pk=journey.pk).update(plan=plan)
    return Journey.objects.select_related("participation__cohort", "plan").get(pk=journey.pk)


def passage(journey: Journey, stage: str = FIRST) -> Passage:
    return Passage.objects.get(journey=journey, stage=stage)


def without_gaps(small: Masterplan) -> Masterplan:
    """The plan without its analysis of gaps, which Bimtek I asks for."""
    return Masterplan.model_validate({**small.as_data(), "gaps": [], "strategies": []})


def in_database(plan: Masterplan) -> Plan:
    return write_plan(plan, at=NOW)


def printed(plan: Plan, number: int = 1, *, content: bytes = b"", at: datetime = NOW) -> BookFile:
    """A PDF of that book for the plan as it stands, ready."""
    file, _ = order_book(plan=plan, number=number, language="id", format="pdf", at=at)
    keep_file(file=file, name="buku.pdf", content=content or pdf(f"book {number}"), at=at)
    return file


def minuted(participation: Participation, stage: str = FIRST) -> Meeting:
    """A meeting of the stage at which one of the region was, with finished minutes."""
    meeting = Meeting.objects.create(
        cohort=participation.cohort,
        stage=stage,
        title="Pertemuan",
        begins_at=NOW - timedelta(days=3),
        ends_at=NOW - timedelta(days=2),
        minutes="Disepakati.",
        minutes_done_at=NOW - timedelta(days=1),
        entry_code=uuid4().hex,
        made_at=NOW,
    )
    MeetingRegion.objects.create(meeting=meeting, participation=participation)
    there = Attendee.objects.create(meeting=meeting, region=participation.region, name="Andi")
    Attendance.objects.create(
        attendee=there, day=TODAY, how=Attendance.How.LIST, entry=uuid4(), noted_at=NOW, at=NOW
    )
    return meeting


def upload(words: str = "one", name: str = "komitmen.pdf") -> Upload:
    return Upload(check(pdf(words)), name)

"""Meetings for tests: a cohort around today, three regions, two of which signed."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.agreements.models import Agreement
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.meetings.actions.attending import Tick
from selaras.web.meetings.actions.planning import Wanted, plan_meeting
from selaras.web.meetings.models import Attendee, Meeting
from selaras.web.project.cast import Cast

OWN, OTHER, UNSIGNED = "73.22", "73.24", "73.17"
STAGE = "bimtek-1"
SIGNED_DAYS_AGO = 40


def make_cohort(cast: Cast, *, key: str = "2022", announced: bool = True) -> Cohort:
    """Two regions signed forty days ago, the third is invited."""
    now = timezone.now()
    row = Cohort.objects.create(
        key=key,
        title={"id": "Angkatan 2022", "en": "Cohort 2022"},
        year=2022,
        workflow="bimtek@2021",
        made_at=now,
        announced_at=now if announced else None,
    )
    for region in (OWN, OTHER, UNSIGNED):
        part = Participation.objects.create(cohort=row, region=region, added_at=now)
        day = signing_day() if region != UNSIGNED else None
        Agreement.objects.create(
            participation=part,
            invited_at=now,
            region_signed_on=day,
            ministry_signed_on=day,
            moved_at=now,
        )
    return row


def signing_day() -> date:
    return timezone.localdate() - timedelta(days=SIGNED_DAYS_AGO)


def moment(days: int = 0, hour: int = 9) -> datetime:
    """That hour, so many days from today."""
    here = timezone.localtime(timezone.now() + timedelta(days=days))
    return here.replace(hour=hour, minute=0, second=0, microsecond=0)


def wanted(**more: Any) -> Wanted:
    """A meeting of today and tomorrow for one region."""
    told: dict[str, Any] = {
        "stage": STAGE,
        "title": "Bimtek I Luwu Utara",
        "regions": [OWN],
        "begins_at": moment(0, 0),
        "ends_at": moment(1, 16),
        "place": "Aula La Galigo",
    }
    return Wanted(**(told | more))


def make_meeting(cohort: Cohort, by: Viewer, **more: Any) -> Meeting:
    return plan_meeting(
        cohort=cohort, wanted=wanted(**more), by=by, role=Role.SECRETARIAT, at=timezone.now()
    )


def expect(meeting: Meeting, person: Person | None, name: str = "", region: str = OWN) -> Attendee:
    return Attendee.objects.create(
        meeting=meeting, person=person, region=region, name=name or (person.name if person else "")
    )


def tick(person: Attendee, day: date | None = None, **more: Any) -> Tick:
    told: dict[str, Any] = {
        "entry": uuid4(),
        "attendee": person.key,
        "day": day or timezone.localdate(),
        "noted_at": timezone.now(),
    }
    return Tick(**(told | more))


def viewer(person: Person) -> Viewer:
    return viewer_of(person, at=timezone.now())


def post_of(person: Person, role: Role) -> Membership:
    return person.memberships.get(role=role)

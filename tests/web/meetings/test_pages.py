"""Pages take as many questions for many rows as for one."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.meetings.models import Attendance, Attendee, Meeting, MeetingRegion
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.meetings.making import OWN, moment

pytestmark = pytest.mark.django_db


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def fill(meeting: Meeting, many: int) -> None:
    people = Attendee.objects.bulk_create(
        Attendee(meeting=meeting, region=OWN, name=f"Orang {number}") for number in range(many)
    )
    now = timezone.now()
    Attendance.objects.bulk_create(
        Attendance(
            attendee=each,
            day=timezone.localdate(),
            how="list",
            entry=uuid4(),
            noted_at=now,
            at=now,
        )
        for each in people
    )


def test_300_rows_cost_no_more_questions_than_one(
    cohort: Cohort, meeting: Meeting, cast: Cast
) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{cohort.key}/"
    one = f"{address}{meeting.key}/"
    pages = (address, one, f"{one}people/", f"{one}attendance/", f"{address}calendar.ics")
    fill(meeting, 1)
    few = {page: asked(browser, page) for page in pages}
    fill(meeting, 299)
    part = Participation.objects.get(region=OWN)
    more = Meeting.objects.bulk_create(
        Meeting(
            cohort=cohort,
            stage="bimtek-1",
            title=f"Pertemuan {number}",
            begins_at=moment(number % 20),
            ends_at=moment(number % 20 + 1),
            entry_code=f"kode{number}",
            made_at=timezone.now(),
        )
        for number in range(299)
    )
    MeetingRegion.objects.bulk_create(
        MeetingRegion(meeting=each, participation=part) for each in more
    )
    assert {page: asked(browser, page) for page in pages} == few
    assert max(few.values()) <= 20


def test_an_empty_cohort_says_what_to_do(cohort: Cohort, cast: Cast) -> None:
    page = signed_in(cast[OWN, Role.SECRETARIAT]).get(f"/meetings/{cohort.key}/").content.decode()
    assert "Rencanakan pertemuan pertama" in page
    reader = signed_in(cast[OWN, Role.PLANNER]).get(f"/meetings/{cohort.key}/").content.decode()
    assert "Belum ada pertemuan" in reader
    assert "Rencanakan" not in reader

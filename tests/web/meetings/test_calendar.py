"""Calendar files that other programs read."""

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Event

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Cohort
from selaras.web.meetings.actions.planning import cancel_meeting, change_meeting
from selaras.web.meetings.models import Meeting
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.meetings.making import OTHER, OWN, expect, make_meeting, moment, viewer, wanted

pytestmark = pytest.mark.django_db


def calendar(client: Client, address: str) -> tuple[str, list[Event]]:
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(answer.content)
    return str(read["METHOD"]), list(read.walk("VEVENT"))  # type: ignore[arg-type]


def test_an_event_keeps_its_name_while_it_changes_and_is_cancelled(
    meeting: Meeting, by: Viewer, cast: Cast
) -> None:
    browser = signed_in(cast[OWN, Role.PLANNER])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/calendar.ics"
    method, (event,) = calendar(browser, address)
    assert (method, str(event["STATUS"]), event["SEQUENCE"]) == ("PUBLISH", "CONFIRMED", 0)
    assert event.decoded("DTSTART") == meeting.begins_at
    assert str(event["LOCATION"]) == "Aula La Galigo"
    uid, at = str(event["UID"]), timezone.now()
    later = wanted(begins_at=moment(3), ends_at=moment(4))
    change_meeting(meeting=meeting, wanted=later, seen=0, by=by, role="", at=at)
    cancel_meeting(meeting=meeting, reason="Banjir", seen=1, by=by, role="", at=at)
    method, (event,) = calendar(browser, address)
    assert (method, str(event["STATUS"]), event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)
    assert str(event["UID"]) == uid
    assert event.decoded("DTSTART") == moment(3)


def test_my_meetings_of_a_cohort(cohort: Cohort, meeting: Meeting, cast: Cast) -> None:
    ministry = cast["", Role.MINISTRY_OFFICER]
    other = make_meeting(cohort, viewer(cast[OTHER, Role.SECRETARIAT]), regions=[OTHER])
    address = f"/meetings/{cohort.key}/calendar.ics"
    _method, events = calendar(signed_in(cast[OWN, Role.PLANNER]), address)
    assert [str(each["UID"]) for each in events] == [f"{meeting.key}@selaras"]
    assert calendar(signed_in(ministry), address)[1] == []
    expect(other, ministry, region="")
    _method, events = calendar(signed_in(ministry), address)
    assert [str(each["UID"]) for each in events] == [f"{other.key}@selaras"]
    citizen = Client(SERVER_NAME="localhost")
    assert citizen.get(address).status_code == 404

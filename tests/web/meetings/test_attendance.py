"""Attendance by code and by list: counted once, refused with a reason."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import Max
from django.test import Client
from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.meetings.actions.attending import note_list
from selaras.web.meetings.actions.planning import cancel_meeting, renew_code
from selaras.web.meetings.models import Attendance, Meeting
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.meetings.making import OTHER, OWN, expect, make_meeting, moment, tick

pytestmark = pytest.mark.django_db


def body_of(person: int, *ticks: dict[str, str], day: str = "") -> str:
    today = str(timezone.localdate())
    return json.dumps({"person": person, "day": day or today, "ticks": ticks})


def one(attendee: object, entry: object = None, **more: str) -> dict[str, str]:
    told = {
        "entry": str(entry or uuid4()),
        "attendee": str(attendee),
        "day": str(timezone.localdate()),
        "at": timezone.now().isoformat(),
    }
    return told | more


def test_a_code_brings_an_expected_person_to_the_list(meeting: Meeting, cast: Cast) -> None:
    person = cast[OWN, Role.PLANNER]
    row = expect(meeting, person)
    browser = signed_in(person)
    typed = f" {meeting.entry_code[:4].upper()}-{meeting.entry_code[4:]} "
    answer = browser.post("/meetings/at/", {"code": typed})
    assert answer["Location"] == f"/meetings/at/{meeting.entry_code}/"
    assert "Saya hadir hari ini" in browser.get(answer["Location"]).content.decode()
    for _again in range(2):
        browser.post(answer["Location"])
    noted = Attendance.objects.get()
    assert (noted.attendee, noted.day, noted.how) == (row, timezone.localdate(), "code")
    assert "sudah tercatat" in browser.get(answer["Location"]).content.decode()


def test_a_visitor_signs_in_first_whatever_the_code(client: Client, meeting: Meeting) -> None:
    for code in (meeting.entry_code, "abcdefgh"):
        answer = client.get(f"/meetings/at/{code}/")
        assert answer.status_code == 302
        assert "/sign-in/" in answer["Location"] or "login" in answer["Location"]


def test_a_new_code_makes_the_old_one_worthless(meeting: Meeting, by: Viewer, cast: Cast) -> None:
    expect(meeting, cast[OWN, Role.PLANNER])
    old = meeting.entry_code
    renew_code(meeting=meeting, by=by, role="secretariat", at=timezone.now())
    browser = signed_in(cast[OWN, Role.PLANNER])
    answer = browser.get(f"/meetings/at/{old}/", follow=True)
    assert "tidak berlaku" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_whoever_is_not_expected_is_told_why(meeting: Meeting, cast: Cast) -> None:
    address = f"/meetings/at/{meeting.entry_code}/"
    said = {
        (OTHER, Role.PLANNER): "Pertemuan ini untuk Kabupaten Luwu Utara, sedangkan Anda bertugas",
        (OWN, Role.COUNCIL_MEMBER): "belum ada dalam daftar",
        ("", Role.MINISTRY_OFFICER): "belum ada dalam daftar",
    }
    for who, sentence in said.items():
        browser = signed_in(cast[who])
        for answer in (browser.get(address), browser.post(address)):
            assert sentence in answer.content.decode(), who
    person = cast[OWN, Role.PLANNER]
    expect(meeting, person)
    Membership.objects.filter(person=person).update(until=timezone.localdate() - timedelta(days=1))
    page = signed_in(person).post(address).content.decode()
    assert "sudah berakhir" in page
    assert not Attendance.objects.exists()


def test_on_another_day_the_code_says_which_days(cast: Cast, cohort: object, by: Viewer) -> None:
    later = make_meeting(cohort, by, begins_at=moment(4), ends_at=moment(5))  # type: ignore[arg-type]
    person = cast[OWN, Role.PLANNER]
    expect(later, person)
    page = signed_in(person).post(f"/meetings/at/{later.entry_code}/").content.decode()
    assert "tidak berlangsung pada" in page
    assert not Attendance.objects.exists()


def test_ticks_of_a_list_count_once_however_often_they_come(meeting: Meeting, cast: Cast) -> None:
    person = cast[OWN, Role.SECRETARIAT]
    siti, budi = expect(meeting, None, "Siti"), expect(meeting, None, "Budi")
    browser = signed_in(person)
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/attendance/ticks/"
    early = (timezone.now() - timedelta(hours=3)).isoformat()
    first = [one(siti.key, at=early), one(budi.key)]
    before = Entry.objects.aggregate(last=Max("number"))["last"]
    for _again in range(3):
        answer = browser.post(address, body_of(person.pk, *first), "application/json").json()
        assert [each["refused"] for each in answer["results"]] == ["", ""]
        assert "2 orang hadir" in answer["said"]
        assert set(answer["there"]) == {str(siti.key), str(budi.key)}
    # Another phone ticked the same person.
    browser.post(address, body_of(person.pk, one(siti.key)), "application/json")
    assert Attendance.objects.count() == 2
    noted = Attendance.objects.get(attendee=siti)
    assert noted.noted_at.isoformat()[:19] == early[:19]
    assert noted.at > noted.noted_at
    # One line for the list, not one for each tick.
    assert Entry.objects.filter(number__gt=before).count() == 1


def test_ticks_that_cannot_count_say_why(meeting: Meeting, cast: Cast, by: Viewer) -> None:
    person = cast[OWN, Role.SECRETARIAT]
    siti = expect(meeting, None, "Siti")
    foreign = expect(make_meeting(meeting.cohort, by), None, "Dari pertemuan lain")
    browser = signed_in(person)
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/attendance/ticks/"
    used = uuid4()
    other = expect(meeting, None, "Budi")
    sent = [
        one(foreign.key),
        one(siti.key, day=str(timezone.localdate() + timedelta(days=9))),
        one(siti.key, used),
        one(other.key, used),
        one(uuid4()),
        one(siti.key, used, day=str(timezone.localdate() + timedelta(days=1))),
        one(siti.key, at="0001-01-01T00:00:00+14:00"),
    ]
    answer = browser.post(address, body_of(person.pk, *sent), "application/json").json()
    said = [each["refused"] for each in answer["results"]]
    assert ["tidak ada lagi" in said[0], "tidak berlangsung pada" in said[1], said[2]] == [
        True,
        True,
        "",
    ]
    assert "sudah dipakai untuk orang lain" in said[3]
    assert "tidak ada lagi" in said[4]
    assert "sudah dipakai untuk orang lain" in said[5]
    assert said[6] == ""
    assert Attendance.objects.count() == 1


def test_a_cancelled_meeting_takes_no_tick_but_keeps_what_came_before(
    meeting: Meeting, by: Viewer
) -> None:
    siti, budi = expect(meeting, None, "Siti"), expect(meeting, None, "Budi")
    came, late, at = tick(siti), tick(budi), timezone.now()
    note_list(meeting=meeting, ticks=[came], managed=[OWN], by=by, role="", at=at)
    cancel_meeting(meeting=meeting, reason="Banjir", seen=0, by=by, role="", at=at)
    again = note_list(meeting=meeting, ticks=[came, late], managed=[OWN], by=by, role="", at=at)
    assert again[0].refused is None
    assert "dibatalkan" in str(again[1].refused)
    assert Attendance.objects.count() == 1


def test_only_the_one_who_ticked_sends(meeting: Meeting, cast: Cast, client: Client) -> None:
    siti = expect(meeting, None, "Siti")
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/attendance/ticks/"
    sent = body_of(cast[OWN, Role.SECRETARIAT].pk, one(siti.key))
    assert client.post(address, sent, "application/json").json() == {"why": "session"}
    adviser = signed_in(cast[OWN, Role.ADVISER])
    assert adviser.post(address, sent, "application/json").json() == {"why": "person"}
    stranger = signed_in(cast[OTHER, Role.SECRETARIAT])
    assert stranger.post(address, sent, "application/json").status_code == 404
    for nonsense in ("", "[]", "{}", '{"person": 1, "day": "x", "ticks": []}', "\ud800"):
        broken = signed_in(cast[OWN, Role.SECRETARIAT]).post(
            address, nonsense.encode("utf-8", "surrogatepass"), "application/json"
        )
        assert broken.status_code == 400
    assert not Attendance.objects.exists()


def test_the_list_works_as_a_plain_form_and_can_be_corrected(meeting: Meeting, cast: Cast) -> None:
    siti = expect(meeting, None, "Siti")
    expect(meeting, None, "Budi")
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/attendance/"
    today = str(timezone.localdate())
    page = browser.post(address, {"day": today, "present": [str(siti.key), "x"]}, follow=True)
    assert "1 orang dicatat hadir" in page.content.decode()
    assert "Situs mencatat 1 orang hadir" in page.content.decode()
    gone = f"/meetings/{meeting.cohort.key}/{meeting.key}/people/{siti.key}/absent/"
    browser.post(gone, {"day": today})
    assert not Attendance.objects.exists()


def test_the_code_is_drawn_for_the_door(meeting: Meeting, cast: Cast) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/code/"
    page = browser.get(address).content.decode()
    assert "<svg" in page
    assert f"{meeting.entry_code[:4]} {meeting.entry_code[4:]}".upper() in page
    assert " style=" not in page
    browser.post(f"{address}new/")
    meeting.refresh_from_db()
    assert meeting.entry_code.upper()[:4] not in page

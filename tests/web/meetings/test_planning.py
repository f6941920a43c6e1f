"""Planning: what is refused with which words, changed, cancelled with letters."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.meetings.actions.attending import note_list
from selaras.web.meetings.actions.planning import cancel_meeting, change_meeting
from selaras.web.meetings.models import Meeting
from selaras.web.meetings.queries import meetings_of, next_meeting
from selaras.web.meetings.refusals import Refused
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.meetings.making import (
    OTHER,
    OWN,
    SIGNED_DAYS_AGO,
    STAGE,
    UNSIGNED,
    expect,
    make_meeting,
    moment,
    tick,
    viewer,
    wanted,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"regions": [OWN, UNSIGNED]}, "Nota Kesepakatan Kabupaten Luwu belum"),
        ({"stage": "bimtek-9"}, "Tahap bimtek-9 tidak ada dalam alur"),
        ({"ends_at": moment(0, 0)}, "berakhir sebelum"),
        ({"regions": [OWN, "73.71"]}, "Kota Makassar bukan peserta"),
        ({"stage": "area-forum"}, "Kabupaten Luwu Utara tidak menempuh tahap"),
        ({"regions": []}, "Pilih sedikitnya satu daerah"),
        ({"place": ""}, "Tulis tempatnya"),
        ({"manner": "online"}, "Tulis tautannya"),
        ({"ends_at": moment(60)}, "paling lama 31 hari"),
        (
            {"begins_at": moment(-SIGNED_DAYS_AGO - 1), "ends_at": moment(-SIGNED_DAYS_AGO)},
            "sebelum Nota Kesepakatan Kabupaten Luwu Utara",
        ),
    ],
)
def test_what_cannot_be_planned_says_why(
    cohort: Cohort, by: Viewer, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused) as refused:
        make_meeting(cohort, by, **({"ends_at": moment(1)} | more))
    assert said in refused.value.text.id
    assert refused.value.text.en
    assert not Meeting.objects.exists()


def test_a_region_that_withdrew_is_not_asked(cohort: Cohort, by: Viewer) -> None:
    Participation.objects.filter(region=OWN).update(withdrawn_at=timezone.now())
    with pytest.raises(Refused, match="sudah mundur"):
        make_meeting(cohort, by)


def test_the_form_refuses_in_the_page_and_keeps_what_was_typed(cast: Cast, cohort: Cohort) -> None:
    browser = signed_in(cast["", Role.MINISTRY_OFFICER])
    address = f"/meetings/{cohort.key}/new/"
    told = {
        "stage": STAGE,
        "title": "Bimtek bersama",
        "regions": [OWN, UNSIGNED],
        "begins_at": "2026-01-05T09:00",
        "ends_at": "2026-01-06T16:00",
        "manner": "on_site",
        "place": "Hotel",
    }
    page = browser.post(address, told).content.decode()
    assert "belum ditandatangani kedua pihak" in page
    assert "Bimtek bersama" in page
    assert not Meeting.objects.exists()
    told |= {"regions": [OWN, OTHER], "begins_at": moment(3).strftime("%Y-%m-%dT%H:%M")}
    told["ends_at"] = moment(4).strftime("%Y-%m-%dT%H:%M")
    answer = browser.post(address, told)
    row = Meeting.objects.get()
    assert answer["Location"] == f"/meetings/{cohort.key}/{row.key}/people/"
    assert {part.participation.region for part in row.regions.all()} == {OWN, OTHER}


def test_a_secretariat_plans_for_its_own_region_only(cast: Cast, cohort: Cohort) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    told = {
        "stage": STAGE,
        "title": "Bimtek",
        "regions": [OTHER],
        "begins_at": moment(3).strftime("%Y-%m-%dT%H:%M"),
        "ends_at": moment(4).strftime("%Y-%m-%dT%H:%M"),
        "manner": "on_site",
        "place": "Hotel",
    }
    page = browser.post(f"/meetings/{cohort.key}/new/", told).content.decode()
    assert "di luar jangkauan jabatan Anda" in page
    assert not Meeting.objects.exists()


def test_a_change_tells_by_letter_and_an_old_form_is_refused(
    meeting: Meeting, by: Viewer, cast: Cast
) -> None:
    expect(meeting, cast[OWN, Role.PLANNER])
    later = wanted(begins_at=moment(2), ends_at=moment(3))
    at = timezone.now()
    row = change_meeting(
        meeting=meeting, wanted=later, seen=0, by=by, role="secretariat", at=at, letters=True
    )
    assert row.revision == 1
    letter = Letter.objects.get()
    assert letter.subject.startswith("Perubahan: Bimtek I Luwu Utara")
    assert letter.state == Letter.State.DRAFT
    assert letter.region == OWN
    with pytest.raises(Refused, match="diubah orang lain"):
        change_meeting(meeting=meeting, wanted=later, seen=0, by=by, role="secretariat", at=at)


def test_days_with_attendance_stay_days_of_the_meeting(meeting: Meeting, by: Viewer) -> None:
    person = expect(meeting, None, "Siti")
    at = timezone.now()
    note_list(meeting=meeting, ticks=[tick(person)], managed=[OWN], by=by, role="", at=at)
    later = wanted(begins_at=moment(2), ends_at=moment(3))
    with pytest.raises(Refused, match="Sudah ada kehadiran"):
        change_meeting(meeting=meeting, wanted=later, seen=0, by=by, role="", at=at)


def test_a_cancelled_meeting_tells_everybody_and_changes_no_more(
    meeting: Meeting, by: Viewer, cast: Cast
) -> None:
    expect(meeting, cast[OWN, Role.PLANNER])
    expect(meeting, cast[OWN, Role.ADVISER], region="")
    expect(meeting, None, "Tanpa akun")
    at = timezone.now()
    many = cancel_meeting(
        meeting=meeting, reason="Banjir di Masamba", seen=0, by=by, role="secretariat", at=at
    )
    assert many == 2
    assert all("Banjir di Masamba" in letter.body for letter in Letter.objects.all())
    line = Entry.objects.order_by("-number").first()
    assert line is not None
    assert '"what":"meeting.cancelled"' in line.line.replace(" ", "")
    with pytest.raises(Refused, match="sudah dibatalkan"):
        change_meeting(meeting=meeting, wanted=wanted(), seen=1, by=by, role="", at=at)


def test_the_next_meeting_is_the_first_that_has_not_ended(cohort: Cohort, by: Viewer) -> None:
    number = Participation.objects.get(region=OWN).pk
    past = make_meeting(cohort, by, begins_at=moment(-9), ends_at=moment(-8))
    near = make_meeting(cohort, by, begins_at=moment(5), ends_at=moment(6))
    far = make_meeting(cohort, by, begins_at=moment(50), ends_at=moment(51))
    assert meetings_of([number]) == {number: [past, near, far]}
    assert next_meeting([number], at=timezone.now()) == {number: near}
    cancel_meeting(meeting=near, reason="-", seen=0, by=by, role="", at=timezone.now())
    assert next_meeting([number], at=timezone.now()) == {number: far}
    assert next_meeting([number], at=timezone.now() + timedelta(days=99)) == {}


def test_who_sees_which_meetings(cast: Cast, cohort: Cohort, meeting: Meeting) -> None:
    address = f"/meetings/{cohort.key}/{meeting.key}/"
    seen = {
        (OWN, Role.AGENCY_CONTACT): 200,
        (OWN, Role.ADVISER): 200,
        ("73", Role.OBSERVER): 200,
        ("", Role.MINISTRY_OFFICER): 200,
        (OTHER, Role.SECRETARIAT): 404,
        (OTHER, Role.ASSESSOR): 404,
    }
    assert {who: signed_in(cast[who]).get(address).status_code for who in seen} == seen
    Cohort.objects.update(announced_at=None)
    # The region was invited, so it knows of the cohort before it is announced.
    assert signed_in(cast[OWN, Role.PLANNER]).get(address).status_code == 200


def test_of_a_joint_meeting_each_region_sees_its_own_people(cast: Cast, cohort: Cohort) -> None:
    ministry = viewer(cast["", Role.MINISTRY_OFFICER])
    joint = make_meeting(cohort, ministry, regions=[OWN, OTHER])
    expect(joint, None, "Orang Luwu Utara", OWN)
    expect(joint, None, "Orang Luwu Timur", OTHER)
    address = f"/meetings/{cohort.key}/{joint.key}/"
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    for path in ("", "people/", "attendance/"):
        page = browser.get(address + path).content.decode()
        assert "Orang Luwu Utara" in page
        assert "Orang Luwu Timur" not in page
    for path in ("change/", "cancel/", "minutes/", "code/", "materials/"):
        assert browser.get(address + path).status_code == 404, path

"""Minutes: decisions become tasks, the end freezes everything, files are looked at."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook
from PIL import Image

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Participation
from selaras.web.duties.models import Duty
from selaras.web.meetings.actions.attending import note_list
from selaras.web.meetings.actions.minutes import (
    Decided,
    decide,
    finish_minutes,
    mark_done,
    take_back_decision,
    write_minutes,
)
from selaras.web.meetings.actions.planning import cancel_meeting, change_meeting
from selaras.web.meetings.models import Decision, Material, Meeting
from selaras.web.meetings.queries import minutes_in, minutes_of
from selaras.web.meetings.refusals import Refused
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.meetings.making import OTHER, OWN, STAGE, expect, post_of, tick, wanted

pytestmark = pytest.mark.django_db


def recently_signed_in(person: Person) -> Client:
    client = signed_in(person)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def sheet() -> bytes:
    held = BytesIO()
    Workbook().save(held)
    return held.getvalue()


def picture() -> bytes:
    held = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(held, "JPEG")
    return held.getvalue()


def write(meeting: Meeting, by: Viewer, words: str = "Dibahas kesiapan.") -> Meeting:
    today = timezone.localdate()
    return write_minutes(
        meeting=meeting,
        minutes=words,
        held=(today, today),
        seen=meeting.revision,
        by=by,
        role="secretariat",
        at=timezone.now(),
    )


def test_a_decision_with_a_holder_becomes_a_task_and_is_marked_done(
    meeting: Meeting, cast: Cast, by: Viewer
) -> None:
    planner = cast[OWN, Role.PLANNER]
    until = timezone.localdate() + timedelta(days=14)
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}"
    told = {
        "decision-words": "Data kesiapan dilengkapi.",
        "decision-holder": str(post_of(planner, Role.PLANNER).pk),
        "decision-until": str(until),
    }
    browser.post(f"{address}/decisions/", told)
    browser.post(f"{address}/decisions/", {"decision-words": "Rapat berikutnya di Masamba."})
    assert list(Decision.objects.values_list("number", "until")) == [(1, until), (2, None)]
    duty = Duty.objects.get(what="meeting.decision")
    assert (duty.holder.person, duty.until, duty.address) == (planner, until, f"{address}/")
    hers = signed_in(planner)
    assert "Data kesiapan dilengkapi" in hers.get("/tasks/").content.decode()
    assert hers.post(f"{address}/decisions/2/done/").status_code == 404
    hers.post(f"{address}/decisions/1/done/")
    duty.refresh_from_db()
    assert duty.done_at is not None
    with pytest.raises(Refused, match="sudah ditandai"):
        mark_done(decision=Decision.objects.get(number=1), by=by, role="", at=timezone.now())


def test_a_decision_that_is_taken_back_takes_its_task_along(
    meeting: Meeting, cast: Cast, by: Viewer
) -> None:
    holder = post_of(cast[OWN, Role.PLANNER], Role.PLANNER)
    at = timezone.now()
    row = decide(meeting=meeting, decided=Decided("Lengkapi", None, holder), by=by, role="", at=at)
    take_back_decision(decision=row, by=by, role="", at=at)
    assert Duty.objects.get(what="meeting.decision").dropped
    elsewhere = post_of(cast[OTHER, Role.PLANNER], Role.PLANNER)
    with pytest.raises(Refused, match="bukan dari Kabupaten Luwu Utara"):
        decide(meeting=meeting, decided=Decided("x", None, elsewhere), by=by, role="", at=at)
    today = timezone.localdate()
    with pytest.raises(Refused, match="Tenggat hanya berarti"):
        decide(meeting=meeting, decided=Decided("x", None, None, today), by=by, role="", at=at)


def test_a_cancelled_meeting_leaves_no_task_behind(
    meeting: Meeting, cast: Cast, by: Viewer
) -> None:
    holder, at = post_of(cast[OWN, Role.PLANNER], Role.PLANNER), timezone.now()
    decide(meeting=meeting, decided=Decided("Lengkapi", None, holder), by=by, role="", at=at)
    cancel_meeting(meeting=meeting, reason="Banjir", seen=0, by=by, role="", at=at)
    assert Duty.objects.get(what="meeting.decision").dropped


def test_done_minutes_freeze_everything(meeting: Meeting, cast: Cast, by: Viewer) -> None:
    siti, late = expect(meeting, None, "Siti"), expect(meeting, None, "Budi")
    at = timezone.now()
    note_list(meeting=meeting, ticks=[tick(siti)], managed=[OWN], by=by, role="", at=at)
    part = Participation.objects.get(region=OWN)
    with pytest.raises(Refused, match="masih kosong"):
        finish_minutes(meeting=meeting, seen=0, by=by, role="", at=at)
    row = write(meeting, by)
    assert not minutes_of(part, STAGE)
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}"
    person = cast[OWN, Role.SECRETARIAT]
    person.set_password("kunci-panjang-22")
    person.save()
    plain = signed_in(person)
    assert "/account/confirm/" in plain.get(f"{address}/minutes/finish/")["Location"]
    browser = recently_signed_in(person)
    assert "tidak dapat diurungkan" in browser.get(f"{address}/minutes/finish/").content.decode()
    browser.post(f"{address}/minutes/finish/", {"seen": row.revision})
    row.refresh_from_db()
    assert row.minutes_done_at is not None
    assert minutes_of(part, STAGE)
    assert not minutes_of(part, "bimtek-2")
    assert minutes_in([part.pk]) == {(part.pk, STAGE)}
    noted = note_list(meeting=row, ticks=[tick(late)], managed=[OWN], by=by, role="", at=at)
    assert "Notulen pertemuan ini sudah selesai" in str(noted[0].refused)
    with pytest.raises(Refused, match="sudah selesai"):
        change_meeting(meeting=row, wanted=wanted(), seen=row.revision, by=by, role="", at=at)
    with pytest.raises(Refused, match="sudah selesai"):
        decide(meeting=row, decided=Decided("x"), by=by, role="", at=at)
    before = (row.revision, siti.attendances.count(), Material.objects.count())
    for path, told in (
        ("minutes/", {"minutes": "lain", "seen": row.revision}),
        ("people/", {"region": OWN, "lines": "Joko"}),
        (f"people/{siti.key}/remove/", {}),
        (f"people/{siti.key}/absent/", {"day": str(timezone.localdate())}),
        ("code/new/", {}),
        ("people/take/", {}),
    ):
        browser.post(f"{address}/{path}", told)
    row.refresh_from_db()
    assert (row.revision, siti.attendances.count(), Material.objects.count()) == before
    assert row.attendees.count() == 2
    assert row.minutes == "Dibahas kesiapan."


def test_an_older_form_does_not_overwrite(meeting: Meeting, cast: Cast, by: Viewer) -> None:
    write(meeting, by, "Yang pertama.")
    browser = signed_in(cast[OWN, Role.ADVISER])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/minutes/"
    page = browser.post(address, {"minutes": "Yang kedua.", "seen": "0"}).content.decode()
    assert "baru saja diubah orang lain" in page
    assert "Yang kedua." in page
    meeting.refresh_from_db()
    assert meeting.minutes == "Yang pertama."


def test_held_days_must_include_those_with_attendance(meeting: Meeting, by: Viewer) -> None:
    siti, at, today = expect(meeting, None, "Siti"), timezone.now(), timezone.localdate()
    note_list(meeting=meeting, ticks=[tick(siti)], managed=[OWN], by=by, role="", at=at)
    yesterday = today - timedelta(days=1)
    told = {"meeting": meeting, "minutes": "-", "seen": 0, "by": by, "role": "", "at": at}
    for held, said in (
        ((yesterday, yesterday), "Sudah ada kehadiran"),
        ((today, yesterday), "lebih awal"),
        ((today, today + timedelta(days=1)), "belum tiba"),
        ((today - timedelta(days=365), today), "paling lama 31 hari"),
    ):
        with pytest.raises(Refused, match=said):
            write_minutes(held=held, **told)  # type: ignore[arg-type]


def test_files_are_what_they_are_and_photos_say_what_they_show(
    meeting: Meeting, cast: Cast, by: Viewer
) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/materials/"

    def send(kind: str, title: str, content: bytes, name: str = "foto.jpg") -> str:
        told = {"kind": kind, "title": title, "file": SimpleUploadedFile(name, content)}
        return browser.post(address, told, follow=True).content.decode()

    assert "Tulis apa yang terlihat" in send("photo", "", picture())
    assert "bukan gambar" in send("photo", "Peserta", sheet())
    assert "program komputer" in send("material", "Paparan", b"MZ" + b"0" * 40)
    assert not Material.objects.exists()
    assert "Berkas tersimpan" in send("photo", "Bupati membuka acara", picture())
    row = Material.objects.get()
    page = browser.get(f"/meetings/{meeting.cohort.key}/{meeting.key}/").content.decode()
    assert 'alt="Bupati membuka acara"' in page
    assert browser.get(f"{address}{row.pk}/")["Content-Type"] == "image/jpeg"
    stranger = signed_in(cast[OTHER, Role.SECRETARIAT])
    assert stranger.get(f"{address}{row.pk}/").status_code == 404
    browser.post(f"{address}{row.pk}/remove/")
    assert not Material.objects.exists()


def test_entries_of_another_meeting_are_not_found_here(meeting: Meeting, cast: Cast) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}"
    for path in (
        "decisions/7/remove/",
        "materials/7/",
        "materials/7/remove/",
        f"people/{uuid4()}/certificate-id.pdf",
    ):
        assert browser.get(f"{address}/{path}").status_code == 404

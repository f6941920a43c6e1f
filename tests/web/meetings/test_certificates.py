"""Certificates: who gets one, for whom, in one file, in the background where they are many."""

from datetime import timedelta
from io import BytesIO

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.meetings.actions.attending import note_list
from selaras.web.meetings.models import CertificateFile, Meeting
from selaras.web.meetings.tasks import build_certificates
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.meetings.making import OTHER, OWN, expect, tick

pytestmark = pytest.mark.django_db


def finished(meeting: Meeting) -> Meeting:
    Meeting.objects.filter(pk=meeting.pk).update(minutes="Dibahas.", minutes_done_at=timezone.now())
    meeting.refresh_from_db()
    return meeting


def text_of(client: Client, address: str) -> str:
    content = client.get(address).getvalue()
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return "\n".join(" ".join(page.extract_text().split()) for page in pages)


def test_one_for_oneself_and_for_those_who_manage(meeting: Meeting, cast: Cast, by: Viewer) -> None:
    planner = cast[OWN, Role.PLANNER]
    mine, absent = expect(meeting, planner), expect(meeting, cast[OWN, Role.AGENCY_CONTACT])
    two = [tick(mine), tick(mine, timezone.localdate() + timedelta(days=1))]
    note_list(meeting=meeting, ticks=two, managed=[OWN], by=by, role="", at=timezone.now())
    place = f"/meetings/{meeting.cohort.key}/{meeting.key}/people"
    own = f"{place}/{mine.key}/certificate-id.pdf"
    hers = signed_in(planner)
    assert hers.get(own).status_code == 404
    finished(meeting)
    said = text_of(hers, own)
    for words in (planner.name, "Bimtek I Luwu Utara", "selama 2 dari 2 hari", "Nomor 001/"):
        assert words in said
    english = text_of(hers, own.replace("-id", "-en"))
    assert "Certificate of Attendance" in english
    assert "Luwu Utara Regency" in english
    # What one earned stays one's own after the post.
    Membership.objects.filter(person=planner).update(until=timezone.localdate() - timedelta(days=1))
    assert signed_in(planner).get(own).status_code == 200
    assert signed_in(cast[OWN, Role.SECRETARIAT]).get(own).status_code == 200
    assert signed_in(cast[OWN, Role.HEAD_OF_REGION]).get(own).status_code == 404
    assert signed_in(cast[OTHER, Role.SECRETARIAT]).get(own).status_code == 404
    # Nobody gets one for a day that was not attended.
    gone = f"{place}/{absent.key}/certificate-id.pdf"
    assert signed_in(cast[OWN, Role.SECRETARIAT]).get(gone).status_code == 404


@pytest.mark.parametrize("many", [3, 41])
def test_all_in_one_file(meeting: Meeting, cast: Cast, by: Viewer, many: int) -> None:
    people = [expect(meeting, None, f"Peserta {number}") for number in range(many)]
    ticks = [tick(each) for each in people]
    note_list(meeting=meeting, ticks=ticks, managed=[OWN], by=by, role="", at=timezone.now())
    finished(meeting)
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    shelf = f"/meetings/{meeting.cohort.key}/{meeting.key}/certificates/"
    assert "Peserta 2" in browser.get(shelf).content.decode()
    address = f"{shelf}id.pdf"
    if many > 40:
        assert browser.get(address).status_code == 302
        assert browser.post(address)["Location"].endswith("?watch=1")
        file = CertificateFile.objects.get()
        assert "sedang dibuat" in browser.get(shelf).content.decode()
        build_certificates.call(file.pk)
    said = text_of(browser, address)
    assert said.count("Diberikan kepada") == many
    assert f"Peserta {many - 1}" in said


def test_before_the_minutes_are_done_there_are_none(meeting: Meeting, cast: Cast) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    for path in ("certificates/", "certificates/id.pdf"):
        address = f"/meetings/{meeting.cohort.key}/{meeting.key}/{path}"
        assert browser.get(address).status_code == 404

"""Who is expected: from posts in one step, typed in lines, in groups of dimensions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.meetings.actions.people import expect_posts
from selaras.web.meetings.models import Attendee, Meeting
from selaras.web.meetings.refusals import Refused
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.meetings.making import OWN

pytestmark = pytest.mark.django_db


def test_posts_in_force_of_the_stage_are_taken_once(
    meeting: Meeting, by: Viewer, cast: Cast
) -> None:
    planner = cast[OWN, Role.PLANNER]
    planner.memberships.update(until=timezone.localdate() - timedelta(days=1))
    at = timezone.now()
    many = expect_posts(meeting=meeting, regions=[OWN], by=by, role="secretariat", at=at)
    rows = {row.person: row for row in Attendee.objects.filter(meeting=meeting)}
    assert many == len(rows)
    assert planner not in rows
    assert rows[cast[OWN, Role.DIMENSION_COORDINATOR]].group == "living"
    assert rows[cast[OWN, Role.SECRETARIAT]].region == OWN
    # Advisers come for no region: the minutes of a region need somebody of its own.
    assert rows[cast[OWN, Role.ADVISER]].region == ""
    with pytest.raises(Refused, match="Tidak ada orang baru"):
        expect_posts(meeting=meeting, regions=[OWN], by=by, role="secretariat", at=at)


def test_names_are_pasted_in_lines(meeting: Meeting, cast: Cast) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/people/"
    lines = "Siti Aminah; Dinas Kesehatan; Smart Living\nBudi\tForum Anak\tsociety\n\nJoko"
    browser.post(address, {"region": OWN, "lines": lines})
    found = list(Attendee.objects.values_list("name", "unit", "group").order_by("pk"))
    assert found == [
        ("Siti Aminah", "Dinas Kesehatan", "living"),
        ("Budi", "Forum Anak", "society"),
        ("Joko", "", ""),
    ]
    browser.post(address, {"region": OWN, "lines": "siti aminah; dinas kesehatan"})
    assert Attendee.objects.count() == 3


def test_an_address_stands_for_somebody_with_a_post_here(meeting: Meeting, cast: Cast) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/people/"
    ministry, planner = cast["", Role.MINISTRY_OFFICER], cast[OWN, Role.PLANNER]
    lines = f"{ministry.email.upper()}\n{planner.email}; ; living\n{planner.email}"
    browser.post(address, {"region": OWN, "lines": lines})
    found = list(Attendee.objects.values_list("person", "region", "group").order_by("pk"))
    assert found == [(ministry.pk, "", ""), (planner.pk, OWN, "living")]
    stranger = cast["73.24", Role.PLANNER]
    page = browser.post(address, {"region": OWN, "lines": stranger.email}).content.decode()
    assert "bukan milik orang yang menjabat" in page
    assert stranger.name not in page
    assert Attendee.objects.count() == 2


def test_faults_name_their_line_and_nothing_is_added(meeting: Meeting, cast: Cast) -> None:
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/people/"
    lines = "Siti; Dinas; Kesehatan\n; Dinas\nBudi; a; living; lagi"
    page = browser.post(address, {"region": OWN, "lines": lines}).content.decode()
    for said in ("Baris 1: dimensi “Kesehatan”", "Baris 2: namanya kosong", "Baris 3: ada lebih"):
        assert said in page
    assert not Attendee.objects.exists()
    outside = browser.post(address, {"region": "73.24", "lines": "Siti"})
    assert outside.status_code == 200
    assert not Attendee.objects.exists()


def test_groups_invitations_and_leaving_the_list(meeting: Meeting, cast: Cast, by: Viewer) -> None:
    expect_posts(meeting=meeting, regions=[OWN], by=by, role="secretariat", at=timezone.now())
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    address = f"/meetings/{meeting.cohort.key}/{meeting.key}/people/"
    row = Attendee.objects.get(person=cast[OWN, Role.PLANNER])
    browser.post(f"{address}groups/", {f"group-{row.pk}": "economy", "group-x": "living"})
    row.refresh_from_db()
    assert row.group == "economy"
    browser.post(f"{address}invite/")
    assert Letter.objects.count() == Attendee.objects.count()
    assert "Aula La Galigo" in Letter.objects.first().body  # type: ignore[union-attr]
    browser.post(f"{address}{row.key}/remove/")
    assert not Attendee.objects.filter(pk=row.pk).exists()

"""The first page after signing in, the page about a team, and the count in the top bar."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.duties.actions import finish
from selaras.web.duties.models import Duty
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.duties.conftest import NEIGHBOUR, OWN, Giving, post_of

pytestmark = pytest.mark.django_db

MINE, TEAM = "/tasks/", "/tasks/team/"
DAY = timedelta(days=1)
SEEING = (Role.SECRETARIAT, Role.HEAD_OF_REGION, Role.SECRETARY)


def page(client: Client, address: str, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200, address
    return response.content.decode()


def text_of(body: str) -> str:
    """What a reader reads, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_visitors_sign_in_first(client: Client) -> None:
    response = client.get(MINE)
    assert response.status_code == 302
    assert response["Location"].endswith("?next=/tasks/")
    assert client.get(TEAM).status_code == 404


def test_what_waits_is_grouped_by_its_term(cast: Cast, given: Giving) -> None:
    today = timezone.localdate()
    for number, (days, name) in enumerate(
        [(-3, "Lewat"), (0, "Kini"), (7, "Sepekan"), (8, "Nanti"), (None, "Kapan saja")]
    ):
        given(
            subject=f"plan:{number}",
            title=Text(id=name, en=f"English {name}"),
            until=None if days is None else today + days * DAY,
        )
    body = page(signed_in(cast[OWN, Role.PLANNER]), MINE)
    text = text_of(body)
    assert "Ada 5 tugas yang menunggu Anda." in text
    order = [
        body.index(part)
        for part in (
            'id="overdue"',
            "Lewat</a>",
            'id="soon"',
            "Kini</a>",
            "Sepekan</a>",
            'id="later"',
            "Nanti</a>",
            "Kapan saja</a>",
        )
    ]
    assert order == sorted(order)
    for words in ("terlambat 3 hari", "hari ini", "7 hari lagi", "Tanpa batas waktu"):
        assert words in text
    assert "sejak 2 Maret 2026" in text
    assert body.count('href="/glossary/"') >= 10
    english = text_of(page(signed_in(cast[OWN, Role.PLANNER]), f"/en{MINE}"))
    assert "English Lewat" in english
    assert "3 days overdue" in english
    assert "5 tasks wait for you." in english


def test_a_page_that_is_no_more_does_not_stop_the_list(cast: Cast, given: Giving) -> None:
    given(view="gone:away", title=Text(id="Hilang"))
    given(view="plans:summary", subject="plan:2", arguments=["satu", "dua"])
    body = page(signed_in(cast[OWN, Role.PLANNER]), MINE)
    assert body.count("Halaman tugas ini sudah tidak ada") == 2


def test_nothing_of_another_region_or_post_is_seen(cast: Cast, given: Giving) -> None:
    given(Role.PLANNER, NEIGHBOUR, title=Text(id="Tugas tetangga"))
    given(Role.AGENCY_CONTACT, OWN, title=Text(id="Tugas narahubung"))
    for role in (Role.PLANNER, Role.CITIZEN, Role.OBSERVER, Role.COUNCIL_MEMBER):
        client = signed_in(cast[OWN, role])
        body = page(client, MINE)
        assert "Tugas tetangga" not in body
        assert "Tugas narahubung" not in body
        assert "Yang belum selesai di tim" not in body
        assert "Tidak ada tugas yang menunggu Anda." in body
        assert client.get(TEAM).status_code == 404
    for role in SEEING:
        client = signed_in(cast[OWN, role])
        for address in (MINE, TEAM):
            assert "Tugas tetangga" not in page(client, address)
        assert "Tugas narahubung" in page(client, TEAM)
        assert "Semua (1)" in text_of(page(client, TEAM))
    officer = page(signed_in(cast["", Role.MINISTRY_OFFICER]), TEAM)
    assert "Tugas tetangga" in officer
    assert "Tugas narahubung" in officer


def test_who_judges_a_region_is_not_the_regions_to_know(cast: Cast, given: Giving) -> None:
    given(Role.ASSESSOR, title=Text(id="Tugas asesor"))
    given(Role.PLANNER, title=Text(id="Tugas perencana"))
    body = page(signed_in(cast[OWN, Role.SECRETARIAT]), TEAM)
    assert "Tugas perencana" in body
    assert "Tugas asesor" not in body
    assert cast[OWN, Role.ASSESSOR].name not in body
    assert "Tugas asesor" in page(signed_in(cast["", Role.MINISTRY_OFFICER]), TEAM)


def test_forged_choices_reach_no_other_region(cast: Cast, given: Giving) -> None:
    given(Role.PLANNER, NEIGHBOUR, title=Text(id="Tugas tetangga"))
    given(Role.AGENCY_CONTACT, OWN, title=Text(id="Tugas narahubung"))
    foreign = post_of(cast, Role.PLANNER, NEIGHBOUR)
    client = signed_in(cast[OWN, Role.SECRETARIAT])
    for asked in (
        {"person": str(foreign.person_id)},
        {"agency": str(foreign.organisation_id)},
        {"agency": str(foreign.organisation_id), "by": "person"},
        {"person": "9" * 18},
    ):
        body = page(client, TEAM, **asked)
        assert "Tidak ada tugas yang cocok" in body, asked
        assert "Nuraeni" not in body
    for asked in ({"person": "abc"}, {"agency": "-1"}, {"by": "x", "only": "y"}, {"page": "x"}):
        assert "Tugas narahubung" in page(client, TEAM, **asked), asked


def test_a_team_is_seen_by_agency_and_by_person(cast: Cast, given: Giving) -> None:
    given(Role.AGENCY_CONTACT, until=timezone.localdate() - DAY)
    given(Role.PLANNER)
    client = signed_in(cast[OWN, Role.SECRETARIAT])
    agencies = page(client, TEAM, by="agency")
    agency = post_of(cast, Role.AGENCY_CONTACT).organisation_id
    assert re.search(rf'\?agency={agency}">Dinas Kesehatan</a>', agencies)
    people = text_of(page(client, TEAM, by="person"))
    assert "Dewi Anggraini 1 1" in people
    assert "Muh. Ilham Rante 1 0" in people
    one = text_of(page(client, TEAM, agency=str(agency)))
    assert "Dewi Anggraini" in one
    assert "Muh. Ilham Rante" not in one


def test_what_nobody_holds_says_so(cast: Cast, given: Giving) -> None:
    given(Role.AGENCY_CONTACT)
    post = post_of(cast, Role.AGENCY_CONTACT)
    post.until = timezone.localdate() - DAY
    post.save()
    client = signed_in(cast[OWN, Role.SECRETARIAT])
    text = text_of(page(client, TEAM, only="unheld"))
    assert "Tanpa pemegang Dewi Anggraini, jabatan berakhir" in text
    assert "Tanpa pemegang (1)" in text
    assert (
        "Dewi Anggraini"
        not in page(signed_in(cast[OWN, Role.AGENCY_CONTACT]), MINE).split("<main")[1]
    )


def test_what_was_done_is_shown_with_whoever_did_it(cast: Cast, given: Giving) -> None:
    given(title=Text(id="Sudah beres"))
    finish(what="plan.facts", subject="plan:luwu-utara", by=SYSTEM, at=timezone.now())
    body = page(signed_in(cast[OWN, Role.PLANNER]), MINE)
    assert "Baru saja selesai" in body
    assert "Sudah beres" in body


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_somewhere_to_go(cast: Cast, role: Role) -> None:
    person = next(person for (_, held), person in cast.items() if held == role)
    client = signed_in(person)
    body = page(client, MINE).split("<main")[1]
    assert "tugas itu muncul di sini" in body
    links = re.findall(r'href="(/[^"?#]*)"', body.split('id="places"')[1].split("</ul>")[0])
    assert len(links) >= 3
    for address in links:
        assert client.get(address, follow=True).status_code == 200, (role, address)


def test_a_title_cannot_smuggle_markup_into_a_page(cast: Cast, given: Giving) -> None:
    evil = "<script>alert(1)</script>"
    given(title=Text(id=evil, en=evil))
    for who, address in ((Role.PLANNER, MINE), (Role.SECRETARIAT, TEAM)):
        assert evil not in page(signed_in(cast[OWN, who]), address)


def test_a_very_long_title_is_shown(cast: Cast, given: Giving) -> None:
    given(title=Text(id="panjang" * 2000))
    assert "panjang" * 2000 in page(signed_in(cast[OWN, Role.PLANNER]), MINE)


def test_the_top_bar_counts_what_is_open(cast: Cast, given: Giving, client: Client) -> None:
    planner = signed_in(cast[OWN, Role.PLANNER])
    assert 'class="many"' not in page(planner, "/glossary/")
    with CaptureQueriesContext(connection) as none:
        page(planner, "/glossary/")
    for number in range(12):
        given(subject=f"plan:{number}")
    with CaptureQueriesContext(connection) as many:
        body = page(planner, "/glossary/")
    assert '<span class="many">12<' in body
    assert len(none) == len(many)
    assert sum("duties_duty" in query["sql"] for query in many) == 1
    with CaptureQueriesContext(connection) as visiting:
        page(client, "/glossary/")
    assert not any("duties_duty" in query["sql"] for query in visiting)


def test_a_person_without_posts_has_an_empty_page(cast: Cast) -> None:
    planner = post_of(cast, Role.PLANNER)
    planner.until = planner.since
    planner.save()
    client = signed_in(cast[OWN, Role.PLANNER])
    assert "Tidak ada tugas yang menunggu Anda." in page(client, MINE)
    assert client.get(TEAM).status_code == 404


@pytest.mark.parametrize("address", [MINE, TEAM, f"{TEAM}?by=agency", f"{TEAM}?by=person"])
def test_the_same_queries_for_one_duty_and_for_many(
    cast: Cast, given: Giving, address: str
) -> None:
    client = signed_in(cast[OWN, Role.SECRETARIAT])
    given(Role.SECRETARIAT)
    given(Role.PLANNER)
    page(client, address)
    with CaptureQueriesContext(connection) as few:
        page(client, address)
    posts = [post_of(cast, role) for role in Role if (OWN, role) in cast]
    first = Duty.objects.order_by("pk")[0]
    Duty.objects.bulk_create(
        Duty(
            holder=posts[number % len(posts)],
            what="plan.parts",
            subject=f"plan:{number}",
            title=first.title,
            view=first.view,
            since=first.since,
            until=timezone.localdate() + DAY * (number % 40 - 20),
        )
        for number in range(600)
    )
    with CaptureQueriesContext(connection) as many:
        page(client, address)
    assert len(many) == len(few) <= 14

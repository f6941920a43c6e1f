"""One's own account: name and language, posts, sessions and how long they last."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.sign_ins.conftest import PASSWORD, sign_in, visitor


@pytest.fixture
def client(person: Person) -> Client:
    """A browser in which Sitti Aminah has signed in by her password."""
    found = visitor(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36")
    sign_in(found, person.email)
    return found


@pytest.mark.parametrize(
    "path", ["", "sessions/", "second-factor/", "factors/", "password/change/"]
)
def test_strangers_are_asked_to_sign_in(db: None, path: str) -> None:
    answer = visitor().get(f"/account/{path}")
    assert answer["Location"] == f"/account/sign-in/?next=/account/{path}"


def test_name_and_language_are_changed_and_recorded(client: Client, person: Person) -> None:
    answer = client.post("/account/", {"name": " Sitti Aminah Daud ", "language": "en"})
    assert answer["Location"] == "/en/account/"
    person.refresh_from_db()
    assert (person.name, person.language) == ("Sitti Aminah Daud", "en")
    assert "Your account has been saved." in client.get("/en/account/").content.decode()
    entry = Entry.objects.order_by("-number")[0]
    assert '"what":"person.changed"' in entry.line
    client.post("/en/account/", {"name": "Sitti Aminah Daud", "language": "en"})
    assert Entry.objects.order_by("-number")[0] == entry


@pytest.mark.parametrize(
    ("name", "language"), [("", "id"), ("x" * 121, "id"), ("Sitti", "xx"), ("Sitti\x00", "id")]
)
def test_odd_values_change_nothing(
    client: Client, person: Person, name: str, language: str
) -> None:
    answer = client.post("/account/", {"name": name, "language": language})
    assert answer.status_code == 200
    assert 'class="note error"' in answer.content.decode()
    person.refresh_from_db()
    assert (person.name, person.language) == ("Sitti Aminah", "id")


def test_nobody_changes_what_is_not_theirs_to_change(client: Client, person: Person) -> None:
    client.post(
        "/account/",
        {
            "name": "Sitti",
            "language": "id",
            "email": "lain@example.go.id",
            "demonstration": "on",
            "pk": "1",
            "is_active": "",
        },
    )
    person.refresh_from_db()
    assert (person.email, person.demonstration, person.is_active) == (
        "sitti@example.go.id",
        False,
        True,
    )


def test_posts_are_told_with_their_term(cast: Cast) -> None:
    person = cast["73.22", Role.SECRETARIAT]
    post = Membership.objects.get(person=person)
    page = signed_in(person).get("/account/").content.decode()
    assert "Sekretariat (Diskominfo)" in page
    assert post.organisation.name in page
    assert "sejak 3 Januari 2022" in page
    Membership.objects.update(until="2023-12-31", acting="plt")
    page = signed_in(person).get("/en/account/").content.decode()
    assert "Plt. " in page
    assert "3 January 2022 to 31 December 2023 (ended)" in page


def test_somebody_without_a_post_is_told_whom_to_ask(client: Client) -> None:
    assert "Anda belum memegang peran" in client.get("/account/").content.decode()


def test_the_page_asks_the_database_equally_often(cast: Cast) -> None:
    person = cast["73.22", Role.PLANNER]
    post = Membership.objects.filter(person=person).get()
    client = signed_in(person)
    client.get("/account/")
    with CaptureQueriesContext(connection) as few:
        client.get("/account/")
    for year in range(1990, 2020):
        Membership.objects.create(
            person=person,
            organisation=post.organisation,
            role=post.role,
            since=f"{year}-01-01",
            until=f"{year}-12-31",
        )
    with CaptureQueriesContext(connection) as many:
        client.get("/account/")
    assert len(few) == len(many)


def test_sessions_are_told_in_plain_words_and_ended_one_by_one(
    client: Client, person: Person
) -> None:
    phone = visitor(HTTP_USER_AGENT="Mozilla/5.0 (Android 15; Mobile) Firefox/144.0")
    tablet = visitor(HTTP_USER_AGENT="unbekannt")
    for each in (phone, tablet):
        sign_in(each, person.email)
    page = client.get("/account/sessions/").content.decode()
    for said in ("Chrome di Windows", "Firefox di Android", "peramban yang tidak dikenal"):
        assert said in page
    assert page.count("sesi ini") == 1
    key = phone.cookies[settings.SESSION_COOKIE_NAME].value
    number = UserSession.objects.get(session_key=key).pk
    assert client.get(f"/account/sessions/{number}/end/").status_code == 405
    client.post(f"/account/sessions/{number}/end/")
    assert phone.get("/account/").status_code == 302
    assert tablet.get("/account/").status_code == 200
    assert not Session.objects.filter(session_key=key).exists()
    client.post("/account/sessions/end-others/")
    assert tablet.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200
    said_of = [entry.line for entry in Entry.objects.order_by("number")]
    assert "session.ended" in said_of[-2]
    assert '"sessions.ended"' in said_of[-1]


def test_the_session_of_another_is_no_more_there_than_none(
    client: Client, secretary: Person
) -> None:
    other = visitor()
    sign_in(other, secretary.email)
    number = UserSession.objects.get(user=secretary.pk).pk
    answers = [client.post(f"/account/sessions/{each}/end/") for each in (number, number + 99)]
    assert [answer.status_code for answer in answers] == [404, 404]
    pages = [
        answer.content.replace(f"/sessions/{each}/".encode(), b"")
        for answer, each in zip(answers, (number, number + 99), strict=True)
    ]
    assert pages[0] == pages[1]
    assert other.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("steps", "alive"),
    [
        ([60], True),
        ([119 * 60], True),
        ([121 * 60], False),
        ([3600] * 11, True),
        ([3600] * 13, False),
    ],
)
def test_a_session_ends_when_idle_or_old(
    client: Client, steps: list[int], alive: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    for step in steps:
        now += timedelta(seconds=step)
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        answer = client.get("/account/")
    assert answer.status_code == (200 if alive else 302)
    if not alive:
        page = client.get("/account/sign-in/").content.decode()
        assert "Sesi Anda telah berakhir" in page


def test_a_session_in_use_writes_seldom(client: Client) -> None:
    client.get("/account/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/account/")
    assert [each["sql"] for each in asked if not each["sql"].startswith("SELECT")] == []


def test_cookies_are_kept_from_scripts_and_other_sites(person: Person) -> None:
    client = visitor()
    answer = sign_in(client, person.email)
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""
    assert PASSWORD not in str(answer.cookies)

"""By address and password: who gets in, what everybody else learns, where one lands."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from selaras.web.accounts.models import Person
from selaras.web.accounts.people import register
from selaras.web.outbox.models import Letter
from selaras.web.records.models import Entry
from tests.web.sign_ins.conftest import PASSWORD, sign_in, visitor, work


def plain(response: Any) -> str:
    """The page without what differs between any two answers."""
    body = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", body)


def test_one_lands_on_the_own_tasks_in_the_own_language(person: Person) -> None:
    assert sign_in(visitor(), person.email)["Location"] == "/tasks/"
    person.language = "en"
    person.save()
    client = visitor()
    assert sign_in(client, "SITTI@Example.go.id")["Location"] == "/en/tasks/"
    assert client.get("/en/tasks/").status_code == 200


def test_signing_in_is_recorded_with_its_means(person: Person) -> None:
    sign_in(visitor(), person.email)
    entry = Entry.objects.get()
    assert '"what":"sign_in.done"' in entry.line
    assert '"means":"password"' in entry.line
    assert f'"person":{person.pk}' in entry.line


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_known_and_unknown_addresses_get_the_same_answer(person: Person, prefix: str) -> None:
    known = sign_in(visitor(), person.email, "salah-sama-sekali", prefix)
    unknown = sign_in(visitor(), "siti@example.go.id", "salah-sama-sekali", prefix)
    assert known.status_code == unknown.status_code == 200
    assert plain(known).replace(person.email, "") == plain(unknown).replace(
        "siti@example.go.id", ""
    )


def test_known_and_unknown_addresses_cost_the_same(person: Person) -> None:
    asked = {}
    for address in (person.email, "siti@example.go.id"):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            sign_in(visitor(), address, "salah-sama-sekali")
        # An unknown address is looked for in one more place; nothing more is written for either.
        asked[address] = [each["sql"].split()[0] for each in queries]
    known, unknown = asked.values()
    writes = {"INSERT", "UPDATE", "DELETE"}
    assert [word for word in known if word in writes] == [
        word for word in unknown if word in writes
    ]
    assert abs(known.count("SELECT") - unknown.count("SELECT")) <= 1


def test_asking_for_a_new_password_tells_nobody_who_is_known(person: Person) -> None:
    answers = [
        visitor().post("/account/password/reset/", {"email": address}, follow=True)
        for address in (person.email, "siti@example.go.id")
    ]
    assert plain(answers[0]) == plain(answers[1])
    assert answers[0].redirect_chain == [("/account/password/reset/sent/", 302)]


def test_a_failure_is_recorded_for_people_we_know_once_in_five_minutes(person: Person) -> None:
    for address in (person.email, person.email, "siti@example.go.id"):
        sign_in(visitor(), address, "salah-sama-sekali")
    assert DBTaskResult.objects.filter(task_path__endswith="note_attempt").count() == 2
    work()
    entry = Entry.objects.get()
    assert '"what":"sign_in.failed"' in entry.line
    assert f'"subject":"person:{person.pk}"' in entry.line


def test_people_of_a_demonstration_stay_outside_elsewhere(secretary: Person) -> None:
    inside = visitor()
    assert sign_in(inside, secretary.email).status_code == 302
    assert inside.get("/account/").status_code == 200
    with override_settings(DEMO=False):
        refused = sign_in(visitor(), secretary.email)
        wrong = sign_in(visitor(), secretary.email, "salah-sama-sekali")
        assert refused.status_code == 200
        assert plain(refused) == plain(wrong)
        assert inside.get("/account/").status_code == 302


def test_who_was_closed_out_is_told_only_after_the_right_password(person: Person) -> None:
    person.is_active = False
    person.save()
    assert sign_in(visitor(), person.email, "salah-sama-sekali").status_code == 200
    client = visitor()
    answer = sign_in(client, person.email)
    assert answer["Location"] == "/account/closed/"
    assert "sedang ditutup" in client.get("/account/closed/").content.decode()
    assert client.get("/account/").status_code == 302


def test_an_address_that_nobody_confirmed_gets_a_letter_first(db: None) -> None:
    person = register(email="baru@example.go.id", name="Baru", password=PASSWORD)
    EmailAddress.objects.update(verified=False)
    client = visitor()
    assert sign_in(client, person.email)["Location"] == "/account/address/"
    letter = Letter.objects.get()
    path = letter.secret.replace("http://localhost", "")
    assert "Apakah" in client.get(path).content.decode()
    assert EmailAddress.objects.get().verified is False
    client.post(path)
    assert EmailAddress.objects.get().verified is True


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "http://localhost.evil.example/",
        "http://127.0.0.1/",
    ],
)
def test_nobody_is_led_elsewhere(person: Person, elsewhere: str) -> None:
    client = visitor()
    answer = client.post(
        "/account/sign-in/", {"login": person.email, "password": PASSWORD, "next": elsewhere}
    )
    assert answer["Location"] == "/tasks/"
    assert client.post("/account/sign-out/", {"next": elsewhere})["Location"] == "/"


def test_one_is_led_on_inside_the_site(person: Person) -> None:
    answer = visitor().post(
        "/account/sign-in/",
        {"login": person.email, "password": PASSWORD, "next": "/en/account/sessions/"},
    )
    assert answer["Location"] == "/en/account/sessions/"


def test_forms_need_their_token(person: Person) -> None:
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    for address in (
        "/account/sign-in/",
        "/account/sign-out/",
        "/account/password/reset/",
        "/account/factors/passkeys/sign-in/",
        "/oidc/sso/",
    ):
        assert client.post(address, {"login": person.email}).status_code == 403, address
    client.force_login(person)
    for address in ("/account/", "/account/sessions/end-others/", "/account/password/change/"):
        assert client.post(address, {}).status_code == 403, address


@pytest.mark.parametrize(
    "login",
    [
        "",
        " ",
        "a" * 300 + "@example.go.id",
        "sitti@example.go.id\r\nBcc: evil@example.com",
        "sitti@example.go.id\x00",
        "' or 1=1 --",
        "<script>alert(1)</script>",
    ],
)
def test_odd_addresses_are_refused_calmly(person: Person, login: str) -> None:
    for address, field in (("sign-in", "login"), ("password/reset", "email")):
        answer = visitor().post(f"/account/{address}/", {field: login, "password": "x"})
        assert answer.status_code == 200
        body = answer.content.decode()
        assert 'class="note error"' in body
        assert "<script>alert" not in body


def test_a_password_of_a_megabyte_is_not_hashed(person: Person) -> None:
    answer = sign_in(visitor(), person.email, "x" * 1_000_000)
    assert answer.status_code == 200
    assert not DBTaskResult.objects.exists()


def test_a_session_planted_before_signing_in_is_not_used(person: Person) -> None:
    client = visitor()
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    sign_in(client, person.email)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != session.session_key
    assert not Session.objects.filter(session_key=session.session_key).exists()


def test_signing_out_ends_the_session(person: Person) -> None:
    client = visitor()
    sign_in(client, person.email)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    # Only a form signs out; a link or picture that points there does nothing.
    assert client.get("/account/sign-out/").status_code == 200
    assert client.get("/account/").status_code == 200
    assert client.post("/account/sign-out/")["Location"] == "/"
    assert not Session.objects.filter(session_key=key).exists()


@pytest.mark.parametrize(
    "path", ["signup/", "register/", "email/", "login/code/", "3rdparty/signup/", "3rdparty/"]
)
def test_nothing_lets_people_make_accounts(client: Client, db: None, path: str) -> None:
    assert client.get(f"/account/{path}").status_code == 404

"""Ten thousand attempts: refused after a few, before any password is looked at."""

import time

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import override_settings
from pytest_django import Settings

from selaras.web.accounts.models import Person
from selaras.web.outbox.models import Letter
from selaras.web.records.models import Entry
from tests.web.sign_ins.conftest import PASSWORD, sign_in, visitor, work


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "Coba lagi setelah pukul"), ("/en", "Try again after")]
)
def test_after_five_wrong_passwords_one_waits(person: Person, prefix: str, said: str) -> None:
    for _ in range(5):
        assert sign_in(visitor(), person.email, "salah-sama-sekali", prefix).status_code == 200
    refused = sign_in(visitor(), person.email, "salah-sama-sekali", prefix)
    assert refused.status_code == 429
    assert said in refused.content.decode()
    assert 0 < int(refused["Retry-After"]) <= 300
    # The right password waits too: else the answer would tell a guesser which one it is.
    assert sign_in(visitor(), person.email, PASSWORD, prefix).status_code == 429
    work()
    said_of = [entry.line for entry in Entry.objects.order_by("number")]
    assert ["sign_in.failed" in line for line in said_of] == [True, False]
    assert "sign_in.locked" in said_of[1]


def test_unknown_addresses_are_refused_alike(person: Person) -> None:
    for _ in range(5):
        sign_in(visitor(), "siapa@example.go.id", "salah-sama-sekali")
    assert sign_in(visitor(), "siapa@example.go.id", "salah").status_code == 429
    assert sign_in(visitor(), person.email).status_code == 302


def test_other_people_are_not_kept_waiting(person: Person) -> None:
    for _ in range(8):
        sign_in(visitor(), "siapa@example.go.id", "salah-sama-sekali")
    assert sign_in(visitor(), person.email).status_code == 302


def test_successes_do_not_count(person: Person) -> None:
    for _ in range(8):
        assert sign_in(visitor(), person.email).status_code == 302


def test_one_address_cannot_try_many_people(db: None) -> None:
    answers = [
        sign_in(visitor(), f"orang{number}@example.go.id", "salah").status_code
        for number in range(31)
    ]
    assert answers == [200] * 30 + [429]
    assert sign_in(visitor(REMOTE_ADDR="10.1.1.1"), "orang@example.go.id").status_code == 200


def test_time_passes(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        sign_in(visitor(), person.email, "salah-sama-sekali")
    later = time.time() + 301
    monkeypatch.setattr("time.time", lambda: later)
    assert sign_in(visitor(), person.email).status_code == 302


def test_a_new_password_ends_the_wait(person: Person) -> None:
    for _ in range(6):
        sign_in(visitor(), person.email, "salah-sama-sekali")
    client = visitor()
    client.post("/account/password/reset/", {"email": person.email})
    path = Letter.objects.get().secret.removeprefix("http://localhost")
    form = client.get(path, follow=True).redirect_chain[0][0]
    new = "kopi-jendela-awan-sepatu"
    client.post(form, {"password1": new, "password2": new})
    assert sign_in(visitor(), person.email, new).status_code == 302


def test_letters_for_one_address_are_limited(person: Person) -> None:
    answers = [
        visitor().post("/account/password/reset/", {"email": person.email}) for _ in range(4)
    ]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "menit lagi" in answers[3].content.decode()


def test_refusing_costs_a_small_part_of_a_hash(person: Person, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    began = time.perf_counter()
    make_password(PASSWORD)
    hashing = time.perf_counter() - began
    for number in range(6):
        client = visitor()
        began = time.perf_counter()
        answer = sign_in(client, person.email, "salah-sama-sekali")
        took = time.perf_counter() - began
        assert answer.status_code == (200 if number < 5 else 429)
        if number < 5:
            settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        if number == 4:
            settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert took < hashing


@pytest.mark.parametrize(("proxies", "shared"), [(0, True), (1, False)])
def test_a_forwarded_address_counts_only_behind_a_proxy(
    person: Person, proxies: int, shared: bool
) -> None:
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        for number in range(30):
            client = visitor(HTTP_X_FORWARDED_FOR="203.0.113.9")
            sign_in(client, f"orang{number}@example.go.id", "salah")
        answer = sign_in(visitor(HTTP_X_FORWARDED_FOR="203.0.113.10"), person.email)
    assert answer.status_code == (429 if shared else 302)


def test_counts_are_shared_by_processes_and_not_crowded_out() -> None:
    kept = settings.CACHES["default"]
    assert kept["BACKEND"].endswith("DatabaseCache")
    assert kept["OPTIONS"]["MAX_ENTRIES"] >= 10_000
    cache.set("a", 1)
    assert cache.get("a") == 1

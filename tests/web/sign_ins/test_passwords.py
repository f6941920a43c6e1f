"""Weak passwords are refused with the reason and the remedy, in both languages."""

import time

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override

from selaras.web.accounts.models import Person
from selaras.web.outbox.models import Letter
from selaras.web.records.models import Entry
from tests.web.sign_ins.conftest import PASSWORD, sign_in, visitor

SITTI = Person(name="Sitti Aminah", email="sitti.aminah@luwuutarakab.go.id")


def refusal(password: str, language: str = "id") -> str:
    """Everything that is said against the password; empty where nothing is."""
    with override(language):
        try:
            validate_password(password, SITTI)
        except ValidationError as refused:
            return " ".join(refused.messages)
    return ""


@pytest.mark.parametrize(
    ("password", "indonesian", "english"),
    [
        ("x9#kQ2!vRt7", "terlalu pendek", "too short"),
        ("x" * 257, "terlalu panjang", "too long"),
        ("qwertyuiop123", "paling sering dipakai", "used most"),
        ("sekretariat2022", "lazim di kantor", "common at the office"),
        ("KabupatenLuwuUtara!", "lazim di kantor", "common at the office"),
        ("Sitti-Aminah-1990", "nama Anda", "your name"),
        ("sitti.aminah@luwu", "nama Anda", "your name"),
        ("17 Agustus 1945", "lazim di kantor", "common at the office"),
        ("aaaaaaaaaaaaaaaa", "mengulang", "repeats"),
        ("correcthorse1", "mudah ditebak", "easy to guess"),
        ("abcdefghijklm", "urutan", "sequence"),
    ],
)
def test_a_weak_password_is_refused_with_a_reason(
    password: str, indonesian: str, english: str
) -> None:
    assert indonesian in refusal(password)
    assert english in refusal(password, "en")


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "kuda baterai pensil hujan",
        "x9#kQ2!vRt7z",
        "lampu sitti perahu gunung",
        "ê" * 3 + "kopi-jendela-awan-sepatu",
        "kopi jendela awan sepatu " * 6,
    ],
)
def test_a_strong_password_is_taken(password: str) -> None:
    assert refusal(password) == ""


@pytest.mark.parametrize("sign", ["a", "ab", "1", "é", "perahu", " "])
def test_the_longest_password_is_judged_within_a_second(sign: str) -> None:
    began = time.perf_counter()
    refusal((sign * 256)[:256])
    assert time.perf_counter() - began < 1


def changed(client: Client, old: str, new: str, again: str, prefix: str = "") -> str:
    answer = client.post(
        f"{prefix}/account/password/change/",
        {"oldpassword": old, "password1": new, "password2": again},
        follow=True,
    )
    return str(answer.content.decode())


NEW = "kopi-jendela-awan-sepatu"


def test_changing_a_password_ends_other_sessions_and_tells_the_person(person: Person) -> None:
    here, elsewhere = visitor(), visitor()
    for client in (here, elsewhere):
        sign_in(client, person.email)
    assert "Kata sandi telah diganti" in changed(here, PASSWORD, NEW, NEW)
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert sign_in(visitor(), person.email, PASSWORD).status_code == 200
    assert sign_in(visitor(), person.email, NEW).status_code == 302
    letter = Letter.objects.get()
    assert letter.person == person
    assert letter.subject == "Kata sandi Anda telah diganti"
    assert NEW not in letter.body
    said = [entry.line for entry in Entry.objects.order_by("number")]
    assert ['"password.changed"' in line for line in said].count(True) == 1
    assert any('"sessions.ended"' in line and '"number":"1"' in line for line in said)
    assert not any(NEW in line or PASSWORD in line for line in said)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("salah-sama-sekali", NEW, NEW, "Kata sandi sekarang tidak cocok."),
        (PASSWORD, NEW, NEW + "x", "Kedua kata sandi berbeda."),
        (PASSWORD, "sitti-aminah-12", "sitti-aminah-12", "nama Anda"),
        (PASSWORD, "", "", "tidak boleh kosong"),
    ],
)
def test_a_change_is_refused_with_a_reason(
    person: Person, old: str, new: str, again: str, said: str
) -> None:
    client = visitor()
    sign_in(client, person.email)
    assert said in changed(client, old, new, again)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def ask(person: Person) -> str:
    """Ask for a new password; the path of the link in the letter."""
    visitor().post("/account/password/reset/", {"email": person.email})
    return Letter.objects.latest("pk").secret.removeprefix("http://localhost")


def test_a_forgotten_password_is_replaced_by_the_link_of_a_letter_once(person: Person) -> None:
    elsewhere = visitor()
    sign_in(elsewhere, person.email)
    path = ask(person)
    letter = Letter.objects.get()
    assert letter.secret not in letter.body
    client = visitor()
    # The key goes from the address into the session, so that no page links it onwards.
    form = client.get(path, follow=True)
    assert form.redirect_chain[0][0].endswith("-set-password/")
    done = client.post(form.redirect_chain[0][0], {"password1": NEW, "password2": NEW}, follow=True)
    assert "Kata sandi telah diganti" in done.content.decode()
    assert elsewhere.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 302
    assert sign_in(visitor(), person.email, NEW).status_code == 302
    assert "tidak berlaku lagi" in visitor().get(path, follow=True).content.decode()
    assert any('"password.reset"' in entry.line for entry in Entry.objects.all())


def test_a_link_is_for_one_person_only(person: Person) -> None:
    path = ask(person)
    other = path.replace("/reset/key/", "/reset/")
    number, key = other.rstrip("/").rpartition("/")[2].split("-", 1)
    forged = other.replace(f"{number}-{key}", f"{int(number, 36) + 1}-{key}")
    assert "tidak berlaku lagi" in visitor().get(forged, follow=True).content.decode()


def test_an_unknown_address_gets_a_letter_that_says_so(db: None) -> None:
    visitor().post("/en/account/password/reset/", {"email": "siapa@example.go.id"})
    letter = Letter.objects.get()
    assert letter.person is None
    assert letter.secret == ""
    assert letter.subject == "This address is not known at Selaras"


def test_who_has_no_password_makes_one(person: Person) -> None:
    person.set_unusable_password()
    person.save()
    client = visitor()
    client.force_login(person)
    assert client.get("/account/password/change/")["Location"] == "/account/password/set/"
    client.post("/account/password/set/", {"password1": NEW, "password2": NEW})
    assert sign_in(visitor(), person.email, NEW).status_code == 302

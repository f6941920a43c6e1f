"""Letters come from templates, and no word in them can become a part of the head."""

import pytest
from django.core import mail
from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.outbox.actions import prepare
from selaras.web.outbox.delivery import claim, hand_over
from selaras.web.outbox.kinds import KIND_NAMES
from selaras.web.outbox.models import Letter
from selaras.web.outbox.refusals import LetterRefused
from selaras.web.outbox.wording import as_address, as_body, as_subject, compose
from selaras.web.project.cast import Cast
from tests.web.catalogue import WEB
from tests.web.outbox.conftest import AT, OWN, Preparing


def test_the_first_line_is_the_subject() -> None:
    subject, body = compose(
        template="notice", language="en", words={"name": "Siti", "reason": "A < B & C"}
    )
    assert subject == "Notice for Siti"
    assert body == "Dear Siti,\n\nA < B & C\n"


@pytest.mark.django_db
def test_a_person_is_written_to_in_the_language_of_the_person(cast: Cast, draft: Preparing) -> None:
    Person.objects.filter(pk=cast[OWN, Role.PLANNER].pk).update(language="en")
    english = Person.objects.get(pk=cast[OWN, Role.PLANNER].pk)
    assert draft(to=english, language="id").subject == "Notice for Ilham"
    assert draft(to="baru@contoh.go.id", language="id").subject == "Pemberitahuan untuk Ilham"
    assert draft(to="baru@contoh.go.id", language="fr").subject == "Pemberitahuan untuk Ilham"


BREAKS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("line_break", BREAKS)
def test_a_line_break_in_a_word_never_reaches_the_head(line_break: str) -> None:
    name = f"Siti{line_break}Bcc: semua@contoh.go.id"
    subject, body = compose(template="notice", language="id", words={"name": name, "reason": "x"})
    assert subject == "Pemberitahuan untuk Siti Bcc: semua@contoh.go.id"
    assert body.startswith("Yth. Siti\nBcc:")


@pytest.mark.django_db
def test_the_mail_itself_has_one_addressee_and_no_head_of_a_stranger(
    draft: Preparing, mailoutbox: list[mail.EmailMessage]
) -> None:
    words = {"name": "Siti\r\nBcc: semua@contoh.go.id\r\n\r\nisi palsu", "reason": "x"}
    letter = draft(words=words)
    Letter.objects.update(state="waiting")
    claimed = claim(letter.pk, at=AT)
    assert claimed is not None
    hand_over(claimed)
    (sent,) = mailoutbox
    assert sent.recipients() == [letter.address]
    assert sent.message()["Bcc"] is None
    assert "\n" not in sent.subject


@given(st.text(max_size=400))
def test_a_subject_is_always_one_printable_line(text: str) -> None:
    try:
        subject = as_subject(text)
    except LetterRefused:
        return
    assert len(subject.splitlines()) == 1
    assert 0 < len(subject) <= 200
    assert not set(subject) & {chr(code) for code in range(32)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "",
        "tanpa-at",
        "a@b",
        "a@contoh.go.id\nBcc: b@contoh.go.id",
        "a@contoh.go.id\r\n",
        "a@contoh.go.id, b@contoh.go.id",
        "A <a@contoh.go.id>",
        "a b@contoh.go.id",
        "a@contoh.go.id\x00",
        "a" * 300 + "@contoh.go.id",
    ],
)
def test_what_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(LetterRefused) as refused:
        prepare(to=address, template="notice", words={"name": "A", "reason": "b"}, by=SYSTEM, at=AT)
    assert "tidak dapat dipakai" in refused.value.reason.id
    assert "cannot be used" in (refused.value.reason.en or "")
    assert not Letter.objects.exists()


def test_blanks_around_an_address_are_forgiven() -> None:
    assert as_address("  a@contoh.go.id ") == "a@contoh.go.id"


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\x00", "\u202e"])
def test_a_letter_says_something(nothing: str) -> None:
    with pytest.raises(LetterRefused):
        as_subject(nothing)
    with pytest.raises(LetterRefused):
        as_body(nothing)


def test_a_letter_ends_somewhere() -> None:
    assert len(as_body("a" * 49_000)) == 49_001
    with pytest.raises(LetterRefused, match=r"50\.000|50000"):
        as_body("a" * 50_001)
    assert as_subject("a" * 300) == "a" * 199 + "…"


def test_signs_that_turn_the_writing_round_are_left_out() -> None:
    assert as_subject("aman\u202egpj.exe") == "amangpj.exe"


@pytest.mark.django_db
def test_a_word_cannot_say_where_the_secret_goes(draft: Preparing) -> None:
    letter = draft(words={"name": "{secret}", "reason": "{secret}"})
    assert not letter.has_secret


@pytest.mark.django_db
def test_a_secret_needs_its_place(draft: Preparing) -> None:
    with pytest.raises(ValueError, match="secret"):
        draft(secret="https://contoh.test/rahasia")
    with pytest.raises(ValueError, match="secret"):
        draft(template="doorway", secret="https://contoh.test/rahasia", gather=True)
    assert not Letter.objects.exists()


def test_every_letter_of_the_site_has_a_name_and_is_written() -> None:
    found = {file.name.partition(".")[0] for file in WEB.glob("*/templates/letters/*.txt")}
    assert found == set(KIND_NAMES)
    for template in found:
        get_template(f"letters/{template}.id.txt")

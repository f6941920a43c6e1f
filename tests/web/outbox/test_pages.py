"""The pages of the outbox: who sees what, and what a press of a button does."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.outbox.actions import send_gathered
from selaras.web.outbox.delivery import REFUSED
from selaras.web.outbox.models import Letter
from selaras.web.outbox.tasks import send_letter
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.outbox.conftest import NEIGHBOUR, OWN, Preparing
from tests.web.outbox.mail_server import MailServer

pytestmark = pytest.mark.django_db

LETTERS = "/outbox/"
RELEASE = "/outbox/release/"
SECRET = "https://contoh.test/masuk/4f9a77c1"


@pytest.fixture
def secretariat(cast: Cast) -> Client:
    return signed_in(cast[OWN, Role.SECRETARIAT])


def page(client: Client, address: str, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200, address
    return response.content.decode()


def address_of(letter: Letter, name: str = "letter") -> str:
    # An earlier request may have left another language behind.
    with override("id"):
        return reverse(f"outbox:{name}", args=[letter.pk])


def failed(letter: Letter, state: str = "failed") -> Letter:
    letter.state = state
    letter.problem = REFUSED.format(words="550 No such user").model_dump()
    letter.save()
    return letter


def without_tokens(text: bytes) -> bytes:
    """A page without its safety token and without its own address, which it names."""
    plain = re.sub(rb'value="[A-Za-z0-9]{64}"', b"", text)
    return re.sub(rb"/outbox/\d+/[a-z/]*", b"", plain)


def test_each_region_sees_its_own_letters_only(cast: Cast, draft: Preparing) -> None:
    draft(to="satu@luwuutara.go.id")
    draft(to="dua@luwu.go.id", region=NEIGHBOUR)
    failed(draft(to="tiga@luwu.go.id", region=NEIGHBOUR))
    own = page(signed_in(cast[OWN, Role.SECRETARIAT]), LETTERS, state="all")
    assert "satu@luwuutara.go.id" in own
    assert "luwu.go.id" not in own
    assert re.search(r'class="severity error">\d', own) is None
    neighbour = page(signed_in(cast[NEIGHBOUR, Role.SECRETARIAT]), LETTERS, state="all")
    assert "satu@luwuutara.go.id" not in neighbour
    assert "dua@luwu.go.id" in neighbour
    assert "tiga@luwu.go.id" in neighbour
    ministry = page(signed_in(cast["", Role.MINISTRY_OFFICER]), LETTERS, state="all")
    assert all(name in ministry for name in ("satu@", "dua@", "tiga@"))


def test_a_search_finds_nothing_of_another_region(secretariat: Client, draft: Preparing) -> None:
    draft(to="dua@luwu.go.id", region=NEIGHBOUR)
    draft()
    body = page(secretariat, LETTERS, state="all", words="dua@")
    assert "Tidak ada surat yang cocok" in body


@pytest.mark.parametrize(
    "role",
    [
        Role.HEAD_OF_REGION,
        Role.SECRETARY,
        Role.COUNCIL_MEMBER,
        Role.PLANNER,
        Role.AGENCY_CONTACT,
        Role.ADVISER,
        Role.ASSESSOR,
        Role.OBSERVER,
        Role.CITIZEN,
    ],
)
def test_other_roles_see_only_what_their_own_post_prepared(
    cast: Cast, draft: Preparing, role: Role
) -> None:
    post = Membership.objects.get(person=cast[OWN, role], role=role, region=OWN)
    theirs, others = draft(holder=post, to="satu@contoh.go.id"), draft(to="dua@contoh.go.id")
    client = signed_in(cast[OWN, role])
    body = page(client, LETTERS)
    assert "satu@contoh.go.id" in body
    assert "dua@contoh.go.id" not in body
    assert client.get(address_of(theirs)).status_code == 200
    assert client.get(address_of(others)).status_code == 404


def test_a_post_that_ended_no_longer_opens_its_letters(cast: Cast, draft: Preparing) -> None:
    post = Membership.objects.get(person=cast[OWN, Role.PLANNER], role=Role.PLANNER)
    letter = draft(holder=post)
    post.until = post.since
    post.save()
    assert signed_in(cast[OWN, Role.PLANNER]).get(address_of(letter)).status_code == 404


def test_what_is_not_yours_looks_like_what_is_not_there(
    secretariat: Client, draft: Preparing
) -> None:
    foreign = draft(region=NEIGHBOUR)
    missing = Letter(pk=foreign.pk + 1000)
    for name in ("letter", "withdraw"):
        with CaptureQueriesContext(connection) as first:
            there = secretariat.get(address_of(foreign, name))
        with CaptureQueriesContext(connection) as second:
            nowhere = secretariat.get(address_of(missing, name))
        assert there.status_code == nowhere.status_code == 404
        assert without_tokens(there.content) == without_tokens(nowhere.content)
        assert len(first) == len(second)
    for name in ("letter", "withdraw", "again"):
        assert secretariat.post(address_of(foreign, name)).status_code == 404
        assert secretariat.post(address_of(missing, name)).status_code == 404
    foreign.refresh_from_db()
    assert foreign.state == "draft"


def test_visitors_find_no_outbox(client: Client, draft: Preparing) -> None:
    letter = draft()
    for address in (LETTERS, address_of(letter), address_of(letter, "withdraw")):
        assert client.get(address).status_code == 404
    assert client.post(RELEASE, {"letter": letter.pk, "confirmed": "1"}).status_code == 404
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_drafts_are_confirmed_and_then_released(
    cast: Cast, secretariat: Client, draft: Preparing
) -> None:
    letters = [draft(to=f"{number}@contoh.go.id") for number in range(3)]
    chosen = {"letter": [letters[0].pk, letters[1].pk]}
    asked = secretariat.post(RELEASE, chosen)
    assert asked.status_code == 200
    assert "0@contoh.go.id" in asked.content.decode()
    assert "2@contoh.go.id" not in asked.content.decode()
    assert set(Letter.objects.values_list("state", flat=True)) == {"draft"}
    done = secretariat.post(RELEASE, {**chosen, "confirmed": "1"}, follow=True)
    assert "2 surat diteruskan untuk dikirim." in done.content.decode()
    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == [
        "waiting",
        "waiting",
        "draft",
    ]
    assert DBTaskResult.objects.count() == 2
    entry = Entry.objects.get()
    assert (entry.what, entry.region) == ("letter.released", OWN)
    assert entry.person == cast[OWN, Role.SECRETARIAT].pk
    assert f"{letters[0].pk}, {letters[1].pk}" in entry.line
    again = secretariat.post(RELEASE, {**chosen, "confirmed": "1"}, follow=True)
    assert "tidak dikirim dua kali" in again.content.decode()
    assert DBTaskResult.objects.count() == 2
    assert Entry.objects.count() == 1


def test_forged_numbers_release_nothing(secretariat: Client, draft: Preparing) -> None:
    foreign, withdrawn = draft(region=NEIGHBOUR), draft()
    withdrawn.state = "withdrawn"
    withdrawn.save()
    forged = [foreign.pk, withdrawn.pk, "abc", "-1", "", "1" * 18, "9" * 40, "١", "1;DROP", "\x00"]
    for more in ({}, {"confirmed": "1"}):
        response = secretariat.post(RELEASE, {"letter": forged, **more}, follow=True)
        assert response.status_code == 200
        assert "Tidak ada draf yang dikirim" in response.content.decode()
    assert set(Letter.objects.values_list("state", flat=True)) == {"draft", "withdrawn"}
    assert not DBTaskResult.objects.exists()
    assert not Entry.objects.exists()


def test_a_release_needs_the_token_of_the_form(cast: Cast, draft: Preparing) -> None:
    letter = draft()
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.force_login(cast[OWN, Role.SECRETARIAT])
    assert client.post(RELEASE, {"letter": letter.pk, "confirmed": "1"}).status_code == 403
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_a_draft_is_corrected_and_sent_as_corrected(
    secretariat: Client, draft: Preparing, server: MailServer
) -> None:
    letter = draft()
    words = {"subject": "Rapat dipindah", "body": "Rapat mulai pukul sepuluh."}
    asked = secretariat.post(address_of(letter), {**words, "release": "1"})
    assert "Rapat dipindah" in asked.content.decode()
    secretariat.post(RELEASE, {"letter": letter.pk, "confirmed": "1"})
    send_letter.call(letter.pk)
    assert b"Subject: Rapat dipindah" in server.letters[0]
    assert b"pukul sepuluh" in server.letters[0]


@pytest.mark.parametrize(
    ("subject", "body", "fault"),
    [
        ("", "Isi.", "form-errors"),
        ("Judul", "", "form-errors"),
        ("Judul", "\n \n", "Surat ini belum berisi"),
        ("\u202e", "Isi.", "Surat ini belum berjudul"),
        ("a" * 201, "Isi.", "form-errors"),
        ("Judul", "a" * 50_001, "form-errors"),
        ("Judul\x00", "Isi.", "form-errors"),
    ],
)
def test_what_cannot_be_sent_is_not_saved(
    secretariat: Client, draft: Preparing, subject: str, body: str, fault: str
) -> None:
    letter = draft()
    response = secretariat.post(address_of(letter), {"subject": subject, "body": body})
    assert response.status_code == 200
    assert fault in response.content.decode()
    before = letter.subject, letter.body
    letter.refresh_from_db()
    assert (letter.subject, letter.body) == before


def test_a_corrected_subject_cannot_add_to_the_head(secretariat: Client, draft: Preparing) -> None:
    letter = draft()
    words = {"subject": "Rapat\r\nBcc: semua@contoh.go.id", "body": "Isi."}
    secretariat.post(address_of(letter), words)
    letter.refresh_from_db()
    assert letter.subject == "Rapat Bcc: semua@contoh.go.id"


def test_a_letter_that_left_is_not_corrected(secretariat: Client, released: Preparing) -> None:
    letter = released()
    response = secretariat.post(address_of(letter), {"subject": "Lain", "body": "Lain."})
    assert "bukan draf lagi" in response.content.decode()
    letter.refresh_from_db()
    assert letter.subject == "Pemberitahuan untuk Ilham"


@pytest.mark.parametrize(("prefix", "words"), [("", "(tautan rahasia)"), ("/en", "(secret link)")])
def test_the_secret_is_on_no_page_and_stays_in_its_place(
    secretariat: Client, draft: Preparing, prefix: str, words: str
) -> None:
    letter = draft(template="doorway", secret=SECRET)
    address = prefix + address_of(letter)
    body = page(secretariat, address)
    assert words in body
    for shown in (body, page(secretariat, LETTERS), page(secretariat, f"{address}withdraw/")):
        assert "4f9a77c1" not in shown
        assert "{secret}" not in shown
    secretariat.post(address, {"subject": "Pintu", "body": f"Silakan: {words}"})
    letter.refresh_from_db()
    assert letter.body == "Silakan: {secret}\n"
    lost = secretariat.post(address, {"subject": "Pintu", "body": "Silakan."})
    assert "form-errors" in lost.content.decode()
    letter.refresh_from_db()
    assert letter.body == "Silakan: {secret}\n"


def test_a_withdrawn_letter_is_never_sent(
    secretariat: Client, draft: Preparing, server: MailServer
) -> None:
    letter = draft(template="doorway", secret=SECRET)
    assert "tidak akan dikirim lagi" in page(secretariat, address_of(letter, "withdraw"))
    secretariat.post(RELEASE, {"letter": letter.pk, "confirmed": "1"})
    secretariat.post(address_of(letter, "withdraw"))
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.secret, server.letters) == ("withdrawn", "", [])
    assert [entry.what for entry in Entry.objects.order_by("number")] == [
        "letter.released",
        "letter.withdrawn",
    ]
    assert SECRET not in str(list(Entry.objects.values_list("line")))
    again = secretariat.post(address_of(letter, "withdraw"), follow=True)
    assert "tidak dapat ditarik lagi" in again.content.decode()
    assert Entry.objects.count() == 2


def test_what_failed_is_tried_again_at_the_present_address(
    cast: Cast, secretariat: Client, draft: Preparing, server: MailServer
) -> None:
    letter = failed(draft(template="doorway", secret=SECRET))
    planner = cast[OWN, Role.PLANNER]
    planner.email = "baru@contoh.go.id"
    planner.save()
    assert "Coba kirim lagi" in page(secretariat, address_of(letter))
    secretariat.post(address_of(letter, "again"))
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.address) == ("sent", "baru@contoh.go.id")
    assert SECRET.encode() in server.letters[0]
    assert Entry.objects.get().what == "letter.tried_again"
    refused = secretariat.post(address_of(letter, "again"), follow=True)
    assert "gagal atau kembali" in refused.content.decode()
    assert Entry.objects.count() == 1


def test_a_letter_whose_link_is_wiped_is_not_tried_again(
    secretariat: Client, draft: Preparing
) -> None:
    letter = failed(draft(template="doorway", secret=SECRET), "bounced")
    Letter.objects.update(secret="")
    body = page(secretariat, address_of(letter))
    assert "Coba kirim lagi" not in body
    assert "sudah dihapus dari Selaras" in body
    refused = secretariat.post(address_of(letter, "again"), follow=True)
    assert "Siapkan surat baru" in refused.content.decode()


def test_what_failed_stands_first(secretariat: Client, draft: Preparing) -> None:
    failed(draft(to="gagal@contoh.go.id"))
    failed(draft(to="kembali@contoh.go.id"), "bounced")
    draft(to="draf@contoh.go.id")
    sent = draft(to="terkirim@contoh.go.id")
    Letter.objects.filter(pk=sent.pk).update(state="sent")
    body = page(secretariat, LETTERS)
    place = {name: body.index(f"{name}@contoh.go.id") for name in ("gagal", "kembali", "draf")}
    assert max(place["gagal"], place["kembali"]) < place["draf"]
    assert "terkirim@contoh.go.id" not in body
    assert "550 No such user" in body
    assert "terkirim@contoh.go.id" in page(secretariat, LETTERS, state="sent")
    assert "draf@contoh.go.id" in page(secretariat, LETTERS, kind="notice", state="draft")
    assert "draf@contoh.go.id" not in page(secretariat, LETTERS, kind="doorway", state="draft")


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "tidak-ada"},
        {"state": "draft", "page": "999999"},
        {"page": "-1"},
        {"page": "abc"},
        {"words": "%_\\'\"<script>"},
        {"words": "a" * 5000},
        {"words": "\x00"},
        {"kind": "\x00"},
    ],
)
def test_any_address_of_the_list_answers(
    secretariat: Client, draft: Preparing, asked: dict[str, str]
) -> None:
    draft()
    body = page(secretariat, LETTERS, **asked)
    assert "<script>" not in body


@pytest.mark.parametrize("number", [0, 2**31, 2**63, 10**30])
def test_numbers_out_of_range_are_not_there(secretariat: Client, number: int) -> None:
    assert secretariat.get(f"/outbox/{number}/").status_code == 404


def test_a_letter_cannot_smuggle_markup_into_a_page(secretariat: Client, draft: Preparing) -> None:
    evil = "<script>alert(1)</script>"
    letter = failed(draft(words={"name": evil, "reason": evil}))
    letter.problem = REFUSED.format(words=evil).model_dump()
    letter.save()
    for address in (LETTERS, address_of(letter), address_of(letter, "withdraw")):
        assert evil not in page(secretariat, address)


def test_the_list_takes_the_same_queries_for_one_and_for_many(
    secretariat: Client, draft: Preparing
) -> None:
    draft()
    page(secretariat, LETTERS)
    with CaptureQueriesContext(connection) as few:
        page(secretariat, LETTERS)
    Letter.objects.bulk_create(
        Letter(
            address=f"{number}@contoh.go.id",
            region=OWN,
            template="notice",
            language="id",
            subject="Rapat",
            body="Isi.",
            prepared_at=Letter.objects.get().prepared_at,
            moved_at=Letter.objects.get().moved_at,
        )
        for number in range(299)
    )
    with CaptureQueriesContext(connection) as many:
        body = page(secretariat, LETTERS)
    assert body.count('type="checkbox"') == 50
    assert len(many) == len(few) <= 12
    assert "checked" in page(secretariat, LETTERS, tick="1")


def test_what_was_gathered_leads_to_the_letter_that_brings_it(
    secretariat: Client, released: Preparing
) -> None:
    """Whether it arrived is said there: a digest can fail as any letter."""
    parts = [released(gather=True) for _ in range(2)]
    send_gathered(parts[0].prepared_at + timedelta(days=1))
    digest = failed(Letter.objects.get(template="digest"))
    body = page(secretariat, address_of(parts[0]))
    assert f'href="{address_of(digest)}"' in body
    assert "Terkirim" not in body
    assert "550 No such user" in page(secretariat, address_of(digest))
    assert str(digest.subject) in page(secretariat, LETTERS)
    assert parts[0].subject in page(secretariat, LETTERS, state="merged")

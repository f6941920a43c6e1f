"""The pages of the record: who sees which entries, and at what cost."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import signed_in
from tests.web.records.writing import AT, is_one_chain, rows, written

pytestmark = pytest.mark.django_db

OURS, NEIGHBOUR = "73.22", "73.17"
READERS = [Role.HEAD_OF_REGION, Role.SECRETARY, Role.SECRETARIAT]


def page(who: Person | None, place: str, **asked: str) -> str:
    client = signed_in(who) if who else Client(SERVER_NAME="localhost")
    answer = client.get(reverse(f"records:{place}"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def decided(cast: Cast) -> Cast:
    """Two decisions in our region, one in the neighbour's, one of the nation."""
    planner = viewer_of(cast[OURS, Role.PLANNER], at=AT)
    written(1, subject="plan:kita-lama", region=OURS, by=planner, at=AT - timedelta(days=40))
    written(1, subject="plan:kita-baru", region=OURS, by=planner, what="plan.shared")
    written(1, subject="plan:tetangga", region=NEIGHBOUR)
    written(1, subject="plan:pusat")
    return cast


def test_everybody_sees_the_newest_digest(decided: Cast) -> None:
    shown = page(None, "latest")
    assert rows()[-1][2] in shown
    assert ">4<" in shown


def test_the_way_to_the_entries_is_shown_to_those_who_may_go(decided: Cast) -> None:
    entries, mine = reverse("records:entries"), reverse("records:mine")
    for who, ways in (
        (None, (False, False)),
        (decided[OURS, Role.PLANNER], (False, True)),
        (decided[OURS, Role.SECRETARY], (True, True)),
    ):
        shown = page(who, "latest")
        assert (entries in shown, mine in shown) == ways


def test_an_empty_record_says_so(db: None) -> None:
    assert "Belum ada entri" in page(None, "latest")


def test_a_printed_digest_can_be_checked_by_everybody(decided: Cast) -> None:
    number, _, digest = rows()[1]
    assert "Cocok: entri 2" in page(None, "latest", number=str(number), digest=digest)
    grouped = " ".join(digest[at : at + 8] for at in range(0, 64, 8)).upper()
    assert "Cocok: entri 2" in page(None, "latest", number=str(number), digest=grouped)
    assert "Tidak cocok" in page(None, "latest", number="3", digest=digest)
    assert "Tidak cocok" in page(None, "latest", number="99", digest=digest)


@pytest.mark.parametrize(
    ("number", "digest"),
    [("", ""), ("0", "a" * 64), ("-1", "a" * 64), ("9" * 40, "a" * 64), ("x", "a" * 64)]
    + [("1", text) for text in ("", "a" * 63, "g" * 64, "a" * 65, "é" * 64, "a" * 5000, "\0" * 64)],
)
def test_a_digest_that_is_none_is_explained(db: None, number: str, digest: str) -> None:
    shown = page(None, "latest", number=number, digest=digest)
    assert "Belum dapat disimpan" in shown or 'class="fault"' in shown
    assert "ocok: " not in shown


@pytest.mark.parametrize("role", READERS)
def test_leaders_see_their_own_region_alone(decided: Cast, role: Role) -> None:
    shown = page(decided[OURS, role], "entries")
    assert "kita-lama" in shown
    assert "kita-baru" in shown
    assert "tetangga" not in shown
    assert "pusat" not in shown


def test_the_ministry_sees_everything(decided: Cast) -> None:
    shown = page(decided["", Role.MINISTRY_OFFICER], "entries")
    for key in ("kita-lama", "kita-baru", "tetangga", "pusat"):
        assert key in shown


def test_others_are_told_nothing(decided: Cast) -> None:
    nothing = "/record/tidak-ada/"
    for (region, role), person in decided.items():
        if role in READERS or role == Role.MINISTRY_OFFICER:
            continue
        client = signed_in(person)
        for name, method in (("entries", client.get), ("export", client.post)):
            answer = method(reverse(f"records:{name}"))
            missing = client.get(nothing)
            assert answer.status_code == missing.status_code == 404, (region, role, name)
            told = answer.content.replace(reverse(f"records:{name}").encode(), nothing.encode())
            assert told == missing.content
    visitor = Client(SERVER_NAME="localhost")
    assert visitor.get(reverse("records:entries")).status_code == 404
    assert visitor.post(reverse("records:export")).status_code == 404
    assert Entry.objects.count() == 4


def test_everybody_sees_what_they_did_and_what_was_done_to_them(decided: Cast) -> None:
    contact = decided[OURS, Role.AGENCY_CONTACT]
    post = viewer_of(contact, at=AT).posts[0]
    written(1, subject=f"person:{contact.pk}", details={"tanda": "tentang-saya"})
    written(1, subject=f"membership:{post.membership}", details={"tanda": "jabatan-saya"})
    written(1, by=viewer_of(contact, at=AT), details={"tanda": "oleh-saya"})
    helped = viewer_of(decided[OURS, Role.PLANNER], at=AT, seen_by=contact)
    written(1, by=helped, details={"tanda": "melalui-saya"})
    written(1, subject=f"person:{contact.pk}0", details={"tanda": "orang-lain"})
    shown = page(contact, "mine")
    for mark in ("tentang-saya", "jabatan-saya", "oleh-saya", "melalui-saya"):
        assert mark in shown
    assert "orang-lain" not in shown
    assert "kita-baru" not in shown
    assert "kita-baru" in page(decided[OURS, Role.PLANNER], "mine")


def test_visitors_are_asked_to_sign_in_for_their_own_entries(db: None) -> None:
    answer = Client(SERVER_NAME="localhost").get(reverse("records:mine"))
    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_filters_narrow_the_list(decided: Cast) -> None:
    leader = decided[OURS, Role.HEAD_OF_REGION]
    assert "kita-lama" not in page(leader, "entries", what="plan.shared")
    assert "kita-baru" not in page(leader, "entries", until="2026-02-01")
    assert "kita-lama" in page(leader, "entries", until="2026-02-01")
    assert "kita-lama" not in page(leader, "entries", since="2026-02-01")
    only = page(leader, "entries", subject="plan:kita-lama")
    assert "kita-baru" not in only
    name = decided[OURS, Role.PLANNER].name
    assert "kita-baru" in page(leader, "entries", name=name[1:-1].upper())
    assert "Tidak ada entri yang cocok" in page(leader, "entries", name="tiada seorang pun")


def test_days_begin_at_midnight_where_the_site_is(cast: Cast) -> None:
    """Makassar is eight hours ahead of UTC."""
    late = datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC)
    written(1, subject="plan:tanggal-satu", region=OURS, at=late)
    written(1, subject="plan:tanggal-dua", region=OURS, at=late + timedelta(seconds=1))
    shown = page(cast[OURS, Role.SECRETARY], "entries", since="2026-03-02", until="2026-03-02")
    assert "tanggal-dua" in shown
    assert "tanggal-satu" not in shown


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "kemarin"},
        {"since": "2026-03-02", "until": "2026-03-01"},
        {"what": "tidak.ada"},
        {"before": "x"},
        {"before": "0"},
        {"before": "9" * 40},
        {"name": "x" * 5000},
        {"subject": "x" * 5000},
        {"until": "9999-12-31"},
        {"since": "0001-01-01"},
    ],
)
def test_filters_that_mean_nothing_are_explained(decided: Cast, asked: dict[str, str]) -> None:
    shown = page(decided[OURS, Role.SECRETARY], "entries", **asked)
    assert "Saringan ini tidak dapat dibaca" in shown
    assert "kita-baru" not in shown


def test_long_lists_are_paged_at_constant_cost(cast: Cast) -> None:
    leader = signed_in(cast[OURS, Role.SECRETARIAT])
    written(1, region=OURS, details={"tanda": "paling-lama"})
    counts = []
    for more in (0, 130):
        written(more or 1, region=OURS, subject="plan:x") if more else None
        leader.get(reverse("records:entries"))
        with CaptureQueriesContext(connection) as queries:
            leader.get(reverse("records:entries"))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    address, seen = reverse("records:entries"), 0
    for _ in range(3):
        shown = leader.get(address).content.decode()
        seen += shown.count('<th scope="row"')
        if 'rel="next"' in shown:
            address = reverse("records:entries") + shown.split('rel="next" href="')[1].split('"')[0]
    assert seen == 131
    assert "paling-lama" in shown


def test_the_export_of_the_ministry_is_the_whole_chain(decided: Cast) -> None:
    answer = signed_in(decided["", Role.MINISTRY_OFFICER]).post(reverse("records:export"))
    lines = b"".join(answer).decode().splitlines()  # type: ignore[arg-type]
    assert [line.partition(" ")[0] for line in lines] == [digest for _, _, digest in rows()]
    assert [line.partition(" ")[2] for line in lines] == [line for _, line, _ in rows()]
    assert is_one_chain(rows())
    last = json.loads(rows()[-1][1])
    assert (last["what"], last["subject"], last["role"]) == (
        "record.exported",
        "record:chain",
        "ministry_officer",
    )


def test_the_export_of_a_region_holds_its_entries_each_with_its_digest(decided: Cast) -> None:
    answer = signed_in(decided[OURS, Role.SECRETARY]).post(reverse("records:export"))
    assert answer["Content-Disposition"] == 'attachment; filename="catatan-5.txt"'
    text = b"".join(answer).decode()  # type: ignore[arg-type]
    assert "tetangga" not in text
    assert "pusat" not in text
    found = [line.partition(" ") for line in text.splitlines()]
    assert [json.loads(line)["number"] for _, _, line in found] == [1, 2, 5]
    for digest, _, line in found:
        assert hashlib.sha256(line.encode()).hexdigest() == digest


def test_the_export_is_not_taken_by_a_link(decided: Cast) -> None:
    leader = signed_in(decided[OURS, Role.SECRETARY])
    assert leader.get(reverse("records:export")).status_code == 405
    assert Entry.objects.count() == 4

"""What an entry says and what it never says."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from selaras.web.accounts.people import register
from selaras.web.accounts.viewing import SYSTEM, Viewer, viewer_of
from selaras.web.records.actions import append
from selaras.web.records.models import Entry
from tests.web.records.writing import AT, rows, sha256sum, written

pytestmark = pytest.mark.django_db


def test_an_entry_is_one_line_that_begins_with_its_place() -> None:
    person = register(email="siti@contoh.id", name="Siti Aminah", password=None)
    helper = register(email="bantu@contoh.id", name="Petugas", password=None)
    entry = append(
        what="membership.ended",
        subject="membership:12",
        by=viewer_of(person, at=AT, seen_by=helper),
        at=datetime(2026, 3, 2, 16, 30, 5, 120, tzinfo=timezone(timedelta(hours=8))),
        role="secretariat",
        region="73.22",
        before={"until": None, "role": "planner"},
        after={"role": "planner", "until": "2026-03-02"},
        details={"jabatan": "Kepala Bidang"},
    )
    [(number, line, digest)] = rows()
    before = sha256sum('{"role":"planner","until":null}')
    after = sha256sum('{"role":"planner","until":"2026-03-02"}')
    assert line == (
        '{"previous":"' + "0" * 64 + '","number":1,"at":"2026-03-02T08:30:05.000120+00:00",'
        f'"person":{person.pk},"name":"Siti Aminah","role":"secretariat","seen_by":{helper.pk},'
        '"what":"membership.ended","subject":"membership:12","region":"73.22",'
        f'"before":"{before}","after":"{after}",'
        '"details":{"jabatan":"Kepala Bidang"}}'
    )
    assert (number, digest) == (1, sha256sum(line))
    assert (entry.number, entry.digest, entry.line) == (1, digest, line)
    stored = Entry.objects.get()
    assert (stored.person, stored.seen_by) == (person.pk, helper.pk)
    assert (stored.what, stored.subject, stored.region) == (
        "membership.ended",
        "membership:12",
        "73.22",
    )
    assert stored.moment == datetime(2026, 3, 2, 8, 30, 5, 120, tzinfo=UTC)
    assert stored.at == stored.moment.isoformat(timespec="microseconds")


def test_each_entry_names_the_digest_of_the_one_before() -> None:
    written(3)
    found = rows()
    assert [json.loads(line)["previous"] for _, line, _ in found[1:]] == [
        digest for _, _, digest in found[:-1]
    ]


def test_mail_addresses_never_enter() -> None:
    written(
        1,
        by=Viewer(name="siti@contoh.id"),
        details={"surel": "Kirim ke siti.aminah+x@contoh.go.id, terima kasih", "a@b.c": "<q@r.id>"},
    )
    said = Entry.objects.get().said
    assert said["name"] == "[@]"
    assert said["details"] == {"surel": "Kirim ke [@], terima kasih", "[@]": "<[@]>"}
    with pytest.raises(ValueError, match="subject"):
        written(1, subject="person:siti@contoh.id")


def test_details_are_bounded() -> None:
    entry = written(1, details={"alasan": "é" * 10_000, "k" * 1_000: "x"})
    alasan, key = entry.said["details"]["alasan"], list(entry.said["details"])[1]
    assert (len(alasan), alasan[-1], len(key)) == (500, "…", 40)
    with pytest.raises(ValueError, match="21"):
        written(1, details={str(number): "" for number in range(21)})
    with pytest.raises(ValueError, match="what"):
        written(1, what="x" * 61)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "\n\r\u2028\u0085", '"}{\\', "🏛 ✓"])
def test_any_words_can_be_written(text: str) -> None:
    entry = written(1, details={"alasan": text}, before={"x": text})
    assert "\n" not in entry.line
    stored = Entry.objects.get()
    assert (stored.line, stored.what) == (entry.line, "test.written")
    expected = text.replace("\0", "").replace("\ud800", "")
    assert stored.said["details"]["alasan"] == expected


def test_a_very_long_word_is_cut_in_a_moment() -> None:
    # Looked through whole it would take hours.
    address = "a" * 498 + "b@c.id" + "d" * 10**6
    assert written(1, details={"alasan": address}).said["details"]["alasan"] == "[@]…"


def test_an_entry_stands_and_falls_with_its_decision() -> None:
    written(1)
    with transaction.atomic():
        written(2)
        transaction.set_rollback(True)
    assert len(rows()) == 1
    assert written(1).number == 2


def test_an_entry_costs_few_questions() -> None:
    written(1)
    with CaptureQueriesContext(connection) as queries:
        append(what="test.written", subject="test:1", by=SYSTEM, at=AT)
    assert len(queries) == (3 if connection.vendor == "postgresql" else 2)

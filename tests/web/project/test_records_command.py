"""The record at the command line, run as people run it, and its newest digest by mail."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from selaras.web.outbox.models import Letter
from selaras.web.project.daily import anchor
from selaras.web.records.models import Entry
from tests.web.project.test_settings import admin
from tests.web.records.writing import is_one_chain, rows, sha256sum, written

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def site(prepared: Path) -> Path:
    """A site of its own whose record holds five entries, written by hand."""
    previous = "0" * 64
    with sqlite3.connect(prepared / "selaras.sqlite3") as database:
        for number in range(1, 6):
            said = {"previous": previous, "number": number, "what": "plan.shared", "at": "2026"}
            line = json.dumps(said, separators=(",", ":"))
            previous = sha256sum(line)
            database.execute(
                "INSERT INTO records_entry (number, line, digest) VALUES (?, ?, ?)",
                (number, line, previous),
            )
    database.close()
    return prepared


def digests(site: Path) -> list[str]:
    database = sqlite3.connect(site / "selaras.sqlite3")
    found = database.execute("SELECT digest FROM records_entry ORDER BY number").fetchall()
    database.close()
    return [digest for (digest,) in found]


def test_a_whole_chain_is_told_with_its_last_digest(site: Path) -> None:
    third, last = digests(site)[2], digests(site)[-1]
    done = admin(site, "records", "verify", "--expect", third.upper(), "--expect", last)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"Utuh: 5 entri, sidik terakhir {last}. / Whole: 5 entries, last digest {last}.\n"
    )


def test_a_digest_that_is_not_there_fails(site: Path) -> None:
    done = admin(site, "records", "verify", "--expect", "a" * 64)
    assert done.returncode == 1
    assert "dibuang" in done.stderr
    assert "were removed" in done.stderr


def test_what_is_no_digest_is_refused(site: Path) -> None:
    done = admin(site, "records", "verify", "--expect", "abc")
    assert done.returncode == 2
    assert "64" in done.stderr


def test_a_byte_changed_on_the_disk_is_found_and_named(site: Path) -> None:
    """As with an editor for files, past every trigger."""
    file = site / "selaras.sqlite3"
    database = sqlite3.connect(file)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    content = file.read_bytes()
    mark = b'"number":4,"what":"plan.shared"'
    assert content.count(mark) == 1
    file.write_bytes(content.replace(mark, b'"number":4,"what":"plan.sharee"'))
    done = admin(site, "records", "verify")
    assert done.returncode == 1
    assert "Isi entri 4 tidak cocok dengan sidiknya" in done.stderr
    assert "Entry 4 does not agree with its digest" in done.stderr
    assert "entries 1 to 3" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_guard_that_was_taken_away_is_told(site: Path) -> None:
    database = sqlite3.connect(site / "selaras.sqlite3")
    database.execute("DROP TRIGGER record_kept")
    database.close()
    done = admin(site, "records", "verify")
    assert done.returncode == 1
    assert "record_kept" in done.stderr


def test_an_export_is_written_once(site: Path) -> None:
    file = site / "catatan.txt"
    done = admin(site, "records", "export", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[0] for line in lines] == digests(site)
    assert all(sha256sum(line.partition(" ")[2]) == line[:64] for line in lines)
    again = admin(site, "records", "export", str(file))
    assert again.returncode == 1
    assert "sudah ada" in again.stderr
    nowhere = admin(site, "records", "export", str(site / "tidak" / "ada.txt"))
    assert nowhere.returncode == 1
    assert "cannot be written" in nowhere.stderr


def test_mail_needs_addresses(site: Path) -> None:
    done = admin(site, "records", "mail")
    assert done.returncode == 1
    assert "SELARAS_RECORD_MAIL" in done.stderr
    wrong = admin(site, "records", "mail", SELARAS_RECORD_MAIL="arsip")
    assert wrong.returncode == 2
    assert "bukan alamat surel" in wrong.stderr


@pytest.fixture
def addressed(db: None) -> Iterator[None]:
    with override_settings(RECORD_MAIL=["arsip@contoh.id", "inspektorat@contoh.id"]):
        yield


def test_the_newest_digest_leaves_the_house_once_a_day(addressed: None) -> None:
    end = written(3)
    found = anchor(at=MORNING)
    assert found is not None
    assert (found.number, found.digest) == (3, end.digest)
    letters = list(Letter.objects.order_by("address"))
    assert [letter.address for letter in letters] == ["arsip@contoh.id", "inspektorat@contoh.id"]
    assert {letter.state for letter in letters} == {Letter.State.WAITING}
    assert all(end.digest in letter.body and ": 3\n" in letter.body for letter in letters)
    said = Entry.objects.get(number=4).said
    assert (said["what"], said["details"]["digest"]) == ("record.anchored", end.digest)
    assert "contoh.id" not in Entry.objects.get(number=4).line
    written(1)
    assert anchor(at=MORNING + timedelta(hours=5)) is None
    assert anchor(at=MORNING + timedelta(days=1)) is not None
    assert Letter.objects.count() == 4
    assert is_one_chain(rows())


def test_nothing_new_is_not_mailed_again(addressed: None) -> None:
    assert anchor(at=MORNING) is None
    written(1)
    assert anchor(at=MORNING) is not None
    for days in range(1, 4):
        assert anchor(at=MORNING + timedelta(days=days)) is None
    assert len(rows()) == 2


def test_without_addresses_nothing_happens(db: None) -> None:
    written(1)
    assert anchor(at=MORNING) is None
    assert len(rows()) == 1

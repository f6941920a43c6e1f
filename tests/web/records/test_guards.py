"""The database itself refuses what the record must never suffer."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from selaras.web.records.chain import START
from selaras.web.records.guards import missing_guards, remove_guards, set_guards
from selaras.web.records.models import Entry
from tests.conftest import no_guards
from tests.web.records.writing import rows, sha256sum, written

pytestmark = pytest.mark.django_db


@contextmanager
def refused() -> Iterator[None]:
    with (
        pytest.raises(IntegrityError, match=r"(dapat diubah|menyambung).* / "),
        transaction.atomic(),
    ):
        yield


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_entry SET digest = 'x' WHERE number = 2",
        "UPDATE records_entry SET line = line",
        "UPDATE records_entry SET number = number + 10",
        "DELETE FROM records_entry WHERE number = 3",
        "DELETE FROM records_entry",
        "INSERT INTO records_entry (number, line, digest) "
        "SELECT number, line, digest FROM records_entry WHERE number = 1",
    ],
)
def test_plain_sql_cannot_change_the_record(statement: str) -> None:
    written(3)
    before = rows()
    with refused():
        run(statement)
    assert rows() == before


def test_django_cannot_either() -> None:
    entry = written(2)
    before = rows()
    with refused():
        Entry.objects.filter(number=1).update(digest="x")
    with refused():
        Entry.objects.all().delete()
    with refused():
        entry.delete()
    entry.digest = "x"
    with refused():
        entry.save()
    assert rows() == before


def test_truncate_is_refused() -> None:
    written(2)
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE")
    with refused():
        run("TRUNCATE records_entry")
    with refused():
        run("TRUNCATE records_entry CASCADE")
    assert len(rows()) == 2


@pytest.mark.parametrize("word", ["REPLACE", "IGNORE"])
def test_the_ways_around_of_sqlite_are_closed(word: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite says INSERT OR")
    written(2)
    before = rows()
    with refused():
        run(
            f"INSERT OR {word} INTO records_entry (number, line, digest) "
            "SELECT number, line, 'x' FROM records_entry WHERE number = 1"
        )
    assert rows() == before


@pytest.mark.parametrize("place", [1, 2])
def test_the_next_link_takes_no_other_entrys_place(place: int) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite numbers rows beside their key")
    head = written(2)
    before = rows()
    line = f'{{"previous":"{head.digest}","number":3,"what":"x"}}'
    with refused():
        run(
            "INSERT OR REPLACE INTO records_entry (rowid, number, line, digest) "
            "VALUES (%s, 3, %s, %s)",
            place,
            line,
            sha256sum(line),
        )
    assert rows() == before


@pytest.mark.parametrize(
    ("number", "previous"),
    [(5, "head"), (3, "head"), (1, "head"), (4, START), (4, "second"), (0, "head"), (-1, "head")],
)
def test_only_the_next_link_of_the_chain_can_be_added(number: int, previous: str) -> None:
    head = written(3)
    digests = {"head": head.digest, "second": rows()[1][2], START: START}
    line = f'{{"previous":"{digests[previous]}","number":{number},"what":"x"}}'
    with refused():
        run(
            "INSERT INTO records_entry (number, line, digest) VALUES (%s, %s, %s)",
            number,
            line,
            "x",
        )
    assert len(rows()) == 3


def test_the_line_must_say_its_number() -> None:
    head = written(3)
    line = f'{{"previous":"{head.digest}","number":40,"what":"x"}}'
    with refused():
        run("INSERT INTO records_entry (number, line, digest) VALUES (4, %s, %s)", line, "x")


def test_the_next_link_is_taken_whoever_writes_it() -> None:
    head = written(3)
    line = f'{{"previous":"{head.digest}","number":4,"what":"by.hand","person":7}}'
    run(
        "INSERT INTO records_entry (number, line, digest) VALUES (4, %s, %s)", line, sha256sum(line)
    )
    assert Entry.objects.get(what="by.hand", person=7).number == 4


@pytest.mark.parametrize("column", ["at", "person", "seen_by", "what", "subject", "region"])
def test_columns_that_repeat_the_line_cannot_be_set(column: str) -> None:
    written(1)
    with no_guards(), pytest.raises(DatabaseError, match="generated"), transaction.atomic():
        run(f"UPDATE records_entry SET {column} = NULL")


def test_a_missing_guard_is_noticed() -> None:
    assert missing_guards() == ()
    with no_guards():
        assert missing_guards() == ("record_grows", "record_kept", "record_unchanged")
    assert missing_guards() == ()


@pytest.mark.django_db(transaction=True)
def test_guards_can_be_taken_away_and_set_again_by_migrations() -> None:
    with connection.schema_editor() as editor:
        remove_guards(None, editor)
    assert len(missing_guards()) == 3
    with connection.schema_editor() as editor:
        set_guards(None, editor)
    assert missing_guards() == ()
    written(1)
    with refused():
        run("DELETE FROM records_entry")

"""Whatever somebody does behind the guards, the walk along the chain finds it.

Digests that are expected come from the program `sha256sum`.
"""

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from selaras.web.records.verifying import Verified, verify
from tests.conftest import no_guards
from tests.web.records.writing import rows, sha256sum, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_to_all(db: None) -> Iterator[None]:
    """Five entries, and no triggers."""
    for place in range(5):
        written(what="plan.shared", subject=f"plan:{place}", details={"alasan": "Siap – dibaca"})
    with no_guards():
        yield


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def broken(found: Verified) -> tuple[int | None, str]:
    assert found.finding is not None
    reason = found.finding.reason
    assert reason.en is not None
    assert reason.en != reason.id
    return found.finding.number, reason.en


def test_a_chain_left_alone_holds() -> None:
    assert verify() == Verified(0, "0" * 64)
    head = written(3)
    assert verify() == Verified(3, sha256sum(head.line))
    assert verify([rows()[0][2], head.digest]).finding is None


BYTES = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@BYTES
@given(number=st.integers(1, 5), place=st.integers(0, 10_000), byte=st.integers(1, 255))
@example(number=5, place=0, byte=1)
@example(number=1, place=12, byte=8)
def test_any_changed_byte_of_a_line_is_found(
    open_to_all: None, number: int, place: int, byte: int
) -> None:
    """Also where the result is no text any more; or else the database refuses to hold it."""
    line = bytearray(rows()[number - 1][1].encode())
    line[place % len(line)] ^= byte
    is_text = "CAST(%s AS TEXT)" if connection.vendor == "sqlite" else "convert_from(%s, 'UTF8')"
    found = None
    with suppress(DatabaseError), transaction.atomic():
        run(f"UPDATE records_entry SET line = {is_text} WHERE number = %s", bytes(line), number)
        found = verify()
        transaction.set_rollback(True)
    assert found is None or broken(found)[0] == number


@BYTES
@given(
    number=st.integers(1, 5), place=st.integers(0, 63), sign=st.sampled_from("0123456789abcdefAF ")
)
def test_any_changed_sign_of_a_digest_is_found(
    open_to_all: None, number: int, place: int, sign: str
) -> None:
    digest = rows()[number - 1][2]
    changed = digest[:place] + sign + digest[place + 1 :]
    with transaction.atomic():
        run("UPDATE records_entry SET digest = %s WHERE number = %s", changed, number)
        found = verify()
        transaction.set_rollback(True)
    if changed == digest:
        assert found.finding is None
    else:
        assert broken(found) == (
            number,
            f"Entry {number} does not agree with its digest: one of the two was changed.",
        )


def test_a_line_written_anew_with_its_digest_breaks_the_next_link(open_to_all: None) -> None:
    line = rows()[1][1].replace("plan:1", "plan:9")
    run("UPDATE records_entry SET line = %s, digest = %s WHERE number = 2", line, sha256sum(line))
    assert broken(verify())[0] == 3
    assert "does not continue" in broken(verify())[1]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_gap_is_found(open_to_all: None, number: int) -> None:
    run("DELETE FROM records_entry WHERE number = %s", number)
    assert broken(verify())[0] == number
    assert "is not there" in broken(verify())[1]


def test_two_entries_in_each_others_place_are_found(open_to_all: None) -> None:
    for old, new in ((2, -1), (4, 2), (-1, 4)):
        run("UPDATE records_entry SET number = %s WHERE number = %s", new, old)
    assert broken(verify())[0] == 2


@pytest.mark.parametrize(("number", "named"), [(0, 0), (-3, -3), (7, 6), (2_000_000_000_000, 6)])
def test_an_entry_out_of_place_is_found(open_to_all: None, number: int, named: int) -> None:
    run(
        "INSERT INTO records_entry (number, line, digest) "
        "SELECT %s, line, digest FROM records_entry WHERE number = 5",
        number,
    )
    assert broken(verify())[0] == named


def test_a_removed_end_is_found_by_a_digest_known_from_elsewhere(open_to_all: None) -> None:
    known = rows()[4][2]
    run("DELETE FROM records_entry WHERE number = 5")
    assert verify().finding is None
    assert broken(verify([rows()[3][2], known])) == (
        None,
        f"The digest {known} is not in the chain: entries at its end were removed, or the chain "
        "was written anew.",
    )


def test_a_chain_written_anew_is_found_by_a_digest_known_from_elsewhere(open_to_all: None) -> None:
    known = rows()[4][2]
    previous = "0" * 64
    for number, line, _ in rows():
        said = json.loads(line) | {"previous": previous, "name": "Orang lain"}
        anew = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        previous = sha256sum(anew)
        run(
            "UPDATE records_entry SET line = %s, digest = %s WHERE number = %s",
            anew,
            previous,
            number,
        )
    assert verify() == Verified(5, previous)
    assert broken(verify([known]))[0] is None


def test_a_fork_is_found_where_the_keys_were_dropped_too(open_to_all: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite cannot drop the key of a table")
    run("ALTER TABLE records_entry DROP CONSTRAINT records_entry_pkey")
    run(
        "INSERT INTO records_entry (number, line, digest) "
        "SELECT number, line, digest FROM records_entry WHERE number = 5"
    )
    assert broken(verify())[0] == 5


def test_long_chains_are_walked_over_several_pages() -> None:
    written(4_100)
    assert verify() == Verified(4_100, rows()[-1][2])
    with no_guards():
        run("DELETE FROM records_entry WHERE number = 2000")
        assert broken(verify())[0] == 2000
        run("DELETE FROM records_entry WHERE number BETWEEN 1990 AND 4099")
        assert broken(verify())[0] == 1990

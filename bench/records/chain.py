"""A chain of a wanted length in the database of the environment, then verified or hashed.

Started as `python -m bench.records.chain fill NUMBER`, `... verify` or `... hash`.
"""

import hashlib
import os
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from random import Random
from time import perf_counter

import django

from bench.process import tell
from bench.workload import SEED

_PAGE = 5000
_GROW = "INSERT INTO records_entry (number, line, digest) VALUES (%s, %s, %s)"
_READ = """SELECT number, line FROM records_entry WHERE number > %s ORDER BY number LIMIT 5000"""
_WHAT = ("plan.shared", "membership.ended", "session.ended", "letter.released", "duty.given")


def main() -> None:
    """Do what is asked; print seconds and the peak of memory in megabytes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.web.project.settings")
    django.setup()
    task, *wanted = sys.argv[1:]
    if task == "fill":
        fill(int(wanted[0]))
        tell(filled=int(wanted[0]))
    else:
        seconds, entries = verified() if task == "verify" else hashed()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        tell(seconds=seconds, entries=entries, megabytes=peak)


def fill(wanted: int) -> None:
    """Let the chain grow to that many entries; `verify` says afterwards whether it is one."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from selaras.web.records.guards import remove_guards, set_guards

    call_command("migrate", interactive=False, verbosity=0)
    with connection.schema_editor() as editor:
        remove_guards(None, editor)
    rows = _entries(wanted)
    while page := list(islice(rows, _PAGE)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(_GROW, page)
    with connection.schema_editor() as editor:
        set_guards(None, editor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _entries(wanted: int) -> Iterator[tuple[int, str, str]]:
    """What follows the newest entry: people of 514 regions with reasons of some length."""
    from datetime import UTC, datetime, timedelta

    from selaras.web.records.chain import START, digest_of, line_of
    from selaras.web.records.queries import newest

    random, end = Random(SEED), newest()  # noqa: S311
    number, previous = (end.number, end.digest) if end else (0, START)
    begin = datetime(2026, 1, 5, tzinfo=UTC)
    while number < wanted:
        number += 1
        person, region = random.randrange(1, 20_561), random.randrange(514)
        line = line_of(
            {
                "previous": previous,
                "number": number,
                "at": (begin + timedelta(seconds=37 * number)).isoformat(timespec="microseconds"),
                "person": person,
                "name": f"Pegawai Nomor {person}",
                "role": "agency_contact",
                "seen_by": None,
                "what": random.choice(_WHAT),
                "subject": f"membership:{random.randrange(60_000)}",
                "region": f"{11 + region // 20}.{1 + region % 20:02}",
                "before": digest_of(str(number)),
                "after": digest_of(previous),
                "details": {"reason": "Sesuai keputusan rapat tim pelaksana tanggal 3 Maret 2026"},
            }
        )
        previous = digest_of(line)
        yield number, line, previous


def verified() -> tuple[float, int]:
    """Seconds of the walk along the chain, and its length. Raises RuntimeError if it breaks."""
    from selaras.web.records.verifying import verify

    start = perf_counter()
    found = verify()
    seconds = perf_counter() - start
    if found.finding is not None:
        raise RuntimeError(found.finding.reason.id)
    return seconds, found.number


def hashed() -> tuple[float, int]:
    """Seconds that hashing the same bytes alone takes; reading them is not counted."""
    from django.db import connection

    seconds, last, entries = 0.0, 0, 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_READ, [last])
            rows = cursor.fetchall()
            if not rows:
                return seconds, entries
            lines = [line.encode() for _, line in rows]
            start = perf_counter()
            for line in lines:
                hashlib.sha256(line).hexdigest()
            seconds += perf_counter() - start
            last, entries = rows[-1][0], entries + len(rows)


if __name__ == "__main__":
    main()

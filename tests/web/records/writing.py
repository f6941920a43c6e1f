"""Entries as a test needs them, and the chain checked without the code under test."""

import hashlib
import json
import subprocess
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.records.actions import append
from selaras.web.records.models import Entry

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def written(count: int = 1, *, by: Viewer = SYSTEM, **about: Any) -> Entry:
    """So many new entries; returns the last."""
    about = {"what": "test.written", "subject": "test:1", "at": AT, **about}
    entries = [append(by=by, **about) for _ in range(count)]
    return entries[-1]


def rows() -> list[tuple[int, str, str]]:
    """Number, line and digest as they lie in the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, line, digest FROM records_entry ORDER BY number")
        return list(cursor.fetchall())


def sha256sum(line: str) -> str:
    """What the program of that name says."""
    done = subprocess.run(["sha256sum"], input=line.encode(), capture_output=True, check=True)
    return done.stdout.decode().split()[0]


def is_one_chain(found: list[tuple[int, str, str]]) -> bool:
    """Whether these rows are one chain without gap or fork, by the rule and not by our code."""
    previous = "0" * 64
    for place, (number, line, digest) in enumerate(found, start=1):
        said = json.loads(line)
        if (number, said["number"], said["previous"]) != (place, place, previous):
            return False
        if hashlib.sha256(line.encode()).hexdigest() != digest:
            return False
        previous = digest
    return True

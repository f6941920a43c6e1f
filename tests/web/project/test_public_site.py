"""A public site attacked from outside: a real server of several processes, behind a proxy."""

import http.client
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.cookies import Morsel, SimpleCookie
from pathlib import Path

import pytest

from tests.web.project.test_commands import PLAN, free_port
from tests.web.project.test_settings import KEY, admin

HOST = "selaras.example.go.id"
PUBLIC = {"SELARAS_HOSTS": HOST, "SELARAS_SECRET_KEY": KEY, "SELARAS_BEHIND_PROXY": "1"}
SHELF = "/plans/uji/books/"
BOOK = f"{SHELF}4/id/pdf/"


@dataclass
class Site:
    """A running site as its proxy reaches it."""

    port: int
    database: Path
    token: str = ""
    cookie: Morsel[str] = field(default_factory=Morsel)

    def ask(
        self, method: str, address: str, body: str = "", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, str]:
        """Status, headers and text of the answer; headers given win over the proxy's own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Host": HOST, "X-Forwarded-Proto": "https", **headers}
        with closing(connection):
            connection.request(method, address, body or None, sent)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()

    def visit(self) -> None:
        """Open the shelf as a browser does, and keep its cookie and the token of its forms."""
        _, headers, body = self.ask("GET", SHELF)
        self.cookie = SimpleCookie(headers["Set-Cookie"])["__Host-csrf"]
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', body)
        assert found is not None
        self.token = found[1]

    def order(self, origin: str) -> int:
        """Send the form of the first visit from a page of that origin."""
        headers = {
            "Origin": origin,
            "Cookie": f"__Host-csrf={self.cookie.value}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.ask("POST", BOOK, f"csrfmiddlewaretoken={self.token}", **headers)[0]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the database holds."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            return connection.execute(query).fetchall()


@pytest.fixture
def site(prepared: Path) -> Iterator[Site]:
    file = prepared / "uji.json"
    file.write_text(json.dumps(PLAN))
    assert admin(prepared, "load_plan", "--publish", str(file), **PUBLIC).returncode == 0
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "selaras.web.project.wsgi:application"]
    process = subprocess.Popen(
        [*command, f"--bind=127.0.0.1:{port}", "--workers=2", "--threads=4"],
        env={**os.environ, **PUBLIC, "SELARAS_VAR": str(prepared), "SELARAS_DATABASE": ""},
        stderr=subprocess.DEVNULL,
    )
    found = Site(port, prepared / "selaras.sqlite3")
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                found.ask("GET", "/health")
                break
            except OSError:
                time.sleep(0.2)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_a_public_site_under_attack(site: Site) -> None:
    status, headers, _ = site.ask("GET", SHELF, **{"X-Forwarded-Proto": "http"})
    assert (status, headers["Location"]) == (301, f"https://{HOST}{SHELF}")
    assert site.ask("GET", SHELF, Host="jahat.example")[0] == 400

    site.visit()
    flags = ("secure", "httponly", "samesite", "domain", "path")
    assert [site.cookie[flag] for flag in flags] == [True, True, "Lax", "", "/"]

    assert site.ask("POST", BOOK)[0] == 403
    assert site.order("https://jahat.example") == 403
    assert site.rows("select * from editions_bookfile") == []
    with ThreadPoolExecutor(8) as visitors:
        answers = list(visitors.map(site.order, [f"https://{HOST}"] * 8))
    assert answers == [302] * 8
    assert site.rows("select number, state from editions_bookfile") == [(4, "waiting")]
    assert site.rows("select status from django_tasks_database_dbtaskresult") == [("READY",)]

    for address in ("/files/", "/static/../selaras.sqlite3", "/static/%2e%2e/secret-key"):
        assert site.ask("GET", address)[0] == 404


def test_health_of_a_site_whose_migrations_are_missing(site: Site) -> None:
    site.rows("delete from django_migrations where app = 'editions'")
    # Whoever watches the site asks it directly, without the proxy.
    direct = {"Host": "localhost", "X-Forwarded-Proto": ""}
    status, _, body = site.ask("GET", "/health", **direct)
    assert status == 503
    assert json.loads(body)["migrations"] == "not applied: editions.0001_initial"
    assert site.ask("HEAD", "/health", **direct)[0] == 503


def test_a_book_whose_worker_is_killed_twice(site: Site) -> None:
    site.visit()
    assert site.order(f"https://{HOST}") == 302
    environment = {**os.environ, **PUBLIC, "SELARAS_DATABASE": "", "SELARAS_WORKER_SILENCE": "1"}
    environment["SELARAS_VAR"] = str(site.database.parent)
    command = [sys.executable, "-m", "selaras.web.project.manage", "work"]

    def work_until(wanted: str) -> None:
        """Run a worker until the book is in that state, then kill it in the midst of its work."""
        worker = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        try:
            until = time.monotonic() + 60
            while site.rows("select state from editions_bookfile") != [(wanted,)]:
                assert time.monotonic() < until, wanted
                time.sleep(0.005)
        finally:
            worker.kill()
            worker.wait()

    for _ in range(2):
        work_until("building")
        # So that the next worker is seen to begin.
        site.rows("update editions_bookfile set state = 'waiting'")
        time.sleep(1.5)
    work_until("failed")
    assert "dua kali terhenti" in site.ask("GET", SHELF)[2]
    assert "Coba lagi" in site.ask("GET", SHELF)[2]

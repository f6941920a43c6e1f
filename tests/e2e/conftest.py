"""The whole site as people start it, and a real browser in front of it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from selaras.core.plan import Masterplan
from selaras.reference.sample import sample_plan
from tests.web.catalogue import compile_catalogue
from tests.web.pages import Visit, Who, of_luwu_utara, visits

EXAMPLE = "luwu-utara-bisa-2023-2032"
"""The plan that comes with Selaras."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys of a file stay in one process; the two long walks begin in one each."""
    for item in items:
        if item.path.parent == Path(__file__).parent and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@dataclass(frozen=True)
class Site:
    """A running site: its address, the plan of 300 programmes it holds beside the example, and
    its folder (SELARAS_VAR)."""

    address: str
    plan: Masterplan
    example: str
    var: Path

    def page(self, path: str = "", language: str = "id") -> str:
        """An address of the large plan."""
        prefix = "/en" if language == "en" else ""
        return f"{self.address}{prefix}/plans/{self.plan.key}/{path}"

    def ask(self, question: str) -> int:
        """A number from the database of the site."""
        return int(self.read(question))

    def read(self, question: str) -> str:
        """One value from the database of the site, as text."""
        with closing(sqlite3.connect(self.var / "selaras.sqlite3")) as database:
            return str(database.execute(question).fetchone()[0])


# Sessions of people who have just shown who they are, one for each line `region role`.
_SIGN_IN = """
import json, sys
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import load_cast
cast, keys = load_cast(), []
for region, role in json.loads({people!r}):
    person, client, request = cast[region, Role(role)], Client(), HttpRequest()
    client.force_login(person)
    request.session, request.user = client.session, person
    record_authentication(request, person, method="password", reauthenticated=True)
    request.session.save()
    keys.append(request.session.session_key)
print(json.dumps(keys))
"""


def sessions(site: Site, people: list[Who]) -> dict[Who, str]:
    """For each of these people of the cast the value of the cookie `sessionid` of a session."""
    script = _SIGN_IN.format(people=json.dumps(people))
    done = subprocess.run(
        [*_admin(site.var, "shell", "--no-imports"), "--command", script],
        env={**os.environ, "SELARAS_VAR": str(site.var), "SELARAS_DEMO": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(zip(people, json.loads(done.stdout.splitlines()[-1]), strict=True))


def browse(site: Site, context: BrowserContext, page: Page, language: str) -> Iterator[Visit]:
    """Stand on each page of the site in turn, signed in as whoever the list says."""
    wanted = visits(site.plan, language, ask=site.ask)
    people = sorted({visit.who for visit in wanted if visit.who is not None})
    keys = sessions(site, people)
    for visit in wanted:
        context.clear_cookies()
        if visit.who is not None:
            context.add_cookies(
                [{"name": "sessionid", "value": keys[visit.who], "url": site.address}]
            )
        page.goto(site.address + visit.address)
        yield visit


def _admin(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "selaras.web.project.manage", *arguments]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`prepare`, `load_example`, `load_plan`, then `demo`, each in a process of its own."""
    folder = tmp_path_factory.mktemp("site")
    compile_catalogue()
    plan = of_luwu_utara(sample_plan(programmes=300, seed=7))
    file = folder / "plan.json"
    file.write_text(plan.model_dump_json(exclude_defaults=True), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "SELARAS_VAR": str(folder / "var")}
    # The example first: the demonstration goes on from the first plan of its region.
    steps = (("prepare",), ("load_example",), ("load_plan", "--publish", str(file)))
    for arguments in steps:
        subprocess.run(_admin(folder, *arguments), env=environment, check=True, capture_output=True)
    process = subprocess.Popen(_admin(folder, "demo", "--port", str(port)), env=environment)
    try:
        _wait(f"http://127.0.0.1:{port}/health")
        yield Site(f"http://127.0.0.1:{port}", plan, EXAMPLE, folder / "var")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"{address} did not answer within a minute")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without it fails here with the remedy."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(
            "Chromium tidak ditemukan; pasang dengan: apt-get install chromium. / "
            "Chromium was not found; install it with: apt-get install chromium."
        )
    # As root, Chromium starts only without its own sandbox.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=found, args=arguments)
        yield launched
        launched.close()


@dataclass(frozen=True)
class Watched:
    """A page and everything the browser complained about while it was open."""

    page: Page
    complaints: list[str]


def watched(context: BrowserContext) -> Watched:
    """A new page whose console and errors are listened to."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    return Watched(page, complaints)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop window; the browser must not have complained when the journey ends."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    seen = watched(context)
    yield seen.page
    context.close()
    assert seen.complaints == []

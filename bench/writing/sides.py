"""The site and the bare view, filled and served alike, each on a database of its own."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.process import OURS, ROOT, run
from bench.writing.bare import FIELDS
from bench.writing.server import BARE, Server, served
from bench.writing.wire import Answer, Target, ask, entry, post_form, post_json

QUIET = {"SELARAS_HOSTS": "", "SELARAS_DEMO": ""}
BARE_ADDRESS = "/programmes/{}/"


@dataclass(slots=True)
class Site:
    """The running site with its large plan; `writers` are sessions with their people."""

    server: Server
    writers: list[tuple[str, int]]
    targets: list[tuple[str, str, str]]
    address: str
    everything: str
    revision: int
    programmes: int

    def save(self, number: int) -> float:
        """Seconds of one save with fresh findings. Raises RuntimeError where it is no receipt."""
        session, person = self.writers[0]
        place = number % len(FIELDS) * self.programmes + number % self.programmes
        target = Target(*self.targets[place])
        sent = entry(target, person, f"Diukur {number} di {target.key}", self.revision)
        start = perf_counter()
        answer = ask(self.server.port, post_json(self.address, session, sent))
        taken = perf_counter() - start
        _must_be_saved(answer)
        self.revision = int(answer.json["now"])
        return taken

    def order(self, **more: Any) -> dict[str, Any]:
        """An order of a crowd that writes here (`bench.writing.crowd`): how often, how long."""
        return {
            "port": self.server.port,
            "address": self.address,
            "writers": self.writers,
            "targets": self.targets,
            "revision": self.revision,
            **more,
        }


@dataclass(slots=True)
class Bare:
    """The running bare side; `sessions` of its people, `keys` of its rows."""

    server: Server
    sessions: list[str]
    keys: list[str]

    def save(self, number: int) -> float:
        """Seconds of one save. Raises RuntimeError where it failed."""
        address = BARE_ADDRESS.format(self.keys[number % len(self.keys)])
        text = f"Diukur {number} di sini"
        request = post_form(address, self.sessions[0], **{FIELDS[number % len(FIELDS)]: text})
        start = perf_counter()
        answer = ask(self.server.port, request)
        taken = perf_counter() - start
        _must_be_saved(answer)
        return taken


def _must_be_saved(answer: Answer) -> None:
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {answer.body[:300]!r}")


def environment_of(folder: Path, database: str) -> dict[str, str]:
    """The settings of a site that lives in the folder."""
    return {**QUIET, "SELARAS_VAR": str(folder), "SELARAS_DATABASE": database}


def filled(
    folder: Path, database: str, programmes: int, people: int, kind: str = "sample"
) -> dict[str, Any]:
    """What `bench.writing.fill` tells of the site it filled."""
    around = environment_of(folder, database)
    return run("bench.writing.fill", kind, str(programmes), str(people), python=OURS, **around)


@contextmanager
def site(
    folder: Path, database: str, programmes: int, people: int, kind: str = "sample"
) -> Iterator[Site]:
    """The site filled and running; `database` is an address, empty for SQLite."""
    found = filled(folder, database, programmes, people, kind)
    with served(folder, environment_of(folder, database)) as server:
        yield Site(
            server,
            [tuple(each) for each in found["writers"]],
            [tuple(each) for each in found["targets"]],
            found["address"],
            found["everything"],
            found["revision"],
            programmes,
        )


@contextmanager
def both(
    folder: Path, databases: tuple[str, str], programmes: int, people: int
) -> Iterator[tuple[Site, Bare]]:
    """Both sides filled and running; `databases` are addresses, empty for SQLite."""
    bare_folder = folder / "bare"
    bare_folder.mkdir()
    around = {**QUIET, "BARE_VAR": str(bare_folder), "BARE_DATABASE": databases[1]}
    found = run("bench.writing.bare.fill", str(programmes), str(people), python=OURS, **around)
    with ExitStack() as stack:
        ours = stack.enter_context(site(folder, databases[0], programmes, people))
        server = stack.enter_context(served(bare_folder, around, BARE))
        keys = [key for part, key, name in ours.targets[:programmes] if part == "programmes"]
        yield ours, Bare(server, found["sessions"], keys)


def order_file(folder: Path, name: str, order: dict[str, Any]) -> Path:
    """The order of a crowd, written for its process."""
    file = folder / f"{name}.json"
    file.write_text(json.dumps(order), encoding="utf-8")
    return file


@contextmanager
def writing(file: Path) -> Iterator[dict[str, Any]]:
    """A crowd carries out the order while the block runs; then the dict holds what it saw."""
    found: dict[str, Any] = {}
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    crowd = subprocess.Popen(
        [str(OURS), "-m", "bench.writing.crowd", str(file)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert crowd.stdout is not None
    try:
        crowd.stdout.readline()
        yield found
    finally:
        crowd.terminate()
        told, _ = crowd.communicate()
    found |= json.loads(told.strip().splitlines()[-1])

"""People write while web and database are killed at random moments; then every receipt is sought.

`python -m bench.writing.soak --seconds 40 --database sqlite`; exits with 1 where anything that a
writer was told is not so.
"""

import random
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.process import OURS, run
from bench.writing import sides
from bench.writing.crowd import receipts_of, told_wrong
from bench.writing.database import Postgresql, Sqlite, postgresql
from bench.writing.fill import KEY
from bench.writing.sides import Site, environment_of, order_file, writing
from bench.writing.wire import ask, get

PATIENCE = 120.0
_CHECKS = f"/plans/{KEY}/checks/"
_AWAITED = 0.8
_PAGES = 8
"""Asked so often, both processes of the server answer."""


@dataclass(frozen=True, slots=True)
class Survived:
    """What a soak saw: kills, receipts, entries sent again, and every fault in words."""

    database: str
    web_kills: int
    database_kills: int
    receipts: int
    resent: int
    faults: tuple[str, ...]


def soak(
    database: Sqlite | Postgresql,
    folder: Path,
    *,
    seconds: float,
    writers: int = 12,
    programmes: int = 60,
    seed: int = 7,
) -> Survived:
    """Write for so long under kills, then compare what was told with what is there."""
    address = database.address("soak")
    with sides.site(folder, address, programmes, writers) as site:
        order = site.order(every=0.4, seconds=seconds, patience=PATIENCE, twice=0.15)
        file = order_file(folder, "soak", order)
        with _killing(site, database, seed) as kills, writing(file) as tally:
            time.sleep(seconds)
            kills.stop()
        pages_of(site, folder / "pages")
    found = sought(site, folder, file, address)
    return Survived(
        database.kind,
        kills.web,
        kills.database,
        found["receipts"],
        tally["resent"],
        (*told_wrong(tally, found["receipts"]), *found["faults"]),
    )


def pages_of(site: Site, folder: Path) -> None:
    """Keep the page of findings in the folder, as both processes of the server show it."""
    folder.mkdir()
    for number in range(_PAGES):
        answer = ask(site.server.port, get(_CHECKS, site.writers[0][0]))
        page = answer.text if answer.status == 200 else f"{answer.status}"
        (folder / f"{number}.html").write_text(page, encoding="utf-8")


def sought(site: Site, folder: Path, file: Path, address: str) -> dict[str, Any]:
    """What `bench.writing.verify` finds of the receipts of an order, in the database there."""
    return run(
        "bench.writing.verify",
        receipts_of(file),
        folder / "pages",
        str(site.programmes),
        site.writers[0][0],
        python=OURS,
        **environment_of(folder, address),
    )


class Kills:
    """Kills at random moments until told to stop, and starts again what it killed."""

    def __init__(self, site: Site, database: Sqlite | Postgresql, seed: int) -> None:
        self.web = self.database = 0
        self._site, self._server = site, database
        self._chance = random.Random(seed)  # noqa: S311 - only moments
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._failed: list[BaseException] = []

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Return once everything runs again. Raises what went wrong in between."""
        self._over.set()
        self._thread.join()
        if self._failed:
            raise self._failed[0]
        self._site.server.wait_for_answer(self._site.address)

    def _run(self) -> None:
        try:
            while not self._over.wait(self._chance.uniform(1.0, 5.0)):
                self._kill_one()
                # Now and then the next blow comes while it is still starting.
                if self._chance.random() < _AWAITED:
                    self._site.server.wait_for_answer(self._site.address)
        except BaseException as failed:  # noqa: BLE001 - told by `stop`
            self._failed.append(failed)

    def _kill_one(self) -> None:
        pause = self._chance.uniform(0.0, 1.0)
        if isinstance(self._server, Postgresql) and self._chance.random() < 0.5:
            self._again(self._server.kill, self._server.start, pause)
            self.database += 1
        else:
            self._again(self._site.server.kill, self._site.server.start, pause)
            self.web += 1

    def _again(self, kill: Callable[[], None], start: Callable[[], None], pause: float) -> None:
        kill()
        time.sleep(pause)
        start()


@contextmanager
def _killing(site: Site, database: Sqlite | Postgresql, seed: int) -> Iterator[Kills]:
    kills = Kills(site, database, seed)
    kills.start()
    try:
        yield kills
    finally:
        kills.stop()


def main() -> int:
    """Soak on the databases asked for and tell what was found."""
    parser = ArgumentParser(prog="python -m bench.writing.soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--programmes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    options = parser.parse_args()
    kinds = ("sqlite", "postgresql") if options.database == "both" else (options.database,)
    faults = 0
    for kind in kinds:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="selaras-soak-")))
            database = Sqlite() if kind == "sqlite" else stack.enter_context(postgresql(folder))
            found = soak(
                database,
                folder,
                seconds=options.seconds,
                writers=options.writers,
                programmes=options.programmes,
                seed=options.seed,
            )
        print(
            f"{found.database}: {found.receipts} receipts, web killed {found.web_kills} times, "
            f"database {found.database_kills} times, {found.resent} entries sent again, "
            f"{len(found.faults)} faults"
        )
        for fault in found.faults:
            print(f"  {fault}")
        faults += len(found.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""Starts a server as `selaras-admin serve` does, for the site and for the bare side alike."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.process import OURS, ROOT, NotMeasured
from bench.writing.wire import ask, get
from selaras.web.project.serving import web_command

SITE = "selaras.web.project.wsgi:application"
BARE = "bench.writing.bare.wsgi:application"
RDMO = "bench.writing.rdmo_side.wsgi:application"
_READY_WITHIN = 60.0


class Server:
    """One server on a port of its own; it can be killed and started again."""

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str],
        application: str = SITE,
        python: Path = OURS,
    ) -> None:
        self.port = _free_port()
        self._application = application
        self._python = python
        self._log = folder / f"server-{self.port}.log"
        paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
        self._environment = {**os.environ, "PYTHONPATH": paths, **environment}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it takes connections. Raises NotMeasured if it does not."""
        command = web_command("127.0.0.1", self.port, self._application)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._python), *command[1:]],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + _READY_WITHIN
        while not _listens(self.port):
            if time.monotonic() > until or self._process.poll() is not None:
                raise NotMeasured(f"{self._application} did not start: see {self._log}")
            time.sleep(0.05)

    def wait_for_answer(self, path: str) -> None:
        """Return once it answers at that address. Raises NotMeasured if it does not."""
        until = time.monotonic() + _READY_WITHIN
        while not self._answers(path):
            if time.monotonic() > until:
                raise NotMeasured(f"{self._application} does not answer: see {self._log}")
            time.sleep(0.1)

    def _answers(self, path: str) -> bool:
        try:
            return ask(self.port, get(path, ""), patience=5.0).status < 500
        except OSError:
            return False

    def kill(self) -> None:
        """End it with all its processes at once, as a cut of the power does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in order."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            if self._process.poll() is None:
                os.killpg(self._process.pid, how)
            self._process.wait()
            self._process = None


@contextmanager
def served(
    folder: Path,
    environment: Mapping[str, str],
    application: str = SITE,
    python: Path = OURS,
) -> Iterator[Server]:
    """A server that runs while the block does."""
    server = Server(folder, environment, application, python)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

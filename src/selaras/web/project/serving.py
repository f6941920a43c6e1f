"""Runs the web server and the worker as two children, and ends when either cannot go on."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

_LOOK = 0.5
"""Seconds between two looks at the children."""

_STOP_WITHIN = 15
"""Seconds a child has to end by itself; a worker finishes the book it is printing."""

_RESTARTS = 5
_RESTART_WINDOW = 60.0


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As gunicorn does, so that a port just given up counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def site_address(host: str, port: int) -> str:
    """Where a browser on this machine finds the site, without a slash at the end."""
    shown = "localhost" if host in {"127.0.0.1", "::1", "0.0.0.0"} else host  # noqa: S104
    return f"http://{shown}:{port}"


def web_command(
    host: str, port: int, application: str = "selaras.web.project.wsgi:application"
) -> list[str]:
    """The command that serves the site: two processes with four threads each."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        *(sys.executable, "-m", "gunicorn", application, f"--bind={bind}"),
        *("--workers=2", "--threads=4", "--log-level=warning"),
    ]


def _start(*command: str) -> subprocess.Popen[bytes]:
    # Own sessions: Ctrl-C reaches only this process, which then stops both in order.
    return subprocess.Popen(command, start_new_session=True)


def _start_worker() -> subprocess.Popen[bytes]:
    return _start(sys.executable, "-m", "selaras.web.project.manage", "work")


class Site:
    """The two children. `run` returns the exit code of the whole."""

    def __init__(self, host: str, port: int, say: Callable[[str], None]) -> None:
        self.say = say
        self.host, self.port = host, port
        self._stopping = False
        self._restarts: list[float] = []

    def run(self) -> int:
        """Start both, say where to look, keep the worker alive, stop both on a signal."""
        # A closed terminal sends SIGHUP; without a handler both children would stay behind.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        web, worker = _start(*web_command(self.host, self.port)), _start_worker()
        announced = False
        try:
            while not self._stopping:
                if web.poll() is not None:
                    self.say("Peladen web berhenti sendiri. / The web server ended by itself.")
                    return 1
                if worker.poll() is not None:
                    if not self._may_restart():
                        self.say("Pekerja terus berhenti. / The worker keeps ending.")
                        return 1
                    worker = _start_worker()
                if not announced and self._answers():
                    announced = True
                    self._announce()
                time.sleep(_LOOK)
        finally:
            _end(web, worker)
        self.say("Selaras berhenti. / Selaras has stopped.")
        return 0

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _may_restart(self) -> bool:
        now = time.monotonic()
        self._restarts = [at for at in self._restarts if now - at < _RESTART_WINDOW] + [now]
        return len(self._restarts) <= _RESTARTS

    def _answers(self) -> bool:
        host = "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104
        host = f"[{host}]" if ":" in host else host
        try:
            with urlopen(f"http://{host}:{self.port}/health", timeout=2):
                return True
        except (URLError, TimeoutError, ConnectionError):
            return False

    def _announce(self) -> None:
        address = site_address(self.host, self.port)
        self.say(f"Selaras siap di {address}/ · Ctrl-C untuk berhenti.")
        self.say(f"Selaras is ready at {address}/en/ · Ctrl-C to stop.")


def _end(*children: subprocess.Popen[bytes]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + _STOP_WITHIN
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()

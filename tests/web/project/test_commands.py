"""Commands of the site, run as people run them."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil
import pytest

from tests.web.project.test_settings import admin

PLAN = {
    "selaras": 1,
    "key": "uji",
    "title": "Uji",
    "regions": ["73.22"],
    "period": {"start": 2025, "end": 2029},
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_loading_a_plan_twice_changes_nothing(prepared: Path) -> None:
    file = prepared / "plan.json"
    file.write_text(json.dumps(PLAN))
    assert "loaded, revision 1" in admin(prepared, "load_plan", str(file)).stdout
    assert "unchanged, draft" in admin(prepared, "load_plan", str(file)).stdout
    assert "published" in admin(prepared, "load_plan", "--publish", str(file)).stdout
    assert "unchanged, published" in admin(prepared, "load_plan", str(file)).stdout


def test_the_example_can_be_loaded(prepared: Path) -> None:
    done = admin(prepared, "load_example")
    assert (done.returncode, done.stderr) == (0, "")
    assert "luwu-utara" in done.stdout


def test_everything_wrong_with_a_file_is_said_at_once(prepared: Path) -> None:
    file = prepared / "plan.json"
    file.write_text(json.dumps({**PLAN, "regions": ["99.99"], "tittle": "x"}))
    done = admin(prepared, "load_plan", str(file))
    assert done.returncode == 2
    assert "tittle" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_read_is_one_sentence(prepared: Path, name: str) -> None:
    done = admin(prepared, "load_plan", str(prepared / name))
    assert done.returncode == 2
    assert "cannot be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_name_of_a_file_reaches_the_terminal_raw(prepared: Path) -> None:
    name = "a\x1b[31m\nb"
    for ending in (".json", ".txt", ".yaml"):
        if ending != ".yaml":
            (prepared / (name + ending)).write_text("{}")
        done = admin(prepared, "load_plan", str(prepared / (name + ending)))
        assert done.returncode == 2
        assert "a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}b" in done.stderr
        assert "\x1b" not in done.stderr


def test_the_same_is_said_as_on_the_command_line(prepared: Path) -> None:
    file = prepared / "rusak.yaml"
    file.write_text("selaras: 1\nkey: a\ntitle: x\nregions: ['99.99']\nperiod: 3\n")
    done = admin(prepared, "load_plan", str(file))
    command = Path(sys.executable).parent / "selaras"
    checked = subprocess.run([command, "check", file], capture_output=True, text=True, check=False)
    assert done.stderr.removeprefix("CommandError: ") == checked.stderr
    assert f"{file}:4: " in done.stderr


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = admin(tmp_path, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} on 127.0.0.1 is taken" in done.stderr
    assert "Traceback" not in done.stderr


def health(port: int) -> tuple[int, dict[str, str]]:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return answer.status, json.load(answer)
    except HTTPError as answer:
        return answer.code, json.load(answer)
    except (URLError, TimeoutError):
        return 0, {}


def wait_for(port: int, status: int, seconds: float = 30) -> dict[str, str]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found, parts = health(port)
        if found == status:
            return parts
        time.sleep(0.3)
    raise AssertionError(f"/health did not become {status}: {health(port)}")


@contextmanager
def serving(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """`selaras-admin serve` as a process of its own."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "selaras.web.project.manage", "serve", "--port", str(port)],
        env={**os.environ, "SELARAS_VAR": str(folder), "SELARAS_WORKER_SILENCE": "3"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process, port
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)


@pytest.fixture(scope="module")
def served(
    _prepared_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A site that each test leaves as well as it found it: starting one takes three processes."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(_prepared_once, folder, dirs_exist_ok=True)
    with serving(folder) as site:
        yield site


def children(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def worker_of(process: subprocess.Popen[str]) -> psutil.Process:
    return next(each for each in children(process) if each.cmdline()[-1] == "work")


def test_serve_starts_both_and_stops_both(prepared: Path) -> None:
    with serving(prepared) as (process, port):
        assert process.stdout is not None
        said = [process.stdout.readline(), process.stdout.readline()]
        assert f"Selaras siap di http://localhost:{port}/" in said[0]
        assert f"Selaras is ready at http://localhost:{port}/en/" in said[1]
        both = children(process)
        assert len(both) >= 2
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=30)
        assert process.returncode == 0
        assert "Selaras has stopped." in output
        assert psutil.wait_procs(both, timeout=5)[1] == []


def test_a_dead_worker_is_started_again(served: tuple[subprocess.Popen[str], int]) -> None:
    process, port = served
    wait_for(port, 200)
    first = worker_of(process)
    first.kill()
    psutil.wait_procs([first], timeout=5)
    time.sleep(1.5)
    assert worker_of(process).pid != first.pid
    wait_for(port, 200)


def test_a_hanging_worker_makes_health_fail(served: tuple[subprocess.Popen[str], int]) -> None:
    process, port = served
    wait_for(port, 200)
    worker = worker_of(process)
    worker.suspend()
    try:
        assert wait_for(port, 503)["worker"].startswith("silent for")
    finally:
        worker.resume()
    wait_for(port, 200)

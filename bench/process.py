"""Runs one side of a comparison in a process of its own, so that no side warms up another."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"
OTHERS = BUILD / "bin" / "python"
"""The interpreter with the programs that we are compared with; `make bench` puts it there."""

OURS = Path(sys.executable)


class NotMeasured(Exception):
    """Something the measurement needs is missing or failed; the message says what to do."""


def run(
    module: str, *arguments: str | Path, python: Path = OURS, **environment: str
) -> dict[str, Any]:
    """Run `python -m module` and return the JSON object it prints.

    Raises NotMeasured when the interpreter is missing or the process fails.
    """
    if not python.exists():
        raise NotMeasured(f"{python.relative_to(ROOT)} is missing: run `make bench`")
    # The path must lead here first: a side has to measure the code beside this file.
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [str(python), "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise NotMeasured(f"{module} failed: {last}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def tell(**values: Any) -> None:
    """Print what a side found, for `run` to read."""
    print(json.dumps(values))

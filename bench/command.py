"""How soon `selaras --help` answers, beside a start of the interpreter that does nothing."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from bench.claim import Claim, Listing, Part, ratio

NAME = "command line"


def measure(*, repetitions: int) -> Part:
    """Start both in turn; the interpreter is that of the environment the command lives in."""
    command = Path(sys.executable).with_name("selaras")
    if not command.exists():
        return Part(NAME, missing=("the command selaras is not installed: run `make setup`",))
    ours, bare = [], []
    for _ in range(repetitions):
        bare.append(_started([sys.executable, "-c", ""]))
        ours.append(_started([str(command), "--help"]))
    rows = tuple(
        (title, f"{sorted(found)[len(found) // 2] * 1000:.0f} ms")
        for title, found in (("python -c ''", bare), ("selaras --help", ours))
    )
    return Part(
        NAME,
        claims=(
            Claim(
                "selaras --help, time of", ratio(ours, bare), 12, "most", "×", "a bare interpreter"
            ),
        ),
        listings=(Listing("Start", ("command", "median"), rows),),
        raw={"help": ours, "bare": bare},
    )


def _started(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - start

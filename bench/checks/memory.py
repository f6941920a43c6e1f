"""One process that checks the plan of every region of the country, one after another."""

import resource
import sys
from pathlib import Path
from time import perf_counter

from bench.claim import Claim, Listing, Part
from bench.process import NotMeasured, run, tell
from bench.workload import decoded
from selaras.core.checks import check
from selaras.core.plan.codec import encode
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan

NAME = "memory"
PLANS = 514
SETTLED = 50
_MEGABYTE = 1024 * 1024
_MOST_GROWTH = 8.0
"""Megabytes that the process may grow from plan 50 to plan 514."""


def measure(*, programmes: int, plans: int = PLANS, settled: int = SETTLED) -> Part:
    """Resident memory after the first and after all plans, each plan of its own seed."""
    try:
        found = run("bench.checks.memory", str(programmes), str(plans), str(settled))
    except NotMeasured as reason:
        return Part(NAME, missing=(str(reason),))
    growth = found["end"] - found["settled"]
    row = (
        f"{plans} × {programmes}",
        f"{found['settled']:.0f} MB",
        f"{found['end']:.0f} MB",
        f"{max(found['each']):.0f} MB",
        f"{plans / found['seconds']:.1f} plans a second",
    )
    heads = ("plans × programmes", f"after {settled}", f"after {plans}", "highest", "throughput")
    what = f"{plans} plans in one process, memory grows from plan {settled} on by"
    return Part(
        NAME,
        claims=(Claim(what, growth, _MOST_GROWTH, "most", " MB"),),
        listings=(Listing("Decode and check, one plan after another", heads, (row,)),),
        raw={"megabytes": found["each"], "seconds": [found["seconds"]]},
    )


def _resident() -> float:
    """Megabytes this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / _MEGABYTE


def main() -> None:
    """Make, decode and check the plans; only decoding and checking count as time."""
    programmes, plans, settled = map(int, sys.argv[1:])
    knowledge = load_knowledge()
    seconds, each = 0.0, []
    for seed in range(plans):
        content = encode(sample_plan(programmes=programmes, seed=seed), "json").encode()
        start = perf_counter()
        check(decoded(content, knowledge), knowledge)
        seconds += perf_counter() - start
        each.append(_resident())
    tell(settled=each[settled - 1], end=each[-1], seconds=seconds, each=each)


if __name__ == "__main__":
    main()

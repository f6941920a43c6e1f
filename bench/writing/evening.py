"""The last evening before a deadline: thousands of writers on one plan, one pair of processes.

`python -m bench.writing.evening --writers 2000 --every 20 --seconds 300`; exits with 1 where a
save was lost or refused.
"""

import sys
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.process import run
from bench.stopwatch import percentile
from bench.workload import PROGRAMMES
from bench.writing import sides
from bench.writing.crowd import told_wrong
from bench.writing.database import Sqlite, postgresql
from bench.writing.sides import order_file
from bench.writing.soak import PATIENCE, pages_of, sought


def main() -> int:
    """Let them write, then seek every receipt."""
    parser = ArgumentParser(prog="python -m bench.writing.evening", description=__doc__)
    parser.add_argument("--writers", type=int, default=2000)
    parser.add_argument("--every", type=float, default=20.0)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--programmes", type=int, default=PROGRAMMES)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="selaras-evening-")))
        sqlite = options.database == "sqlite"
        database = Sqlite() if sqlite else stack.enter_context(postgresql(folder))
        address = database.address("evening")
        with sides.site(folder, address, options.programmes, options.writers) as site:
            if len(site.targets) < options.writers:
                parser.error(f"the plan has fields for {len(site.targets)} writers")
            order = site.order(every=options.every, seconds=options.seconds, patience=PATIENCE)
            file = order_file(folder, "evening", order)
            tally = run("bench.writing.crowd", file)
            pages_of(site, folder / "pages")
        found = sought(site, folder, file, address)
    waited = tally["waited"]
    wrong = [*told_wrong(tally, found["receipts"]), *found["faults"]]
    print(
        f"{database.kind}: {options.writers} writers, {len(waited)} saves in "
        f"{options.seconds:.0f} s, {found['receipts']} receipts, {tally['resent']} sent again, "
        f"{len(wrong)} lost or refused; {_latency(waited)}; "
        f"the writers took {tally['processor']:.0f} s of a processor"
    )
    for each in wrong[:20]:
        print(f"  {each}")
    return 1 if wrong else 0


def _latency(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return "too few to say how long they took"
    shares = ", ".join(
        f"{name} {percentile(seconds, share) * 1000:.0f} ms"
        for name, share in (("median", 50), ("p95", 95), ("p99", 99))
    )
    return f"{shares}, longest {max(seconds) * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())

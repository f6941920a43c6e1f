"""`python -m bench`: measure, print the tables, write build/bench/results.json.

Exits with 1 only when something could not be measured; a missed goal is told, not punished.
"""

import os
import platform
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from bench import command
from bench.books import compare as books
from bench.checks import growth, memory
from bench.claim import Part
from bench.cohorts import compare as cohorts
from bench.overview import compare as overview
from bench.process import BUILD, ROOT
from bench.records import compare as records
from bench.report import full_report, results
from bench.rights import compare as rights
from bench.scores import compare as scores
from bench.site import compare as site
from bench.word import compare as word
from bench.workload import PROGRAMMES
from bench.worksheet import compare as worksheet
from bench.writing import compare as writing

Measure = Callable[[Path, int], Part]

PARTS: dict[str, Measure] = {
    books.NAME: lambda folder, times: books.measure(
        folder, programmes=PROGRAMMES, repetitions=times
    ),
    word.NAME: lambda folder, times: word.measure(folder, programmes=PROGRAMMES, repetitions=times),
    worksheet.NAME: lambda folder, times: worksheet.measure(
        folder, programmes=PROGRAMMES, repetitions=times
    ),
    growth.NAME: lambda _, times: growth.measure(repetitions=2 * times),
    memory.NAME: lambda _, times: memory.measure(programmes=PROGRAMMES),
    command.NAME: lambda _, times: command.measure(repetitions=5 * times),
    site.NAME: lambda _, times: site.measure(repetitions=times),
    records.NAME: lambda _, times: records.measure(repetitions=times),
    rights.NAME: lambda _, times: rights.measure(repetitions=5 * times),
    writing.NAME: lambda _, times: writing.measure(
        programmes=PROGRAMMES, saved=60 * times, pages=5 * times
    ),
    overview.NAME: lambda _, times: overview.measure(repetitions=5 * times),
    scores.NAME: lambda _, times: scores.measure(repetitions=times, pages=10 * times),
    cohorts.NAME: lambda _, times: cohorts.measure(repetitions=times),
}
"""The parts of the bench in the order of the report; cheap ones repeat more often."""


def main() -> int:
    """Run the parts asked for."""
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--repetitions", type=int, default=3, metavar="N")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    folder = BUILD / "work"
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for name in options.parts or PARTS:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        found.append(PARTS[name](folder, options.repetitions))
    print(full_report(found, machine()))
    file = BUILD / "results.json"
    file.write_text(results(found, machine()), encoding="utf-8")
    print(f"written: {file.relative_to(ROOT)}", file=sys.stderr)
    return 1 if any(part.missing for part in found) else 0


def machine() -> str:
    """What the measurements ran on, and how busy it was."""
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, "
        f"Python {platform.python_version()}, load {load:.1f}."
    )


if __name__ == "__main__":
    raise SystemExit(main())

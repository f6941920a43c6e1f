"""Compares two ways to a set of Word documents."""

from pathlib import Path

from bench.claim import Claim, Listing, Part, ratio, spread
from bench.process import NotMeasured, run
from bench.workload import write_plan_file

NAME = "DOCX"
_SIDES = {"Selaras": "bench.word.ours", "python-docx, cell by cell": "bench.word.cells"}


def measure(folder: Path, *, programmes: int, repetitions: int) -> Part:
    """The four Word documents of the sample by both sides in turn."""
    write_plan_file(folder, programmes)
    seconds: dict[str, list[float]] = {title: [] for title in _SIDES}
    try:
        for _ in range(repetitions):
            for title, module in _SIDES.items():
                seconds[title].append(run(module, folder)["seconds"])
    except NotMeasured as reason:
        return Part(NAME, missing=(str(reason),))
    ours, cells = seconds.values()
    against = "python-docx, cell by cell"
    return Part(
        NAME,
        claims=(
            Claim(
                "Four books as DOCX, faster than", ratio(cells, ours), 1.5, "least", "×", against
            ),
        ),
        listings=(
            Listing(
                "Four books as DOCX",
                ("four books", "time: median (range)"),
                tuple((title, spread(found)) for title, found in seconds.items()),
            ),
        ),
        notes=(
            "Both begin at finished contents and make the pictures of the charts by the same "
            "means. The cell by cell side writes neither marks, links, fields, widths nor "
            "turned pages.",
        ),
        raw=seconds,
    )

"""Compares the ways to a set of PDF books, each in its own process, one after another."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.books.prepare import prepare
from bench.books.template import write_template
from bench.claim import Claim, Listing, Part, ratio, spread
from bench.process import OTHERS, OURS, NotMeasured, run
from bench.workload import BOOKS, write_plan_file

NAME = "PDF"


@dataclass(frozen=True, slots=True)
class _Side:
    """A way to the books: who, in which module, and the name of its files."""

    title: str
    module: str
    python: Path
    files: str | None
    goal: float
    faster: bool = True


_OURS = _Side("Selaras", "bench.books.ours", OURS, "ours", 0)
_SIDES = (
    _Side("docxtpl + LibreOffice", "bench.books.office", OTHERS, "office", 8),
    _Side("WeasyPrint", "bench.books.page_printer", OTHERS, "weasyprint", 12),
    _Side("Typst alone", "bench.books.typst_alone", OURS, None, 1.4, faster=False),
)


def measure(folder: Path, *, programmes: int, repetitions: int) -> Part:
    """The four books of the sample by every side that is here."""
    held = prepare(write_plan_file(folder, programmes), folder)
    write_template(folder / "template.docx")
    missing: list[str] = []
    times: dict[_Side, list[dict[str, Any]]] = {_OURS: []}
    times |= {side: [] for side in _SIDES if _ready(side, folder, missing)}
    for _ in range(repetitions):
        for side in [*times]:
            try:
                times[side].append(run(side.module, folder, python=side.python))
            except NotMeasured as reason:
                missing.append(str(reason))
                del times[side]
    if _OURS not in times:
        return Part(NAME, missing=tuple(missing))
    seconds = {side: [each["seconds"] for each in found] for side, found in times.items()}
    return Part(
        NAME,
        claims=tuple(_claim(side, times) for side in _SIDES if side in times),
        listings=(_listing(folder, times, missing),),
        notes=(
            f"Books I-IV of {programmes} programmes hold {sum(held.values()):,} words. Every side "
            "starts in a fresh process with its imports done; docxtpl is given finished contents "
            "and pictures, and LibreOffice prints each book from a warm profile. Ours "
            "begins at the plan and draws its charts. Ours counts more words on paper: the foot "
            "of each page, page numbers in the contents, the letters inside the charts.",
        ),
        missing=tuple(missing),
        raw={side.title: found for side, found in seconds.items()},
    )


def _ready(side: _Side, folder: Path, missing: list[str]) -> bool:
    """Whether the side can start; LibreOffice is warmed up here."""
    if side.files != "office":
        return True
    try:
        run("bench.books.warm_office", folder, python=OTHERS)
    except NotMeasured as reason:
        missing.append(str(reason))
        return False
    return True


def _claim(side: _Side, times: dict[_Side, list[dict[str, Any]]]) -> Claim:
    """Of the time on the clock; that of the processor stands beside it, as it is calmer."""
    clock, processor = (
        _compared(side, {each: [one[what] for one in found] for each, found in times.items()})
        for what in ("seconds", "processor")
    )
    aside = f"(processor {processor:.2g}×)"
    if side.faster:
        what = "Four books as PDF, faster than"
        return Claim(what, clock, side.goal, "least", "×", side.title, aside)
    return Claim("Four books as PDF, time of", clock, side.goal, "most", "×", side.title, aside)


def _compared(side: _Side, taken: dict[_Side, list[float]]) -> float:
    above, below = (side, _OURS) if side.faster else (_OURS, side)
    return ratio(taken[above], taken[below])


def _listing(folder: Path, times: dict[_Side, list[dict[str, Any]]], missing: list[str]) -> Listing:
    rows = []
    for side, found in times.items():
        seconds = [each["seconds"] for each in found]
        rows.append((side.title, spread(seconds), _middle(found), *_counted(folder, side, missing)))
    heads = ("four books", "time: median (range)", "processor", "pages", "words on paper")
    return Listing("Four books as PDF", heads, tuple(rows))


def _middle(found: list[dict[str, Any]]) -> str:
    return f"{median(each['processor'] for each in found):.2f} s"


def _counted(folder: Path, side: _Side, missing: list[str]) -> tuple[str, str]:
    if side.files is None:
        return "as Selaras", "as Selaras"
    files = [folder / f"{side.files}{number}.pdf" for number in BOOKS]
    try:
        found = run("bench.books.count", *files, python=OTHERS)
    except NotMeasured as reason:
        missing.append(str(reason))
        return "?", "?"
    return f"{found['pages']:,}", f"{found['words']:,}"

"""The ranking of the nation beside numpy, and the assessors' desk beside pretalx."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.claim import Claim, Listing, Part, ratio, spread
from bench.process import NotMeasured, run
from bench.scores.ours import desk
from bench.scores.peer import compressed, pretalx
from bench.scores.workload import DRAWS, ITEMS, JUDGEMENTS, PAGE, REGIONS, panel
from bench.stopwatch import percentile
from bench.writing.wire import Answer

NAME = "scores"

_SAME = 1e-9
"""Indices that are exact and indices of binary numbers differ by less."""
_SHIFT = 3
"""Places that an interval may end apart: each side draws its own numbers."""
_FURTHEST = 40
"""The same of the extremes, which hang on one draw of all."""
_WARM = 6
"""Answers before the clock: each of two processes has loaded its templates by then."""

Found = tuple[list[Claim], list[Listing], dict[str, list[float]]]
_Side = dict[str, Any]


def measure(*, repetitions: int, pages: int) -> Part:
    """Rank `repetitions` times and ask for `pages` pages on each side, in turns."""
    claims: list[Claim] = []
    listings: list[Listing] = []
    missing: list[str] = []
    raw: dict[str, list[float]] = {}
    measures: tuple[Callable[[], Found], ...] = (
        lambda: _rankings(repetitions),
        lambda: _dashboards(pages),
    )
    for each in measures:
        try:
            found = each()
        except (NotMeasured, OSError) as reason:
            missing.append(str(reason))
            continue
        claims += found[0]
        listings += found[1]
        raw |= found[2]
    return Part(NAME, tuple(claims), tuple(listings), _NOTES, tuple(missing), raw)


def _rankings(times: int) -> Found:
    ours: list[_Side] = []
    bare: list[_Side] = []
    for _ in range(times):
        bare.append(run("bench.scores.plain", str(REGIONS), str(DRAWS)))
        ours.append(run("bench.scores.exact", str(REGIONS), str(DRAWS)))
    must_agree(ours[0], bare[0])
    raw = {
        f"ranking, {name}": [each["seconds"] for each in side]
        for name, side in (("ours", ours), ("numpy", bare))
    }
    processor = ratio(*([each["processor"] for each in side] for side in (ours, bare)))
    claim = Claim(
        f"{REGIONS} regions × 150 questions ranked, with intervals of {DRAWS:,} draws, time of",
        ratio(raw["ranking, ours"], raw["ranking, numpy"]),
        3,
        "most",
        against="numpy alone",
        aside=f"(processor {processor:.1f}×)",
    )
    rows = tuple(
        (
            title,
            spread([each["seconds"] for each in side]),
            f"{median(each['processor'] for each in side):.2f} s",
        )
        for title, side in (("Selaras, exact", ours), ("numpy alone", bare))
    )
    heads = ("ranking", "time: median (range)", "processor")
    return [claim], [Listing(f"{REGIONS} regions × 150 questions", heads, rows)], raw


def must_agree(ours: _Side, bare: _Side) -> None:
    """The same indices, ranks and, but for what chance leaves, intervals; else NotMeasured."""
    for name, apart in (
        ("index", _SAME),
        ("rank", 0),
        ("low", _SHIFT),
        ("high", _SHIFT),
        ("best", _FURTHEST),
        ("worst", _FURTHEST),
    ):
        furthest = max(abs(a - b) for a, b in zip(ours[name], bare[name], strict=True))
        if furthest > apart:
            raise NotMeasured(f"{name} differs by {furthest:g} between the exact side and numpy")


def _dashboards(times: int) -> Found:
    items = panel()
    with (
        TemporaryDirectory(prefix="selaras-bench-") as here,
        TemporaryDirectory(prefix="selaras-bench-") as there,
        desk(Path(here), items) as ours,
        pretalx(Path(there), items) as peer,
    ):
        mine, theirs = _in_turns(ours.page, peer.page, times)
        weights = (compressed(ours.page()), compressed(peer.page()))
        whole = (ours.first_load(), peer.first_load())
    what = f"Assessors' desk, {PAGE} of {ITEMS:,} by score,"
    dashboard = "pretalx's review dashboard"
    claims = [
        Claim(
            f"{what} faster than",
            ratio(theirs, mine),
            10,
            "least",
            against=dashboard,
            aside=f"(p95 {percentile(theirs, 95) / percentile(mine, 95):.0f}×)",
        ),
        Claim(f"{what} compressed, size of", weights[0] / weights[1], 1, "most", against=dashboard),
    ]
    rows = tuple(
        (
            name,
            f"{median(took) * 1000:,.0f} ms",
            f"{percentile(took, 95) * 1000:,.0f} ms",
            f"{weight / 1000:.1f} kB",
            f"{loaded / 1000:.0f} kB",
        )
        for name, took, weight, loaded in (
            ("Selaras", mine, weights[0], whole[0]),
            ("pretalx 2025.2", theirs, weights[1], whole[1]),
        )
    )
    heads = ("page", "median", "p95", "compressed", "with styles and scripts")
    raw = {"dashboard, ours": mine, "dashboard, pretalx": theirs}
    return claims, [Listing(f"{ITEMS:,} items with {JUDGEMENTS} reviews", heads, rows)], raw


def _in_turns(
    ours: Callable[[], Answer], theirs: Callable[[], Answer], times: int
) -> tuple[list[float], list[float]]:
    found: tuple[list[float], list[float]] = ([], [])
    for number in range(_WARM + times):
        for side, page in zip(found, (ours, theirs), strict=True):
            start = perf_counter()
            page()
            if number >= _WARM:
                side.append(perf_counter() - start)
    return found


_NOTES = (
    f"Both rankings hold the same indices to nine decimals, the same ranks, and intervals that end "
    f"at most {_SHIFT} places apart, for each side draws numbers of its own. Ours scores exactly "
    "and keeps what each answer contributes; numpy rounds to twelve decimals and keeps the index.",
    "Both pages come from a server of two processes with four threads, on SQLite, one after "
    "another in turns; every row of the first was compared with the material. pretalx compresses "
    "nothing itself: its time is without, its size is what gzip makes of it. Whoever looks judges "
    "every item on our side, and marks five nodes, two of which share a criterion of pretalx.",
)

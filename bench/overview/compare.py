"""Whether the national page is as fast with eight cohorts as with one, and light enough."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.claim import Claim, Listing, Part
from bench.process import NotMeasured, run

NAME = "overview"
COHORTS = 8

_SLOWEST = 2.0
_HEAVIEST = 100.0


def measure(*, repetitions: int) -> Part:
    """Fill two countries, one with a single cohort and one with eight, and visit both."""
    try:
        one, all_ = _visited(1, repetitions), _visited(COHORTS, repetitions)
    except NotMeasured as reason:
        return Part(NAME, missing=(str(reason),))
    ratios = {who: all_[who]["seconds"] / one[who]["seconds"] for who in ("public", "ministry")}
    slowest = max(ratios, key=lambda who: ratios[who])
    rows = tuple(
        (
            who,
            f"{one[who]['seconds'] * 1000:.1f} ms",
            f"{all_[who]['seconds'] * 1000:.1f} ms",
            f"{ratios[who]:.2f}×",
            f"{one[who]['queries']:.0f} / {all_[who]['queries']:.0f}",
            f"{all_[who]['html'] / 1000:.1f} kB",
            f"{all_[who]['sent'] / 1000:.1f} kB",
        )
        for who in ratios
    )
    return Part(
        NAME,
        claims=(
            Claim(
                "The national page with eight cohorts against the same page with one",
                ratios[slowest],
                _SLOWEST,
                "most",
                aside=slowest,
            ),
            Claim(
                "Bytes sent for the first load of the national page",
                max(all_[who]["sent"] for who in ratios) / 1000,
                _HEAVIEST,
                "most",
                unit=" kB",
            ),
        ),
        listings=(
            Listing(
                "Overview",
                ("who", "one cohort", "eight", "ratio", "queries", "page", "sent, with styles"),
                rows,
            ),
        ),
        notes=(
            f"514 regions, {all_['participants']} participants in {COHORTS} years against "
            f"{one['participants']} in one, four of five with a plan, SQLite; processor time of "
            f"the server, compressing included, median of {repetitions}.",
        ),
        raw={
            who: [each[who][key] for each in (one, all_) for key in ("seconds", "sent")]
            for who in ratios
        },
    )


def _visited(cohorts: int, repetitions: int) -> dict[str, Any]:
    with TemporaryDirectory(prefix="selaras-bench-") as folder:
        return run(
            "bench.overview.visit",
            str(cohorts),
            str(repetitions),
            SELARAS_VAR=str(Path(folder)),
            SELARAS_HOSTS="",
            SELARAS_DATABASE="",
        )

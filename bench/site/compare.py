"""Each page of the site at two sizes of a plan, side by side."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.claim import Claim, Listing, Part
from bench.process import NotMeasured, run

NAME = "site"
SIZES = (30, 300)
_HEAVIEST = 100.0
"""Kilobytes of a first load: the page with its styles, scripts and pictures."""

_Page = dict[str, dict[str, float]]
"""What was measured of a page, by size."""


def measure(sizes: tuple[int, int] = SIZES, *, repetitions: int) -> Part:
    """Visit every page of a site with a temporary database."""
    with TemporaryDirectory(prefix="selaras-bench-") as folder:
        try:
            found = run(
                "bench.site.visit",
                ",".join(map(str, sizes)),
                str(repetitions),
                SELARAS_VAR=str(Path(folder)),
                SELARAS_HOSTS="",
                SELARAS_DATABASE="",
            )
        except NotMeasured as reason:
            return Part(NAME, missing=(str(reason),))
    pages: dict[str, _Page] = found["pages"]
    small, large = map(str, sizes)
    uneven = sum(page[small]["queries"] != page[large]["queries"] for page in pages.values())
    heaviest = max(page[large]["bytes"] for page in pages.values()) / 1000
    return Part(
        NAME,
        claims=(
            Claim(
                f"Pages whose queries differ between {small} and {large} programmes",
                uneven,
                0,
                "most",
                f" of {len(pages)}",
            ),
            Claim(f"Heaviest first load at {large} programmes", heaviest, _HEAVIEST, "most", " kB"),
        ),
        listings=(_listing(pages, small, large),),
        notes=(
            f"Server time at {small} → {large} programmes, median of {repetitions}. Cold: the "
            "process remembers neither plan, findings nor book. The first load counts styles, "
            "scripts and the pictures in view, compressed as sent.",
        ),
        raw={label: _numbers(page, small, large) for label, page in pages.items()},
    )


def _listing(pages: dict[str, _Page], small: str, large: str) -> Listing:
    rows = tuple(
        (
            label,
            _pair(page, "warm", small, large),
            _pair(page, "cold", small, large),
            f"{page[small]['queries']:.0f} → {page[large]['queries']:.0f}",
            f"{page[large]['bytes'] / 1000:.0f} kB",
        )
        for label, page in pages.items()
    )
    return Listing("Pages", ("page", "warm", "cold", "queries", "first load"), rows)


def _pair(page: _Page, what: str, small: str, large: str) -> str:
    return f"{page[small][what] * 1000:.0f} → {page[large][what] * 1000:.0f} ms"


def _numbers(page: dict[str, Any], *sizes: str) -> list[float]:
    return [page[size][what] for size in sizes for what in ("warm", "cold", "queries", "bytes")]

"""One field saved with fresh findings, beside a bare view that saves one row."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import sleep
from typing import Any

from bench.claim import Claim, Listing
from bench.process import NotMeasured
from bench.stopwatch import percentile
from bench.writing.sides import BARE_ADDRESS, Bare, Site, both, order_file, writing

GOAL = 3.0
WRITERS = 20
EVERY = 2.0
"""Seconds between two saves of each of the others: faster than anybody fills in a form."""

_PAUSE = 0.05
"""Seconds between two measured saves, so that the others write in between and at once."""

_WARM = 15


def saves(
    folder: Path, kind: str, databases: tuple[str, str], *, programmes: int, times: int
) -> tuple[list[Claim], list[Listing], dict[str, list[float]]]:
    """Save `times` on either side in turns, alone and while others write."""
    with both(folder, databases, programmes, WRITERS + 1) as (site, bare):
        _in_turns(site, bare, _WARM, 0)
        alone = _in_turns(site, bare, times, _WARM)
        beside = _beside_others(folder, site, bare, times)
    found = {f"{kind}, alone": alone, f"{kind}, while {WRITERS} write": beside}
    claims = [claim for name, each in found.items() for claim in _claims(name, *each)]
    rows = tuple(
        (f"{name}: {side}", f"{median(each) * 1000:.1f} ms", f"{p95(each) * 1000:.1f} ms")
        for name, pair in found.items()
        for side, each in zip(("Selaras", "bare view"), pair, strict=True)
    )
    raw = {
        f"{name}, {side}": each
        for name, pair in found.items()
        for side, each in zip(("ours", "bare"), pair, strict=True)
    }
    return claims, [Listing(f"Saving one field, {kind}", ("save", "median", "p95"), rows)], raw


def p95(seconds: list[float]) -> float:
    """The 95th percentile."""
    return percentile(seconds, 95)


def _claims(name: str, ours: list[float], bare: list[float]) -> Iterator[Claim]:
    against = "a bare Django view that saves one row"
    value = median(ours) / median(bare)
    yield Claim(f"Saving one field ({name}), median, time of", value, GOAL, "most", "×", against)
    value = p95(ours) / p95(bare)
    yield Claim(f"Saving one field ({name}), p95, time of", value, GOAL, "most", "×", against)


def _in_turns(site: Site, bare: Bare, times: int, first: int) -> tuple[list[float], list[float]]:
    ours, theirs = [], []
    for number in range(first, first + times):
        ours.append(site.save(number))
        theirs.append(bare.save(number))
    return ours, theirs


_BLOCKS = 4


def _beside_others(
    folder: Path, site: Site, bare: Bare, times: int
) -> tuple[list[float], list[float]]:
    """The sides take turns in blocks: while one is measured, all others write there too."""
    ours: list[float] = []
    theirs: list[float] = []
    number = 0
    for _ in range(_BLOCKS):
        # Tells what the others wrote last: whoever writes over it unseen would be asked first.
        site.save(number)
        with _others(folder, _order_of(site)):
            for _ in range(max(2, times // _BLOCKS)):
                sleep(_PAUSE)
                ours.append(site.save(number))
                number += 1
        with _others(folder, _order_of_bare(site, bare)):
            for _ in range(max(2, times // _BLOCKS)):
                sleep(_PAUSE)
                theirs.append(bare.save(number))
                number += 1
    return ours, theirs


def _order_of(site: Site) -> dict[str, Any]:
    # The last of the texts are far from those that are measured, which are of programmes.
    return site.order(
        writers=site.writers[1:], targets=site.targets[-WRITERS:], every=EVERY, seconds=3600.0
    )


def _order_of_bare(site: Site, bare: Bare) -> dict[str, Any]:
    return {
        "port": bare.server.port,
        "address": BARE_ADDRESS,
        "writers": [(session, 0) for session in bare.sessions[1:]],
        "targets": [("programmes", key, "description") for key in bare.keys[-WRITERS:]],
        "revision": 0,
        "every": EVERY,
        "seconds": 3600.0,
        "bare": True,
    }


@contextmanager
def _others(folder: Path, order: dict[str, Any]) -> Iterator[None]:
    """Others write while the block runs; each of them has begun before it does."""
    with writing(order_file(folder, "others", order)) as found:
        yield
    if found["refused"] or found["unanswered"] or not found["waited"]:
        raise NotMeasured(f"the others could not write: {found['refused'][:1]}")

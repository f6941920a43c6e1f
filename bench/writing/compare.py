"""Saves beside a bare view on both databases, and forms beside RDMO."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.claim import Claim, Listing, Part
from bench.process import NotMeasured
from bench.writing.database import postgresql
from bench.writing.forms import PROGRAMMES as FORMS
from bench.writing.forms import Found, forms
from bench.writing.saving import saves

NAME = "writing"


def measure(*, programmes: int, forms_of: int = FORMS, saved: int, pages: int) -> Part:
    """Save `saved` times and ask for `pages` pages on each side."""
    claims: list[Claim] = []
    listings: list[Listing] = []
    missing: list[str] = []
    raw: dict[str, list[float]] = {}

    def with_postgresql(folder: Path) -> Found:
        with postgresql(folder) as server:
            addresses = (server.address("ours"), server.address("bare"))
            return saves(folder, server.kind, addresses, programmes=programmes, times=saved)

    sides: tuple[Callable[[Path], Found], ...] = (
        lambda folder: saves(folder, "SQLite", ("", ""), programmes=programmes, times=saved),
        with_postgresql,
        lambda folder: forms(folder, programmes=forms_of, times=pages),
    )
    for side in sides:
        with TemporaryDirectory(prefix="selaras-bench-") as folder:
            try:
                found = side(Path(folder))
            except (NotMeasured, OSError) as reason:
                missing.append(str(reason))
                continue
        claims += found[0]
        listings += found[1]
        raw |= found[2]
    return Part(NAME, tuple(claims), tuple(listings), _NOTES, tuple(missing), raw)


_NOTES = (
    "Each save comes on a connection of its own to a server of two processes with four threads. "
    "The bare side is Django with its usual middleware, a signed-in person and a form of one "
    "field on one row, on the same kind of database with the same settings; both save the five "
    "texts of programmes in turn. Twenty others save other items every two seconds on the side "
    "that is measured. RDMO's navigation and progress are asked for side by side after its "
    "value; its page and ours were looked through for every answer.",
)

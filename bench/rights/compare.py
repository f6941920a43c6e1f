"""Whether the site is as fast for those who may see little as for the ministry's officer."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.claim import Claim, Listing, Part
from bench.process import NotMeasured, run
from bench.records.compare import ENTRIES

NAME = "rights"
_PROGRAMMES = 12
"""Programmes of each of the 514 plans: the pages of a large plan are measured by `site`."""

_SLOWEST = 1.5

_Page = dict[str, dict[str, float]]


def measure(*, entries: int = ENTRIES, repetitions: int) -> Part:
    """Fill a database with the whole country and a long record, and visit its pages."""
    with TemporaryDirectory(prefix="selaras-bench-") as folder:
        try:
            found = run(
                "bench.rights.visit",
                str(_PROGRAMMES),
                str(entries),
                str(repetitions),
                SELARAS_VAR=str(Path(folder)),
                SELARAS_HOSTS="",
                SELARAS_DATABASE="",
            )
        except NotMeasured as reason:
            return Part(NAME, missing=(str(reason),))
    pages: dict[str, _Page] = found["pages"]
    ratios = {
        label: page["contact"]["seconds"] / page["officer"]["seconds"]
        for label, page in pages.items()
    }
    slowest = max(ratios, key=lambda label: ratios[label])
    rows = tuple(
        (
            label,
            f"{page['contact']['seconds'] * 1000:.1f} ms",
            f"{page['officer']['seconds'] * 1000:.1f} ms",
            f"{ratios[label]:.2f}×",
            f"{page['contact']['queries']:.0f} / {page['officer']['queries']:.0f}",
        )
        for label, page in pages.items()
    )
    return Part(
        NAME,
        claims=(
            Claim(
                "Slowest page of an agency contact against the same page of the ministry",
                ratios[slowest],
                _SLOWEST,
                "most",
                aside=slowest,
            ),
        ),
        listings=(Listing("Rights", ("page", "contact", "officer", "ratio", "queries"), rows),),
        notes=(
            f"514 regions with a plan each, {found['contacts']:,} agency contacts, {entries:,} "
            f"entries in the record, SQLite; server time, median of {repetitions}.",
        ),
        raw={
            label: [page[who]["seconds"] for who in ("contact", "officer")]
            for label, page in pages.items()
        },
    )

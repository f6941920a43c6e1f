"""The import of a list of cohorts beside the bare insertion of the same rows."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.claim import Claim, Listing, Part, ratio, spread
from bench.process import NotMeasured, run

NAME = "cohorts"
ROWS = 10_000
_MOST = 3


def measure(*, repetitions: int) -> Part:
    """Import the list and insert its rows, in turns, in a database of its own."""
    with TemporaryDirectory(prefix="selaras-bench-") as folder:
        try:
            found = run(
                "bench.cohorts.importing",
                str(ROWS),
                str(repetitions),
                SELARAS_VAR=str(Path(folder)),
                SELARAS_HOSTS="",
                SELARAS_DATABASE="",
            )
        except NotMeasured as reason:
            return Part(NAME, missing=(str(reason),))
    if found["again"]:
        return Part(NAME, missing=("a second import of the same list changes something",))
    parts: dict[str, list[float]] = found["parts"]
    rows = [("import: file, dry run, applied", spread(found["imported"]))]
    rows += [(f"– {name}", spread(seconds)) for name, seconds in parts.items()]
    rows.append(("bare insertion of the same rows", spread(found["bare"])))
    return Part(
        NAME,
        claims=(
            Claim(
                f"{ROWS:,} rows of cohorts read from Excel, looked at and applied, time of",
                ratio(found["imported"], found["bare"]),
                _MOST,
                "most",
                against="bulk_create of the same rows",
            ),
        ),
        listings=(Listing("Cohorts", ("what", "median (extremes)"), tuple(rows)),),
        notes=(
            f"SQLite, a new database; median of {repetitions} turns. A second import of the same "
            "list changes nothing.",
        ),
        raw={"imported": found["imported"], "bare": found["bare"], **parts},
    )

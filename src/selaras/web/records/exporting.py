"""The record as lines of text that anybody can check without this program."""

from collections.abc import Iterator

from django.db.models import QuerySet

from selaras.web.records.models import Entry

_PAGE = 2000


def exported(entries: QuerySet[Entry]) -> Iterator[bytes]:
    """Pages of lines: the digest, a blank, and the line that was hashed, in UTF-8.

    All entries together are the chain; some of them can each be checked against their digest.
    """
    rows = entries.order_by("number").values_list("number", "digest", "line")
    last = 0
    while page := list(rows.filter(number__gt=last)[:_PAGE]):
        yield "".join(f"{digest} {line}\n" for _, digest, line in page).encode()
        last = page[-1][0]

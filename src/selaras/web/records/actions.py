"""The one write: append an entry to the chain."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from selaras.web.accounts.viewing import Viewer
from selaras.web.records.chain import START, digest_of, digest_of_value, line_of
from selaras.web.records.models import Entry

_LOCK = 0x5E1A2A5
"""Number of the advisory lock that makes writers of the chain wait for each other."""


def append(
    *,
    what: str,
    subject: str,
    by: Viewer,
    at: datetime,
    role: str = "",
    region: str = "",
    before: Any = None,
    after: Any = None,
    details: Mapping[str, str] | None = None,
) -> Entry:
    """Append a decision to the record.

    `what` is `<thing>.<done>` such as `membership.ended`; `subject` is `<kind>:<key>`; `role` is
    the role by which it was done; `before` and `after` are the object as plain values, of which
    only the digest is kept. Call it last in the transaction of the decision: whoever appends
    makes all others wait until that transaction ends, and both stand or fall together.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        head = Entry.objects.order_by("-number").values_list("number", "digest").first()
        number, previous = (head[0] + 1, head[1]) if head else (1, START)
        person = by.person.pk if by.person else None
        seen_by = by.seen_by.pk if by.seen_by else None
        fields = {
            "previous": previous,
            "number": number,
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "person": person,
            "name": by.name,
            "role": role,
            "seen_by": seen_by,
            "what": what,
            "subject": subject,
            "region": region,
            "before": digest_of_value(before),
            "after": digest_of_value(after),
            "details": dict(details or {}),
        }
        line = line_of(fields)
        return Entry.objects.create(
            number=number,
            line=line,
            digest=digest_of(line),
            previous=previous,
            at=at,
            person=person,
            what=what,
            subject=subject,
            region=region,
        )

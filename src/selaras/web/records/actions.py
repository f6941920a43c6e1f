"""The one write: append an entry to the chain."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.chain import START, bounded, digest_of, digest_of_value, line_of, spoken
from selaras.web.records.models import Entry

_LOCK = 0x5E1A2A5
"""Number of the advisory lock that makes writers of the chain wait for each other."""

_HEAD = "SELECT number, digest FROM records_entry ORDER BY number DESC LIMIT 1"
_GROW = "INSERT INTO records_entry (number, line, digest) VALUES (%s, %s, %s)"
_LONGEST_NAME = 120


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
    only the digest is kept. `details` are at most twenty; a long one is cut, and e-mail
    addresses in them become `[@]`. Call it last in the transaction of the decision: whoever
    appends makes all others wait until that transaction ends, and both stand or fall together.
    Raises ValueError for codes that are too long.
    """
    codes = {"what": what, "subject": subject, "region": region, "role": role}
    for name, code in codes.items():
        if len(code) > Entry.LONGEST[name] or spoken(code, Entry.LONGEST[name]) != code:
            raise ValueError(
                f"{name}={code!r}: not a code of at most {Entry.LONGEST[name]} letters"
            )
    fields: dict[str, Any] = {
        "previous": START,
        "number": 1,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "person": by.person.pk if by.person else None,
        "name": spoken(by.name, _LONGEST_NAME),
        "role": role,
        "seen_by": by.seen_by.pk if by.seen_by else None,
        "what": what,
        "subject": subject,
        "region": region,
        "before": digest_of_value(before),
        "after": digest_of_value(after),
        "details": bounded(details or {}),
    }
    # No savepoint: an entry that fails must take the decision with it.
    with transaction.atomic(savepoint=False):
        hold_chain()
        # Plain SQL, because every decision of the site waits for these two statements.
        with connection.cursor() as cursor:
            cursor.execute(_HEAD)
            head = cursor.fetchone()
            if head:
                fields |= {"number": head[0] + 1, "previous": head[1]}
            line = line_of(fields)
            values = [fields["number"], line, digest_of(line)]
            cursor.execute(_GROW, values)
    return Entry.from_db(connection.alias, ["number", "line", "digest"], values)


def note_export(*, by: Viewer, at: datetime, whole: bool) -> Entry:
    """Record that somebody takes entries away: the whole chain, or those of a post's region."""
    post = rights.post_for(by, Kind.RECORD, Action.EXPORT, [each.region for each in by.posts])
    return append(
        what="record.exported",
        subject="record:chain" if whole else "record:entries",
        by=by,
        at=at,
        role=post.role if post else "",
        region=post.region if post else "",
    )


def hold_chain() -> None:
    """Make all other writers of the record wait until the present transaction ends.

    SQLite lets one transaction write at a time anyway (SELARAS_DATABASE begins them IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])

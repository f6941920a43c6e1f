"""Writes: give somebody something to do, and note that it is done."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.viewing import Viewer
from selaras.web.duties.models import Duty


def give(
    *,
    holder: Membership,
    what: str,
    subject: str,
    title: Text,
    view: str,
    arguments: Sequence[str | int] = (),
    at: datetime,
    until: date | None = None,
) -> Duty:
    """Put something on the list of the holder of a post. Giving it twice changes the term only."""
    with transaction.atomic():
        duty, fresh = Duty.objects.select_for_update().get_or_create(
            holder=holder,
            what=what,
            subject=subject,
            done_at=None,
            defaults={
                "title": title.model_dump(),
                "view": view,
                "arguments": list(arguments),
                "since": at,
                "until": until,
            },
        )
        if not fresh and duty.until != until:
            duty.until = until
            duty.save(update_fields=["until"])
    return duty


def finish(*, what: str, subject: str, by: Viewer, at: datetime) -> int:
    """Note that it is done, for everybody who had it to do; returns how many duties that closed."""
    return Duty.objects.filter(what=what, subject=subject, done_at=None).update(
        done_at=at, done_by=by.person
    )

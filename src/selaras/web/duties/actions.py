"""Writes: give somebody something to do, note that it is done, take it back."""

from collections.abc import Collection, Sequence
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
    """Put something on the list of the holder of a post. Giving it twice changes the term only.

    `what` is a kind of work such as `plan.facts`, `subject` what it is about such as
    `plan:luwu-utara`; `view` and `arguments` are the page where it is done. The holder hears of
    it by letter on the next morning, if it is still open then.
    """
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
            # Another term deserves another warning.
            duty.until, duty.warned_at = until, None
            duty.save(update_fields=["until", "warned_at"])
    return duty


def finish(
    *, what: str, subject: str, by: Viewer, at: datetime, holders: Collection[int] | None = None
) -> int:
    """Note that it is done, for everybody who had it to do; returns how many duties that closed.

    With `holders` for these posts only: what each has to do for themselves.
    """
    duties = Duty.objects.filter(what=what, subject=subject, done_at=None)
    if holders is not None:
        duties = duties.filter(holder__in=holders)
    return duties.update(done_at=at, done_by=by.person)


def drop(*, what: str, subject: str, at: datetime, holder: Membership | None = None) -> int:
    """Take back what need not be done any more, from one post or from all; returns how many."""
    duties = Duty.objects.filter(what=what, subject=subject, done_at=None)
    if holder is not None:
        duties = duties.filter(holder=holder)
    return duties.update(done_at=at, dropped=True)

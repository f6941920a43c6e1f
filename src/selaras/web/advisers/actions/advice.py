"""Advice that is written once and used in several regions."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from selaras.core.plan import OWN
from selaras.web.accounts.viewing import Viewer
from selaras.web.advisers.models import Advice
from selaras.web.comments.about import About
from selaras.web.comments.actions import Saying, ask
from selaras.web.comments.models import Thread
from selaras.web.comments.queries.people import people_of
from selaras.web.plans.access import Opened


def write_advice(
    *, row: Advice | None, title: str, words: str, part: str, by: Viewer, at: datetime
) -> Advice:
    """Write new advice, or other words for one's own."""
    assert by.person is not None
    row = row or Advice(person=by.person)
    row.title, row.words, row.part, row.at = title, words, part, at
    row.save()
    return row


def remove_advice(*, row: Advice) -> None:
    """Remove one's own advice; what was said with it in plans stays."""
    row.delete()


def use_advice(
    *, row: Advice, opened: Opened, words: str, entry: UUID, by: Viewer, at: datetime
) -> Thread:
    """Open a thread about the part in a region's plan, with the advice as it was sent.

    Raises comments.refusals.Refused where the plan may not be talked about any more.
    """
    people = people_of(opened.row, today=timezone.localdate(at))
    saying = Saying(words, people, entry=entry)
    with transaction.atomic():
        thread = ask(opened=opened, about=About(row.part or OWN), saying=saying, by=by, at=at)
        Advice.objects.filter(pk=row.pk).update(used=F("used") + 1)
    return thread

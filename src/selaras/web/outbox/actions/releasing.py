"""Drafts leave: released to the worker, alone or many together."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from selaras.web.accounts.viewing import Viewer
from selaras.web.outbox.actions.telling import note
from selaras.web.outbox.models import Letter
from selaras.web.outbox.refusals import NOT_A_DRAFT, LetterRefused
from selaras.web.outbox.tasks import send_letter

State = Letter.State


def send(*, letter: Letter, by: Viewer, at: datetime) -> None:
    """Release a draft: the worker sends it, or gathers it with others to the same person.

    The job is a row of the same database and so stands or falls with the caller's transaction.
    Nothing goes into the record here: the caller's own entry tells it. Raises LetterRefused
    where the letter is no draft any more.
    """
    with transaction.atomic():
        draft = Letter.objects.select_for_update().get(pk=letter.pk)
        if draft.state != State.DRAFT:
            raise LetterRefused(NOT_A_DRAFT)
        _let_go(draft, at=at)
    letter.state, letter.moved_at = draft.state, draft.moved_at


def release(*, letters: Iterable[Letter], by: Viewer, at: datetime) -> int:
    """Release those of the letters that are drafts, with one entry in the record; how many."""
    numbers = [letter.pk for letter in letters]
    with transaction.atomic():
        drafts = list(
            Letter.objects.select_for_update()
            .filter(pk__in=numbers, state=State.DRAFT)
            .order_by("pk")
        )
        for draft in drafts:
            _let_go(draft, at=at)
        if drafts:
            note("letter.released", drafts, by=by, at=at)
    return len(drafts)


def _let_go(draft: Letter, *, at: datetime) -> None:
    draft.state = State.GATHERED if draft.gather_until else State.WAITING
    draft.moved_at = at
    draft.save(update_fields=["state", "moved_at"])
    if draft.state == State.WAITING:
        send_letter.enqueue(draft.pk)

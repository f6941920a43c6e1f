"""Letters that did not go: withdrawn, or tried again after they failed or came back."""

from datetime import datetime

from django.db import transaction

from selaras.web.accounts.viewing import Viewer
from selaras.web.outbox.actions.telling import note
from selaras.web.outbox.models import Letter
from selaras.web.outbox.refusals import LINK_WIPED, NOT_TO_REPEAT, NOT_TO_WITHDRAW, LetterRefused
from selaras.web.outbox.tasks import send_letter
from selaras.web.outbox.wording import as_address

State = Letter.State

WITHDRAWABLE = frozenset({State.DRAFT, State.WAITING, State.GATHERED, State.FAILED, State.BOUNCED})
REPEATABLE = frozenset({State.FAILED, State.BOUNCED})


def withdraw(*, letter: Letter, by: Viewer, at: datetime) -> Letter:
    """Give it up for good and wipe its secret; recorded. Raises LetterRefused."""
    with transaction.atomic():
        kept = Letter.objects.select_for_update().get(pk=letter.pk)
        if kept.state not in WITHDRAWABLE:
            raise LetterRefused(NOT_TO_WITHDRAW)
        kept.state, kept.moved_at, kept.secret = State.WITHDRAWN, at, ""
        kept.save(update_fields=["state", "moved_at", "secret"])
        note("letter.withdrawn", [kept], by=by, at=at)
    return kept


def try_again(*, letter: Letter, by: Viewer, at: datetime) -> Letter:
    """Send it once more, to the address the person has by now; recorded. Raises LetterRefused."""
    with transaction.atomic():
        kept = (
            Letter.objects.select_for_update(of=("self",))
            .select_related("person")
            .get(pk=letter.pk)
        )
        if kept.state not in REPEATABLE:
            raise LetterRefused(NOT_TO_REPEAT)
        if kept.has_secret and not kept.secret:
            raise LetterRefused(LINK_WIPED)
        if kept.person is not None:
            kept.address = as_address(kept.person.email)
        if kept.state == State.BOUNCED:
            # A late second report about the first sending must not mark the new one.
            kept.message_id = ""
        kept.state, kept.moved_at, kept.attempts, kept.problem = State.WAITING, at, 0, None
        kept.save()
        send_letter.enqueue(kept.pk)
        note("letter.tried_again", [kept], by=by, at=at)
    return kept

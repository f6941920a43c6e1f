"""What the worker does for the outbox between two jobs."""

from datetime import datetime, timedelta

from django.db import transaction

from selaras.web.outbox.actions.gathering import send_gathered
from selaras.web.outbox.delivery import PAUSES, note_lost
from selaras.web.outbox.models import Letter
from selaras.web.outbox.tasks import send_letter

State = Letter.State

_FORGOTTEN_AFTER = PAUSES[-1] + timedelta(hours=1)
"""Longer than any pause between two attempts: a letter that waits longer has lost its job."""


def tend(*, at: datetime) -> None:
    """Send what was gathered, give up what was lost while sending, ask again for lost jobs."""
    note_lost(at=at)
    with transaction.atomic():
        forgotten = Letter.objects.select_for_update().filter(
            state=State.WAITING, moved_at__lt=at - _FORGOTTEN_AFTER
        )
        for letter in forgotten[:100]:
            # A second job for the same letter does nothing: see `delivery.claim`.
            letter.moved_at = at
            letter.save(update_fields=["moved_at"])
            send_letter.enqueue(letter.pk)
    send_gathered(at)

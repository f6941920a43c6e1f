"""The background job that sends one letter."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from selaras.web.outbox import delivery


@task()
def send_letter(letter_pk: int) -> None:
    """Send the letter if it waits; after a temporary error the job comes back later.

    What went wrong is kept at the letter, where people see it, so the job itself does not fail.
    """
    letter = delivery.claim(letter_pk, at=timezone.now())
    if letter is None:
        return
    try:
        delivery.hand_over(letter)
    except delivery.Undelivered as fault:
        with transaction.atomic():
            again = delivery.note_refused(letter, fault, at=timezone.now())
            if again is not None:
                send_letter.using(run_after=again).enqueue(letter_pk)
    else:
        delivery.note_sent(letter, at=timezone.now())

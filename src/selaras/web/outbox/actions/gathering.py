"""One letter instead of ten: what waits for a person leaves together."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from selaras.web.outbox.models import Letter
from selaras.web.outbox.refusals import LetterRefused
from selaras.web.outbox.tasks import send_letter
from selaras.web.outbox.wording import LONGEST_BODY, compose

State = Letter.State

DIGEST = "digest"
"""The template that brings gathered letters; it has the greeting and the close they lack."""

_AT_ONCE = 200
"""People per call, so that the worker shows in between that it is alive."""


def send_gathered(at: datetime) -> int:
    """Bring together the letters whose moment has come, one for each person; returns how many.

    Called often by the worker; each call takes a limited number of people. Two workers at once
    do no harm: whoever locks the letters of a person first brings them together.
    """
    due = Letter.objects.filter(state=State.GATHERED, gather_until__lte=at)
    readers = due.order_by("person", "address").values_list("person", "address").distinct()
    return sum(_bring(person, address, at=at) for person, address in readers[:_AT_ONCE])


def _bring(person: int | None, address: str, *, at: datetime) -> int:
    with transaction.atomic():
        due = list(
            Letter.objects.select_for_update()
            .filter(state=State.GATHERED, gather_until__lte=at, person=person, address=address)
            .order_by("prepared_at", "pk")
        )
        parts = _that_fit(due)
        if not parts:
            return 0
        try:
            digest = _digest(parts, at=at)
        except LetterRefused as fault:
            Letter.objects.filter(pk__in=[part.pk for part in parts]).update(
                state=State.FAILED, moved_at=at, problem=fault.reason.model_dump()
            )
            return 0
        Letter.objects.filter(pk__in=[part.pk for part in parts]).update(
            state=State.MERGED, moved_at=at, digest=digest
        )
        send_letter.enqueue(digest.pk)
    return 1


def _that_fit(due: Sequence[Letter]) -> list[Letter]:
    """The first letters that make no longer mail than one letter may be; the rest comes next."""
    parts: list[Letter] = []
    size = 0
    for letter in due:
        size += len(letter.subject) + len(letter.body)
        if parts and size > LONGEST_BODY:
            break
        parts.append(letter)
    return parts


def _digest(parts: Sequence[Letter], *, at: datetime) -> Letter:
    first, regions = parts[0], {part.region for part in parts}
    person = first.person
    words = {
        "name": person.name if person else "",
        "count": str(len(parts)) if len(parts) > 1 else "",
        "subject": first.subject,
        "letters": "\n\n".join(_section(part, len(parts)) for part in parts),
    }
    subject, body = compose(
        template=DIGEST, language=first.language, words=words, longest=2 * LONGEST_BODY
    )
    return Letter.objects.create(
        address=person.email if person else first.address,
        person=person,
        region=regions.pop() if len(regions) == 1 else "",
        template=DIGEST,
        language=first.language,
        subject=subject,
        body=body,
        state=State.WAITING,
        prepared_at=at,
        moved_at=at,
    )


def _section(part: Letter, of: int) -> str:
    """A letter inside the digest; a single one has its subject in the head of the mail."""
    return part.body.strip() if of == 1 else f"* {part.subject}\n\n{part.body.strip()}"

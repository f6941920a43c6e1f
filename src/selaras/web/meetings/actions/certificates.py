"""Writes: order the file with all certificates, keep it, note what went wrong."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction

from selaras.core.text import Language, Text
from selaras.web.meetings.models import CertificateFile, Meeting
from selaras.web.meetings.refusals import NOT_DONE, Refused

State = CertificateFile.State

PATIENCE = timedelta(minutes=10)
"""Longer than any file took; after that its worker must have died."""


def order_certificates(
    *, meeting: Meeting, regions: str, language: Language, at: datetime
) -> tuple[CertificateFile, bool]:
    """The file, and whether it must now be built: once, and again where that failed or hangs.

    Raises Refused before the minutes are done.
    """
    if meeting.minutes_done_at is None:
        raise Refused(NOT_DONE)
    with transaction.atomic():
        file, fresh = CertificateFile.objects.select_for_update().get_or_create(
            meeting=meeting, regions=regions, language=language, defaults={"at": at}
        )
        again = file.state == State.FAILED or is_lost(file, at=at)
        if again:
            file.state, file.problem, file.at = State.WAITING, None, at
            file.save(update_fields=["state", "problem", "at"])
    return file, fresh or again


def is_lost(file: CertificateFile, *, at: datetime) -> bool:
    """Whether it waits for so long that its worker must have died."""
    return file.state == State.WAITING and at - file.at > PATIENCE


def keep_certificates(*, file: CertificateFile, name: str, content: bytes, at: datetime) -> None:
    """Store the finished file."""
    file.file.save(name, ContentFile(content), save=False)
    file.state, file.problem, file.at = State.READY, None, at
    file.save()


def note_failure(*, file: CertificateFile, problem: Text, at: datetime) -> None:
    """Keep the sentence that says why there is no file."""
    file.state, file.problem, file.at = State.FAILED, problem.model_dump(), at
    file.save(update_fields=["state", "problem", "at"])

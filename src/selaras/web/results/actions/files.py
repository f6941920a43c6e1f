"""Writes: order the letter or the report of a result, keep the file, note what went wrong."""

import hashlib
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction

from selaras.core.text import Language, Text
from selaras.web.results.models import Result, ResultFile

State = ResultFile.State

PATIENCE = timedelta(minutes=10)
"""Longer than any file took; after that its worker must have died."""


def order_file(
    *, result: Result, what: str, language: Language, format: str, at: datetime
) -> tuple[ResultFile, bool]:
    """The file, and whether it must now be built: once, and again where that failed or hangs."""
    with transaction.atomic():
        file, fresh = ResultFile.objects.select_for_update().get_or_create(
            result=result, what=what, language=language, format=format, defaults={"at": at}
        )
        again = file.state == State.FAILED or is_lost(file, at=at)
        if again:
            file.state, file.problem, file.at = State.WAITING, None, at
            file.save(update_fields=["state", "problem", "at"])
    return file, fresh or again


def is_lost(file: ResultFile, *, at: datetime) -> bool:
    """Whether it waits for so long that its worker must have died."""
    return file.state == State.WAITING and at - file.at > PATIENCE


def keep_file(*, file: ResultFile, name: str, content: bytes, at: datetime) -> None:
    """Store the finished file under its fingerprint; an earlier one of the row is replaced."""
    if file.file:
        file.file.delete(save=False)
    file.file.save(name, ContentFile(content), save=False)
    file.sha256, file.size = hashlib.sha256(content).hexdigest(), len(content)
    file.state, file.problem, file.at = State.READY, None, at
    file.save()


def note_failure(*, file: ResultFile, problem: Text, at: datetime) -> None:
    """Keep the sentence that says why there is no file."""
    file.state, file.problem, file.at = State.FAILED, problem.model_dump(), at
    file.save(update_fields=["state", "problem", "at"])

"""Writes: order a book, note how far it is, keep its file."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from selaras.core.text import Language, Text
from selaras.documents.book.files import BookFormat
from selaras.web.editions.models import BookFile
from selaras.web.plans.models import Plan

State = BookFile.State


def order_book(
    *, plan: Plan, number: int, language: Language, format: BookFormat, at: datetime
) -> tuple[BookFile, bool]:
    """The file of this book for the plan as it stands, and whether it must now be built.

    A file that is ready or under way is not built twice; one that failed or was lost is.
    """
    with transaction.atomic():
        file, fresh = BookFile.objects.select_for_update().get_or_create(
            plan=plan,
            revision=plan.revision,
            number=number,
            language=language,
            format=format,
            defaults={"ordered_at": at, "moved_at": at},
        )
        again = file.state == State.FAILED or file.is_lost(at=at)
        if again:
            file.state, file.percent, file.step, file.problem = State.WAITING, 0, "waiting", None
            file.ordered_at = file.moved_at = at
            file.save()
    return file, fresh or again


def note_progress(*, file: BookFile, percent: int, step: str, at: datetime) -> None:
    """Say how far the file is; `step` is a word the page knows. One that is ready stays so."""
    file.state, file.percent, file.step, file.moved_at = State.BUILDING, percent, step, at
    BookFile.objects.filter(pk=file.pk).exclude(state=State.READY).update(
        state=file.state, percent=percent, step=step, moved_at=at
    )


def keep_file(*, file: BookFile, name: str, content: bytes, at: datetime) -> None:
    """Store the finished book under its fingerprint.

    Where another worker was faster its file stays: somebody may have read it, or handed it in at
    a stage. A file is never deleted here, for the same reason.
    """
    with transaction.atomic():
        held = BookFile.objects.select_for_update().get(pk=file.pk)
        if held.state == State.READY:
            return
        file.file.save(name, ContentFile(content), save=False)
        file.sha256 = hashlib.sha256(content).hexdigest()
        file.size = len(content)
        file.state, file.percent, file.step = State.READY, 100, "ready"
        file.moved_at = file.finished_at = at
        file.save()


def note_failure(*, file: BookFile, problem: Text, at: datetime) -> None:
    """Keep the sentence that says why there is no file."""
    file.state, file.problem = State.FAILED, problem.model_dump()
    file.moved_at = file.finished_at = at
    file.save(update_fields=["state", "problem", "moved_at", "finished_at"])

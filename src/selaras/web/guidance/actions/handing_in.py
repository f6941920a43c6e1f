"""Outputs of a stage: the book as it was printed, or an uploaded file."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.workflow import Output
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.actions.keeping import Upload, keep_upload, kept_only_if_done
from selaras.web.editions.models import BookFile
from selaras.web.guidance import refusals
from selaras.web.guidance.access import Opened
from selaras.web.guidance.actions.holding import hold_to_hand_in
from selaras.web.guidance.actions.refreshing import refresh
from selaras.web.guidance.actions.telling import adviser_answered
from selaras.web.guidance.actions.waiting import begin_to_wait, lapse
from selaras.web.guidance.gates import is_uploaded, latest_book
from selaras.web.guidance.models import HandedIn, Journey, Passage
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import day_in_words, subject_of_stage
from selaras.web.records.actions import append


def hand_in(
    *,
    journey: Journey,
    stage: str,
    code: str,
    upload: Upload | None = None,
    note: str = "",
    by: Viewer,
    role: str,
    at: datetime,
) -> HandedIn:
    """Hand in an output of the present stage, or of one that was passed by exception.

    An earlier one is replaced and kept.

    A book is its newest PDF of the linked plan; anything else is `upload`. An answer of the
    adviser lapses, for it was about something else. Raises Refused.
    """
    with kept_only_if_done() as written, transaction.atomic():
        opened, passage = hold_to_hand_in(journey, stage)
        output = _output(opened, passage, code)
        fresh = (
            _uploaded(opened, upload, written, by=by, at=at)
            if is_uploaded(output)
            else _printed(opened, output)
        )
        _refuse_same(passage, output, fresh)
        fresh.passage, fresh.code, fresh.note = passage, code, note
        fresh.by, fresh.at = by.person, at
        passage.outputs.filter(code=code, replaced_at=None).update(replaced_at=at)
        fresh.save()
        if passage is opened.current:
            _wait_anew(opened, passage, by=by, at=at)
        opened.journey.revision += 1
        refresh(opened.journey, at, passages=opened.passages)
        append(
            what="output.handed_in",
            subject=subject_of_stage(opened.participation, stage),
            by=by,
            at=at,
            role=role,
            region=opened.participation.region,
            after={"code": code, "sha256": fresh.sha256, "revision": fresh.revision},
            details={"output": code, "sha256": fresh.sha256},
        )
    return fresh


def _wait_anew(opened: Opened, passage: Passage, *, by: Viewer, at: datetime) -> None:
    """What was answered lapses; the adviser has it to read once everything is there."""
    lapse(passage, at=at)
    passage.waits_since = None
    passage.save(update_fields=["waits_since"])
    if not begin_to_wait(opened, at=at):
        adviser_answered(opened, passage, by=by, at=at)


def _output(opened: Opened, passage: Passage, code: str) -> Output:
    found = [each for each in opened.stage_of(passage).produces if each.code == code]
    if not found or found[0].kind == "minutes":
        raise Refused(refusals.NOT_HANDED_IN)
    return found[0]


def _printed(opened: Opened, output: Output) -> HandedIn:
    plan, number = opened.journey.plan, output.book
    if plan is None:
        raise Refused(refusals.NO_PLAN)
    assert number is not None
    book = latest_book(plan, number)
    if book is not None:
        # Held until the end, so that the file is still there when this is kept.
        book = BookFile.objects.select_for_update(of=("self",)).get(pk=book.pk)
    if book is None or not book.file or not book.file.storage.exists(book.file.name or ""):
        raise Refused(refusals.NO_BOOK.format(book=output.name))
    return HandedIn(book=book, revision=book.revision, sha256=book.sha256)


def _uploaded(
    opened: Opened, upload: Upload | None, written: list[str], *, by: Viewer, at: datetime
) -> HandedIn:
    if upload is None:
        raise Refused(refusals.NO_FILE)
    file = keep_upload(upload, opened.participation.region, written, by=by, at=at)
    plan = opened.journey.plan
    return HandedIn(file=file, revision=plan.revision if plan else None, sha256=file.sha256)


def _refuse_same(passage: Passage, output: Output, fresh: HandedIn) -> None:
    same = passage.outputs.filter(
        code=output.code,
        replaced_at=None,
        book=fresh.book,
        file=fresh.file,
        sha256=fresh.sha256,
    ).first()
    if same is not None:
        day = day_in_words(timezone.localdate(same.at))
        raise Refused(refusals.SAME.format(output=output.name, day=day))

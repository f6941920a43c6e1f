"""A region hands in: what it said at that moment is kept as a receipt for ever."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.access import Answering
from selaras.web.answers.actions.figures import hold
from selaras.web.answers.actions.tasks import ANSWERING
from selaras.web.answers.examining import examine
from selaras.web.answers.models import Receipt
from selaras.web.answers.queries import evidence_of
from selaras.web.answers.receipts import content_of, digest_of, what_is_said
from selaras.web.answers.refusals import Refused
from selaras.web.answers.sheet import is_late, sheet_of
from selaras.web.assessments.actions.telling import ANSWER, subject_of
from selaras.web.assessments.queries import answer_until
from selaras.web.duties.actions import finish
from selaras.web.records.actions import append

_FAULTS = Text(
    id="Belum dapat dikirim: masih ada yang harus diperbaiki. Lihat daftarnya di halaman "
    "pemeriksaan.",
    en="It cannot be handed in yet: something still has to be mended. The page of the check lists "
    "it.",
)
_WARNINGS = Text(
    id="Ada peringatan yang belum Anda lihat. Bacalah dahulu, lalu centang bahwa Anda sudah tahu.",
    en="There are warnings that you have not seen. Read them first, then tick that you know them.",
)
_SAME = Text(
    id="Tidak ada yang berubah sejak tanda terima nomor {number}; tidak perlu dikirim lagi.",
    en="Nothing changed since receipt number {number}; there is no need to hand in again.",
)


def submit(*, answering: Answering, warned: int, by: Viewer, at: datetime) -> Receipt:
    """Keep what the region says now as its next receipt.

    `warned` is how many warnings whoever hands in has seen and confirmed. Lists of tasks about
    answering are cleared. Noted in the record. Raises Refused.
    """
    opened = answering.opened
    with transaction.atomic():
        row = hold(opened.row, opened.instrument)
        answers = list(row.answers.all())
        evidence = evidence_of(row)
        until = answer_until(opened.row)
        day = timezone.localdate(at)
        _refuse_faults(answering, warned, due=until or day)
        last = Receipt.objects.filter(participant=row).order_by("-number").first()
        said = what_is_said(answers, evidence)
        if last is not None and all(last.content[name] == told for name, told in said.items()):
            raise Refused(_SAME.format(number=last.number))
        number = last.number + 1 if last else 1
        late = is_late(until, day)
        content = content_of(opened, answers, evidence, number=number, late=late, by=by.name, at=at)
        receipt = Receipt.objects.create(
            participant=row,
            number=number,
            content=content,
            digest=digest_of(content),
            late=late,
            by=by.person,
            at=at,
        )
        row.submitted_at, row.late = at, late
        row.save(update_fields=["submitted_at", "late"])
        subject = subject_of(opened.row)
        for what in (ANSWER, ANSWERING):
            finish(what=what, subject=subject, by=by, at=at)
        append(
            what="answers.submitted",
            subject=subject,
            by=by,
            at=at,
            role=answering.role,
            region=row.region,
            after={"digest": receipt.digest},
            details={
                "number": str(number),
                "digest": receipt.digest,
                "late": "1" if late else "0",
                "answered": str(row.answered),
                "evidence": str(row.evidences),
            },
        )
    return receipt


def _refuse_faults(answering: Answering, warned: int, *, due: date) -> None:
    faults = examine(answering, sheet_of(answering), evidence_of(answering.opened.row), due)
    if any(each.error for each in faults):
        raise Refused(_FAULTS)
    if len(faults) > warned:
        raise Refused(_WARNINGS, "known")

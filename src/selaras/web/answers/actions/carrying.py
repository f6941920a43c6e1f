"""Answers and evidence of the round before are taken over, marked until somebody looks at them."""

from datetime import datetime

from django.db import transaction

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.access import Answering
from selaras.web.answers.actions.figures import hold, refresh
from selaras.web.answers.actions.saving import What, keep
from selaras.web.answers.models import Answer, Evidence
from selaras.web.answers.queries import evidence_of
from selaras.web.answers.refusals import Refused
from selaras.web.answers.transferring import MovedAnswer, Transfer, transfer
from selaras.web.assessments.actions.telling import subject_of
from selaras.web.assessments.models import Participant
from selaras.web.records.actions import append

NO_ROUND_BEFORE = Text(
    id="Daerah ini tidak ikut putaran sebelumnya, sehingga tidak ada yang dapat dibawa.",
    en="This region did not take part in the round before, so there is nothing to take over.",
)


def before(answering: Answering) -> Participant | None:
    """The region in the round before."""
    previous = answering.opened.round.previous_id
    rows = Participant.objects.select_related("round")
    return rows.filter(round=previous, region=answering.opened.row.region).first()


def to_carry(answering: Answering) -> Transfer:
    """What would be taken over now; raises Refused where nothing can be."""
    earlier = before(answering)
    if earlier is None:
        raise Refused(NO_ROUND_BEFORE)
    row = answering.opened.row
    present = set(row.answers.values_list("code", flat=True))
    found = transfer(
        earlier.answers.select_related("by"),
        evidence_of(earlier),
        old=earlier.round.instrument,
        questions=answering.questions,
        present=present,
    )
    known = {_proof(each.code, each.wanted, each) for each in evidence_of(row)}
    fresh = [
        each
        for each in found.evidence
        if _proof(each.code, each.wanted, each.evidence) not in known
    ]
    return Transfer(found.answers, tuple(fresh), found.left, found.left_evidence)


def carry_over(*, answering: Answering, by: Viewer, at: datetime) -> Transfer:
    """Take over what can be; what is answered here stays as it is. Noted in the record.

    Raises Refused.
    """
    opened = answering.opened
    with transaction.atomic():
        row = hold(opened.row, opened.instrument)
        found = to_carry(answering)
        if found.empty:
            return found
        answers = [_carried(row, each, by=by, at=at) for each in found.answers]
        Answer.objects.bulk_create(answers)
        keep(row, opened.instrument, answers, what=What.CARRIED, by=by, at=at)
        Evidence.objects.bulk_create(
            Evidence(
                participant=row,
                code=each.code,
                wanted=each.wanted,
                title=each.evidence.title,
                number=each.evidence.number,
                dated=each.evidence.dated,
                valid_until=each.evidence.valid_until,
                link=each.evidence.link,
                file=each.evidence.file,
                carried=True,
                by=by.person,
                at=at,
            )
            for each in found.evidence
        )
        refresh(row, opened.instrument)
        append(
            what="answers.carried",
            subject=subject_of(opened.row),
            by=by,
            at=at,
            role=answering.role,
            region=row.region,
            details={
                "answers": str(len(found.answers)),
                "evidence": str(len(found.evidence)),
                "left": str(len(found.left)),
            },
        )
    return found


def _carried(row: Participant, moved: MovedAnswer, *, by: Viewer, at: datetime) -> Answer:
    return Answer(
        participant=row,
        code=moved.code,
        value=moved.answer.value,
        note=moved.answer.note,
        carried=True,
        by=by.person,
        at=at,
    )


def _proof(code: str, wanted: str, evidence: Evidence) -> tuple[str, str, int | None, str]:
    return code, wanted, evidence.file_id, evidence.link

"""A half-answered round goes over to another version of its instrument, and nothing is lost."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from selaras.core.instrument import Instrument
from selaras.core.text import Text
from selaras.reference.instruments import bridge, instruments
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.actions.figures import figures_of
from selaras.web.answers.actions.saving import What
from selaras.web.answers.actions.tasks import ask_again, renew_duties
from selaras.web.answers.models import Answer, AnswerChange, Evidence, Part
from selaras.web.answers.questions import questions_for
from selaras.web.answers.refusals import MOVED_MEANWHILE, Refused
from selaras.web.answers.transferring import Transfer, codes_over, transfer
from selaras.web.assessments.access import OpenedRound
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.records.actions import append

MOVABLE = (Phase.PREPARING, Phase.ANSWERING)
"""Phases in which nobody has judged anything yet."""

TOO_LATE = Text(
    id="Putaran ini sudah dinilai, sehingga instrumennya tidak dapat diganti lagi.",
    en="This round is already being judged, so its instrument can no longer be changed.",
)


@dataclass(frozen=True, slots=True)
class RegionMove:
    """What moves of a region. `parts` gives new codes by old ones, `left_parts` those without."""

    row: Participant
    transfer: Transfer
    parts: Mapping[str, str]
    left_parts: tuple[str, ...]


def targets(key: str) -> list[Instrument]:
    """Versions that a bridge leads to."""
    return [each for each in instruments() if bridge(key, each.key) is not None]


def refuse_judged(opened: OpenedRound) -> None:
    """Raises Refused once judging has begun."""
    judged = Q(finished_seats__gt=0) | Q(index__isnull=False)
    begun = opened.phase not in MOVABLE or opened.row.participants.filter(judged).exists()
    if begun:
        raise Refused(TOO_LATE)


def moves_of(row: Round, to: Instrument) -> list[RegionMove]:
    """What would move of every region; four queries. Raises Refused without a bridge."""
    participants = list(row.participants.select_related("round"))
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in Answer.objects.filter(participant__round=row).select_related("by"):
        answers[answer.participant_id].append(answer)
    proofs: dict[int, list[Evidence]] = defaultdict(list)
    for proof in Evidence.objects.filter(participant__round=row).exclude(code=""):
        proofs[proof.participant_id].append(proof)
    parts: dict[int, list[str]] = defaultdict(list)
    for owner, code in Part.objects.filter(participant__round=row).values_list(
        "participant", "code"
    ):
        parts[owner].append(code)
    return [
        _move_of(each, row.instrument, to, answers[each.pk], proofs[each.pk], parts[each.pk])
        for each in participants
    ]


def move_round(*, opened: OpenedRound, to: Instrument, by: Viewer, role: str, at: datetime) -> int:
    """Move every region in one transaction; returns how many answers moved.

    Answers that do not move stay readable in the history under the version they were given in,
    their evidence without a question. Who had handed in must do so again; receipts stay. Noted in
    the record. Raises Refused.
    """
    with transaction.atomic():
        row = opened.row
        held = Participant.objects.select_for_update().filter(round=row).order_by("pk")
        list(held.values_list("pk", flat=True))
        now = Round.objects.select_for_update().get(pk=row.pk)
        if now.instrument != opened.instrument.key:
            raise Refused(MOVED_MEANWHILE)
        refuse_judged(opened)
        moves = moves_of(row, to)
        old = row.instrument
        sent = [each.row for each in moves if each.row.submitted_at is not None]
        _write(row, moves, to, by=by, at=at)
        Round.objects.filter(pk=row.pk).update(instrument=to.key)
        for move in moves:
            if move.parts or move.left_parts:
                renew_duties(move.row, at=at)
        for handed_in in sent:
            ask_again(handed_in, at=at)
        counts = {
            "moved": sum(len(each.transfer.answers) for each in moves),
            "left": sum(len(each.transfer.left) for each in moves),
            "evidence": sum(len(each.transfer.evidence) for each in moves),
            "evidence_left": sum(len(each.transfer.left_evidence) for each in moves),
            "regions": len(moves),
        }
        append(
            what="round.moved",
            subject=f"round:{row.key}",
            by=by,
            at=at,
            role=role,
            before={"instrument": old},
            after={"instrument": to.key},
            details={"from": old, "to": to.key}
            | {name: str(each) for name, each in counts.items()},
        )
    return counts["moved"]


def _move_of(
    row: Participant,
    old: str,
    to: Instrument,
    answers: list[Answer],
    proofs: list[Evidence],
    parts: list[str],
) -> RegionMove:
    questions = questions_for(to, row.region)
    found = transfer(answers, proofs, old=old, questions=questions)
    codes, _reasons = codes_over(parts, old, to)
    over = {before: after for before, after in codes.items() if after in questions.page}
    return RegionMove(row, found, over, tuple(code for code in parts if code not in over))


def _write(
    row: Round, moves: list[RegionMove], to: Instrument, *, by: Viewer, at: datetime
) -> None:
    changes, answers, proofs, parts, gone = [], [], [], [], []
    for move in moves:
        for left in move.transfer.left:
            changes.append(_change(left.answer, row.instrument, What.LEFT, by=by, at=at))
        for moved in move.transfer.answers:
            moved.answer.pk, moved.answer.code = None, moved.code
            moved.answer._state.adding = True
            answers.append(moved.answer)
            changes.append(_change(moved.answer, to.key, What.MOVED, by=by, at=at))
        for proof in move.transfer.evidence:
            proof.evidence.code, proof.evidence.wanted = proof.code, proof.wanted
            proofs.append(proof.evidence)
        for lost in move.transfer.left_evidence:
            lost.former, lost.code = f"{row.instrument}/{lost.code}", ""
            proofs.append(lost)
    Answer.objects.filter(participant__round=row).delete()
    Answer.objects.bulk_create(answers, batch_size=500)
    AnswerChange.objects.bulk_create(changes, batch_size=500)
    Evidence.objects.bulk_update(proofs, ["code", "wanted", "former"], batch_size=500)
    codes = {each.row.pk: each.parts for each in moves}
    for part in Part.objects.filter(participant__round=row):
        code = codes[part.participant_id].get(part.code)
        gone.append(part.pk)
        if code is not None:
            part.pk, part.code = None, code
            part._state.adding = True
            parts.append(part)
    Part.objects.filter(pk__in=gone).delete()
    Part.objects.bulk_create(parts, batch_size=500)
    _refresh(moves, to)


def _refresh(moves: list[RegionMove], to: Instrument) -> None:
    for move in moves:
        values = {each.code: each.answer.value for each in move.transfer.answers}
        figures_of(move.row, to, values)
        move.row.evidences = len(move.transfer.evidence)
        move.row.submitted_at, move.row.late = None, False
    names = ["answered", "own_index", "evidences", "submitted_at", "late"]
    Participant.objects.bulk_update([move.row for move in moves], names, batch_size=200)


def _change(
    answer: Answer, instrument: str, what: AnswerChange.What, *, by: Viewer, at: datetime
) -> AnswerChange:
    return AnswerChange(
        participant_id=answer.participant_id,
        instrument=instrument,
        what=what,
        code=answer.code,
        value=answer.value,
        note=answer.note,
        by=by.person,
        at=at,
    )

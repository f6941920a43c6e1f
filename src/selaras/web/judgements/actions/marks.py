"""Writes of one assessor: a mark, the end of judging, and taking that back."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db import transaction

from selaras.core.instrument import Instrument, Node, Score, exact, problems_in
from selaras.core.text import Text
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant
from selaras.web.assessments.queries import asked_of
from selaras.web.duties.actions import finish as finish_duty
from selaras.web.judgements.actions.duties import JUDGING, ask_to_judge, ask_to_talk
from selaras.web.judgements.models import Mark, Seat
from selaras.web.judgements.queries import is_complete, values_by_seat
from selaras.web.judgements.refusals import (
    ALL_FINISHED,
    FINISHED,
    NOT_REACHED,
    NOTHING_MARKED,
    UNFINISHED,
    Refused,
)
from selaras.web.judgements.subjects import subject_of
from selaras.web.judgements.totals import refresh_participant, refresh_seat
from selaras.web.records.actions import append

DECIMALS: Final = 6
"""Of a mark as it is kept."""


def give_mark(
    *, seat: Seat, code: str, value: Fraction | None, note: str, by: Viewer, at: datetime
) -> Score:
    """Give a node a value and a note, or take both back; returns the seat's new total.

    Raises Refused where the seat is finished or the value does not fit what is marked already.
    """
    with transaction.atomic():
        held = _held(seat)
        if held.finished_at is not None:
            raise Refused(FINISHED)
        if value is None and not note:
            Mark.objects.filter(seat=held, code=code).delete()
        else:
            _refuse_misfits(held, code, value)
            told = {"value": kept(value), "note": note, "at": at}
            Mark.objects.update_or_create(seat=held, code=code, defaults=told)
        found = refresh_seat(held)
    seat.marked, seat.index = held.marked, held.index
    return found


def finish(*, seat: Seat, by: Viewer, at: datetime) -> bool:
    """The assessor has judged everything; returns whether all of the region have.

    Raises Refused while a question has neither a mark nor a reason.
    """
    with transaction.atomic():
        participant = hold(seat.participant)
        held = _held(seat)
        if held.finished_at is not None:
            return _complete(participant)
        open_ = unmarked(held)
        if open_:
            raise Refused(UNFINISHED.format(many=str(len(open_)), code=open_[0].code))
        values = values_by_seat([held.pk]).get(held.pk)
        if not values:
            raise Refused(NOTHING_MARKED)
        refresh_seat(held)
        held.finished_at = at
        held.save(update_fields=["finished_at"])
        subject = subject_of(participant)
        finish_duty(what=JUDGING, subject=subject, by=by, at=at, holders=[held.holder_id])
        found = refresh_participant(participant)
        if found.complete and found.differences:
            ask_to_talk(found, at=at)
        append(
            what="seat.finished",
            subject=subject,
            by=by,
            at=at,
            role=Role.ASSESSOR,
            after={code: exact(value) for code, value in values.items()},
            details={"marks": str(len(values))},
        )
    return found.complete


def reopen(*, seat: Seat, by: Viewer, at: datetime) -> None:
    """Judge on; raises Refused once all have finished, for then their marks are no secret."""
    with transaction.atomic():
        participant = hold(seat.participant)
        held = _held(seat)
        if held.finished_at is None:
            return
        if _complete(participant):
            raise Refused(ALL_FINISHED)
        held.finished_at = None
        held.save(update_fields=["finished_at"])
        refresh_participant(participant)
        ask_to_judge([held], participant.round, at=at)
        append(
            what="seat.reopened",
            subject=subject_of(participant),
            by=by,
            at=at,
            role=Role.ASSESSOR,
        )


def unmarked(seat: Seat) -> list[Node]:
    """Questions asked of the region that have neither a mark (here or above) nor a reason."""
    instrument = instrument_of(seat.participant.round)
    done = {
        code
        for code, value, note in seat.marks.values_list("code", "value", "note")
        if value is not None or note
    }
    return [
        node
        for node in asked_of(instrument, seat.participant.region)
        if node.code not in done and not _covered(instrument, node.code, done)
    ]


def hold(participant: Participant) -> Participant:
    """The participant's row, which others wait for until the transaction ends."""
    rows = Participant.objects.select_for_update(of=("self",)).select_related("round")
    return rows.get(pk=participant.pk)


def kept(value: Fraction | None) -> Decimal | None:
    """The value as a mark keeps it, exact; raises Refused for more decimals than that."""
    if value is None:
        return None
    scaled = value * 10**DECIMALS
    if scaled.denominator != 1:
        raise Refused(NOT_REACHED)
    return Decimal(scaled.numerator).scaleb(-DECIMALS)


def _complete(participant: Participant) -> bool:
    return is_complete(participant.seats.all(), participant.round.seats)


def _held(seat: Seat) -> Seat:
    rows = Seat.objects.select_for_update(of=("self",)).select_related("participant__round")
    return rows.get(pk=seat.pk)


def _covered(instrument: Instrument, code: str, done: set[str]) -> bool:
    return any(node.code in done for node in instrument.above(code))


def _refuse_misfits(seat: Seat, code: str, value: Fraction | None) -> None:
    if value is None:
        return
    instrument = instrument_of(seat.participant.round)
    values = values_by_seat([seat.pk]).get(seat.pk, {})
    known = {each: own for each, own in values.items() if each in instrument.by_code}
    problems = problems_in(instrument, known | {code: value})
    if problems:
        raise Refused(
            Text(
                id=" ".join(each.sentence.in_("id") for each in problems),
                en=" ".join(each.sentence.in_("en") for each in problems),
            )
        )

"""Writes: seat assessors, free a seat, declare a conflict of interest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from selaras.core.instrument import exact
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import phase_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import JUDGED, Phase
from selaras.web.duties.actions import drop
from selaras.web.duties.actions import finish as finish_duty
from selaras.web.judgements.actions.duties import (
    DIFFERENCES,
    JUDGING,
    SEATING,
    ask_to_judge,
    ask_to_reseat,
)
from selaras.web.judgements.actions.marks import hold
from selaras.web.judgements.assessors import Assessor
from selaras.web.judgements.models import Conflict, Seat
from selaras.web.judgements.queries import values_by_seat
from selaras.web.judgements.refusals import BARRED, SEATED_ALREADY, TOO_LATE, Refused
from selaras.web.judgements.subjects import subject_of, subject_of_round
from selaras.web.judgements.totals import refresh_participant
from selaras.web.records.actions import append

SEATING_PHASES = (Phase.PREPARING, Phase.ANSWERING, *JUDGED)
"""Phases in which seats may change."""


def may_seat(row: Round, at: datetime) -> bool:
    """Whether seats of the round may still change."""
    return phase_of(row, timezone.localdate(at)) in SEATING_PHASES


def accept(*, row: Round, pairs: Sequence[tuple[str, int]], by: Viewer, at: datetime) -> int:
    """Seat the holders of these posts in these regions; returns how many seats that made."""
    _refuse_late(row, at)
    with transaction.atomic():
        regions = {region for region, _ in pairs}
        held = {
            each.region: each
            for each in Participant.objects.select_for_update(of=("self",))
            .select_related("round")
            .filter(round=row, region__in=regions)
            .order_by("pk")
        }
        posts = Membership.objects.in_bulk([post for _, post in pairs])
        made = Seat.objects.bulk_create(
            Seat(participant=held[region], holder=posts[post], by=by.person, at=at)
            for region, post in pairs
        )
        for participant in held.values():
            # A further assessor judges blind: what was complete is so no more.
            if participant.finished_seats:
                refresh_participant(participant)
                drop(what=DIFFERENCES, subject=subject_of(participant), at=at)
        ask_to_judge(made, row, at=at)
        finish_duty(what=SEATING, subject=subject_of_round(row), by=by, at=at)
        append(
            what="seats.accepted",
            subject=subject_of_round(row),
            by=by,
            at=at,
            role=Role.MINISTRY_OFFICER,
            after=[list(pair) for pair in pairs],
            details={"seats": str(len(made))},
        )
    return len(made)


def add_seat(*, participant: Participant, assessor: Assessor, by: Viewer, at: datetime) -> Seat:
    """Seat one more assessor; raises Refused for those who may not judge the region."""
    _refuse_late(participant.round, at)
    with transaction.atomic():
        held = hold(participant)
        bar = assessor.bar(held.region)
        if bar is not None:
            raise Refused(BARRED[bar].format(name=assessor.name))
        if held.seats.filter(holder__person=assessor.person).exists():
            raise Refused(SEATED_ALREADY.format(name=assessor.name))
        post = assessor.post(held.region)
        assert post is not None
        seat = Seat.objects.create(
            participant=held, holder=Membership.objects.get(pk=post), by=by.person, at=at
        )
        refresh_participant(held)
        drop(what=DIFFERENCES, subject=subject_of(held), at=at)
        ask_to_judge([seat], held.round, at=at)
        append(
            what="seat.added",
            subject=subject_of(held),
            by=by,
            at=at,
            role=Role.MINISTRY_OFFICER,
            after={"holder": post},
            details={"assessor": assessor.name},
        )
    return seat


def remove_seat(*, seat: Seat, reason: str, by: Viewer, at: datetime) -> None:
    """Take a seat away with its marks; the record keeps what they came to."""
    _refuse_late(seat.participant.round, at)
    with transaction.atomic():
        freed = _free(seat, at=at)
        _note(freed, reason, "seat.removed", by=by, role=Role.MINISTRY_OFFICER, at=at)


def declare_conflict(
    *, person: Person, region: str, reason: str, role: str, by: Viewer, at: datetime
) -> int:
    """Somebody may not judge this region: seats there in rounds under way become free, and the
    ministry is asked to seat another; returns how many seats that freed."""
    with transaction.atomic():
        Conflict.objects.get_or_create(
            person=person, region=region, defaults={"reason": reason, "by": by.person, "at": at}
        )
        seats = Seat.objects.filter(holder__person=person, participant__region=region)
        freed = []
        for seat in seats.select_related("participant__round", "holder__person"):
            if may_seat(seat.participant.round, at):
                freed.append(_free(seat, at=at))
                ask_to_reseat(seat.participant.round, at=at)
        # The chain is held from here on, so all rows have been by now.
        for each in freed:
            _note(each, reason, "seat.freed", by=by, role=role, at=at)
        append(
            what="conflict.declared",
            subject=f"person:{person.pk}",
            by=by,
            at=at,
            role=role,
            details={"region": region, "reason": reason, "seats": str(len(freed))},
        )
    return len(freed)


@dataclass(frozen=True, slots=True)
class _Freed:
    """A seat that is no more: whose it was, and its marks."""

    participant: Participant
    assessor: str
    values: Mapping[str, Fraction]


def _free(seat: Seat, *, at: datetime) -> _Freed:
    participant = hold(seat.participant)
    values = values_by_seat([seat.pk]).get(seat.pk, {})
    holder = seat.holder
    seat.delete()
    refresh_participant(participant)
    subject = subject_of(participant)
    for what in (JUDGING, DIFFERENCES):
        drop(what=what, subject=subject, at=at, holder=holder)
    return _Freed(participant, holder.person.name, values)


def _note(freed: _Freed, reason: str, what: str, *, by: Viewer, role: str, at: datetime) -> None:
    marks = str(len(freed.values))
    append(
        what=what,
        subject=subject_of(freed.participant),
        by=by,
        at=at,
        role=role,
        before={code: exact(value) for code, value in freed.values.items()},
        details={"assessor": freed.assessor, "marks": marks, "reason": reason},
    )


def _refuse_late(row: Round, at: datetime) -> None:
    if not may_seat(row, at):
        raise Refused(TOO_LATE)

"""Writes: a remark to the other assessors, and what was settled."""

from datetime import datetime
from fractions import Fraction

from django.db import transaction

from selaras.core.instrument import exact, problems_in
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant
from selaras.web.duties.actions import finish as finish_duty
from selaras.web.judgements.actions.duties import DIFFERENCES
from selaras.web.judgements.actions.marks import hold, kept
from selaras.web.judgements.models import Remark, Settlement
from selaras.web.judgements.queries import judged
from selaras.web.judgements.refusals import NO_SUCH_LINE, NOT_COMPLETE, Refused
from selaras.web.judgements.subjects import subject_of
from selaras.web.judgements.totals import refresh_participant
from selaras.web.records.actions import append


def remark(*, participant: Participant, code: str, text: str, by: Viewer, at: datetime) -> Remark:
    """Say something about a node to those who judge the region; raises Refused too early."""
    with transaction.atomic():
        found = judged(hold(participant))
        if not found.complete:
            raise Refused(NOT_COMPLETE)
        return Remark.objects.create(
            participant=participant, code=code, text=text, by=by.person, at=at
        )


def settle(
    *,
    participant: Participant,
    code: str,
    value: Fraction,
    reason: str,
    by: Viewer,
    role: str,
    at: datetime,
) -> None:
    """Give a node its agreed value, instead of the mean or of what was settled before.

    Raises Refused while somebody is unfinished, for nodes nobody marked, and values that do not
    fit the node.
    """
    with transaction.atomic():
        held = hold(participant)
        found = judged(held)
        if not found.complete:
            raise Refused(NOT_COMPLETE)
        line = next((each for each in found.lines if each.code == code), None)
        if line is None:
            raise Refused(NO_SUCH_LINE.format(code=code))
        problems = problems_in(instrument_of(held.round), {code: value})
        if problems:
            raise Refused(problems[0].sentence)
        before = found.agreed.get(code)
        told = {"value": kept(value), "reason": reason, "by": by.person, "at": at}
        Settlement.objects.update_or_create(participant=held, code=code, defaults=told)
        left = [each for each in refresh_participant(held).differences if not each.settlement]
        if not left:
            finish_duty(what=DIFFERENCES, subject=subject_of(held), by=by, at=at)
        append(
            what="mark.settled",
            subject=subject_of(held),
            by=by,
            at=at,
            role=role,
            before={code: exact(before)} if before is not None else None,
            after={code: exact(value)},
            details={"node": code, "reason": reason},
        )

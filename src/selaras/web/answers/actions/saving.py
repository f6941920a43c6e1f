"""Answers are written, each change kept, and never over what somebody else wrote meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from selaras.core.instrument import Instrument
from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.actions.figures import hold, refresh
from selaras.web.answers.models import Answer, AnswerChange, Evidence
from selaras.web.answers.questions import Question
from selaras.web.answers.refusals import ANSWERED_ABOVE, ANSWERED_BELOW, Refused, Stale
from selaras.web.assessments.access import Opened
from selaras.web.assessments.models import Participant

MOST_NAMED = 5
What = AnswerChange.What


@dataclass(frozen=True, slots=True)
class Given:
    """What is said on the page of a question: a value or None for each of its codes, one note."""

    values: Mapping[str, Decimal | None]
    note: str


def seen_now(row: Participant, question: Question, instrument: Instrument) -> int:
    """A number that grows whenever the question is saved; forms send it back. One query."""
    changes = AnswerChange.objects.filter(
        participant=row, code__in=question.codes, instrument=instrument.key
    )
    return changes.aggregate(last=Max("pk"))["last"] or 0


def save_answer(
    *, opened: Opened, question: Question, given: Given, seen: int, by: Viewer, at: datetime
) -> bool:
    """Write what is said about a question; returns whether that changed anything.

    `seen` is what `seen_now` said when the form was opened. Raises Stale where somebody saved
    the question since, Refused where a branch and something below it would both be answered.
    """
    with transaction.atomic():
        row = hold(opened.row, opened.instrument)
        if seen_now(row, question, opened.instrument) != seen:
            raise Stale
        _refuse_doubles(row, opened.instrument, given)
        changed = _write(row, opened.instrument, question, given, by=by, at=at)
        if changed:
            _proved(row, question)
            refresh(row, opened.instrument)
    return changed


def confirm_carried(*, opened: Opened, question: Question, by: Viewer, at: datetime) -> int:
    """Somebody looked at what was carried over and lets it stand; returns how many answers."""
    with transaction.atomic():
        row = hold(opened.row, opened.instrument)
        rows = list(row.answers.filter(code__in=question.codes, carried=True))
        for each in rows:
            each.carried, each.by, each.at = False, by.person, at
        Answer.objects.bulk_update(rows, ["carried", "by", "at"])
        keep(row, opened.instrument, rows, what=What.CONFIRMED, by=by, at=at)
        _proved(row, question)
    return len(rows)


def keep(
    row: Participant,
    instrument: Instrument,
    answers: list[Answer],
    *,
    what: AnswerChange.What,
    by: Viewer,
    at: datetime,
) -> None:
    """Add these answers to the history."""
    AnswerChange.objects.bulk_create(
        AnswerChange(
            participant=row,
            instrument=instrument.key,
            what=what,
            code=each.code,
            value=each.value,
            note=each.note,
            by=by.person,
            at=at,
        )
        for each in answers
    )


def _refuse_doubles(row: Participant, instrument: Instrument, given: Given) -> None:
    telling = [code for code, value in given.values.items() if value is not None]
    if not telling:
        return
    rows = row.answers.filter(value__isnull=False).exclude(code__in=list(given.values))
    others = set(rows.values_list("code", flat=True))
    for code in telling:
        above = next((node for node in instrument.above(code) if node.code in others), None)
        if above is not None:
            raise Refused(ANSWERED_ABOVE.format(code=above.code, name=above.name))
        branch = instrument.branch(code)[1:]
        below = [node.code for node in branch if node.code in others]
        if below:
            more = ", …" if len(below) > MOST_NAMED else ""
            named = ", ".join(below[:MOST_NAMED]) + more
            raise Refused(ANSWERED_BELOW.format(code=code, below=named))


def _write(
    row: Participant,
    instrument: Instrument,
    question: Question,
    given: Given,
    *,
    by: Viewer,
    at: datetime,
) -> bool:
    present = {each.code: each for each in row.answers.filter(code__in=question.codes)}
    changed = []
    for code, value in given.values.items():
        note = given.note if code == question.node.code else ""
        known = present.get(code)
        before = (known.value, known.note, known.carried) if known else (None, "", False)
        if before == (value, note, False):
            continue
        changed.append(_set(row, code, value, note, by=by, at=at))
    keep(row, instrument, changed, what=What.WRITTEN, by=by, at=at)
    return bool(changed)


def _set(
    row: Participant, code: str, value: Decimal | None, note: str, *, by: Viewer, at: datetime
) -> Answer:
    if value is None and not note:
        row.answers.filter(code=code).delete()
        return Answer(participant=row, code=code, value=None, note="")
    told = {"value": value, "note": note, "carried": False, "by": by.person, "at": at}
    return Answer.objects.update_or_create(participant=row, code=code, defaults=told)[0]


def _proved(row: Participant, question: Question) -> None:
    """Whoever answers a question has looked at what was carried over to prove it."""
    Evidence.objects.filter(participant=row, code__in=question.codes).update(carried=False)

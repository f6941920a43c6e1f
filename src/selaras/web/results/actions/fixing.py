"""Writes: fix the result of regions, give it its letter, open it again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from selaras.core.instrument import exact, shown
from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.figures import stored
from selaras.web.assessments.models import Participant, Round
from selaras.web.records.actions import append
from selaras.web.results.models import Result
from selaras.web.results.queries.readiness import Ready, readiness_of
from selaras.web.results.queries.values import exact_values
from selaras.web.results.refusals import NOT_FIXED, SAME_NUMBER, Refused
from selaras.web.results.subjects import region_name, subject_of

PLACE = "{nomor}"
"""Stands in the pattern of letter numbers where the running number goes."""

_BLOCKED = Text(
    id="Hasil {region} belum dapat ditetapkan. {why}",
    en="The result of {region} cannot be fixed yet. {why}",
)
_ALREADY = Text(
    id="Hasil {region} sudah ditetapkan.",
    en="The result of {region} is fixed already.",
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers and day of letters: a pattern with PLACE, the first running number, the day.

    A pattern without PLACE is a number for one letter.
    """

    pattern: str
    first: int
    day: date | None

    def numbers(self, taken: Iterable[str], many: int) -> list[str]:
        """So many free numbers in order."""
        if PLACE not in self.pattern:
            return [self.pattern] * many
        used, running = set(taken), self.first
        found: list[str] = []
        while len(found) < many:
            number = self.pattern.replace(PLACE, str(running))
            if number not in used:
                found.append(number)
            running += 1
        return found


def fix(
    *, participant: Participant, numbering: Numbering, by: Viewer, role: str, at: datetime
) -> Result:
    """Fix the result of one region as it stands; raises Refused with every reason against it."""
    with transaction.atomic():
        _hold([participant.pk])
        ready = readiness_of([participant], timezone.localdate(at))[0]
        if ready.result is not None:
            raise Refused(_ALREADY.format(region=region_name(participant)))
        if ready.blockers:
            raise Refused(_blocked(ready))
        (number,) = _numbers(participant.round, numbering, 1)
        _require_free(participant.round, number, participant)
        return _keep([ready], [number], numbering.day, by=by, role=role, at=at)[0]


def fix_all(
    *, round: Round, numbering: Numbering, by: Viewer, role: str, at: datetime
) -> list[Result]:
    """Fix the results of all regions that are ready, in the order of their codes.

    The letters get running numbers; those of other regions are passed over.
    """
    with transaction.atomic():
        rows = list(Participant.objects.select_related("round").filter(round=round))
        _hold([row.pk for row in rows])
        ready = [each for each in readiness_of(rows, timezone.localdate(at)) if each.can_fix]
        ready.sort(key=lambda each: each.participant.region)
        numbers = _numbers(round, numbering, len(ready))
        return _keep(ready, numbers, numbering.day, by=by, role=role, at=at)


def name_letter(
    *, result: Result, number: str, day: date | None, by: Viewer, role: str, at: datetime
) -> None:
    """Give the letter another number and day; files that were built are built anew."""
    with transaction.atomic():
        participant = result.participant
        _hold([participant.pk])
        _require_free(participant.round, number, participant)
        before = _letter_of(result)
        result.letter_number, result.letter_date = number, day
        result.save(update_fields=["letter_number", "letter_date"])
        forget_files(result)
        append(
            what="result.letter_named",
            subject=subject_of(participant),
            by=by,
            at=at,
            role=role,
            region=participant.region,
            before=before,
            after=_letter_of(result),
            details=_letter_of(result),
        )


def reopen(*, participant: Participant, reason: str, by: Viewer, role: str, at: datetime) -> None:
    """Take a fixed result back before publication, with a reason; raises Refused."""
    with transaction.atomic():
        _hold([participant.pk])
        result = Result.objects.filter(participant=participant).first()
        if result is None:
            raise Refused(NOT_FIXED)
        before = _plain(result)
        forget_files(result)
        result.delete()
        append(
            what="result.reopened",
            subject=subject_of(participant),
            by=by,
            at=at,
            role=role,
            region=participant.region,
            before=before,
            details={"reason": reason},
        )


def forget_files(result: Result) -> None:
    """Remove letter and report that say what is true no more."""
    for file in result.files.all():
        if file.file:
            # Not before it is certain: a transaction that fails brings rows back, but no files.
            transaction.on_commit(partial(file.file.storage.delete, str(file.file.name)))
        file.delete()


def _keep(
    ready: Sequence[Ready],
    numbers: Sequence[str],
    day: date | None,
    *,
    by: Viewer,
    role: str,
    at: datetime,
) -> list[Result]:
    """Write the results, then the entries of the record last."""
    rows = [_result(each, number, day, by, at) for each, number in zip(ready, numbers, strict=True)]
    rows = Result.objects.bulk_create(rows)
    participants = [each.participant for each in ready]
    for participant, row in zip(participants, rows, strict=True):
        participant.index = stored(Fraction(row.index))
    Participant.objects.bulk_update(participants, ["index"])
    for row in rows:
        append(
            what="result.fixed",
            subject=subject_of(row.participant),
            by=by,
            at=at,
            role=role,
            region=row.participant.region,
            after=_plain(row),
            details={"index": row.index, "shown": str(row.shown), "letter": row.letter_number},
        )
    return rows


def _result(ready: Ready, number: str, day: date | None, by: Viewer, at: datetime) -> Result:
    found = ready.score
    assert found is not None
    assert found.index is not None
    nodes = {
        code: reached.value for code, reached in found.nodes.items() if reached.value is not None
    }
    return Result(
        participant=ready.participant,
        instrument=found.instrument.key,
        index=exact(found.index),
        shown=shown(found.index),
        predicate=found.predicate.model_dump() if found.predicate else None,
        values=exact_values(ready.values),
        nodes=exact_values(nodes),
        complete=found.complete,
        letter_number=number,
        letter_date=day,
        by=by.person,
        at=at,
    )


def _hold(numbers: Sequence[int]) -> None:
    """Let nobody else change these regions' scores until this transaction ends."""
    list(Participant.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))


def _numbers(round: Round, numbering: Numbering, many: int) -> list[str]:
    taken = Result.objects.filter(participant__round=round).exclude(letter_number="")
    return numbering.numbers(taken.values_list("letter_number", flat=True), many)


def _require_free(round: Round, number: str, participant: Participant) -> None:
    other = (
        Result.objects.select_related("participant")
        .filter(participant__round=round, letter_number=number)
        .exclude(participant=participant)
        .first()
    )
    if number and other is not None:
        raise Refused(SAME_NUMBER.format(number=number, region=region_name(other.participant)))


def _blocked(ready: Ready) -> Text:
    why = Text(
        id=" ".join(each.in_("id") for each in ready.blockers),
        en=" ".join(each.in_("en") for each in ready.blockers),
    )
    return _BLOCKED.format(region=region_name(ready.participant), why=why)


def _letter_of(result: Result) -> dict[str, str]:
    day = result.letter_date.isoformat() if result.letter_date else ""
    return {"number": result.letter_number, "day": day}


def _plain(result: Result) -> dict[str, Any]:
    return {
        "instrument": result.instrument,
        "index": result.index,
        "predicate": result.predicate,
        "values": result.values,
        "nodes": result.nodes,
        "complete": result.complete,
        **_letter_of(result),
    }

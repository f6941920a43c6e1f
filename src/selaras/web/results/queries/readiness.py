"""Whether the results of regions can be fixed, and what stands in their way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from selaras.core.instrument import Score, problems_in
from selaras.core.text import Text, format_date
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant
from selaras.web.judgements.queries import Judged, judged_of_many
from selaras.web.results.models import Objection, Result
from selaras.web.results.queries.standing import scored
from selaras.web.results.queries.values import with_decisions

_ANSWERING = Text(
    id="Pengisian dibuka lagi bagi daerah ini sampai {until}.",
    en="Answering is open again for this region until {until}.",
)
_NO_SEATS = Text(
    id="Belum ada asesor yang ditugaskan.",
    en="No assessor was given this region.",
)
_MISSING_SEATS = Text(
    id="Baru {seats} dari {wanted} asesor yang ditugaskan.",
    en="Only {seats} of {wanted} assessors were given this region.",
)
_UNFINISHED = Text(
    id="{open} dari {seats} asesor belum selesai menilai.",
    en="{open} of {seats} assessors have not finished.",
)
_UNSETTLED = Text(
    id="{many} perbedaan nilai belum disepakati: {codes}.",
    en="{many} differences between marks are not settled: {codes}.",
)
_UNDECIDED = Text(
    id="{many} sanggahan belum diputus: {codes}.",
    en="{many} objections are not decided: {codes}.",
)
_NOTHING = Text(id="Tidak ada nilai sama sekali.", en="There is no value at all.")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Ready:
    """A region on the ministry's list: its score so far and what is in the way, or its result.

    `score`, `values` and `blockers` are those of a region whose result is not fixed.
    """

    participant: Participant
    score: Score | None
    values: Mapping[str, Fraction]
    blockers: tuple[Text, ...]
    result: Result | None

    @property
    def can_fix(self) -> bool:
        """Whether its result can be fixed now."""
        return self.result is None and not self.blockers

    @property
    def index(self) -> Fraction | None:
        """The index exactly; the fixed one where there is one."""
        if self.result is not None:
            return Fraction(self.result.index)
        return self.score.index if self.score else None


def readiness_of(participants: Sequence[Participant], day: date) -> list[Ready]:
    """The same for each, in their order; a constant number of queries.

    `round` must have been fetched with each.
    """
    results = {
        row.participant_id: row for row in Result.objects.filter(participant__in=participants)
    }
    left = [each for each in participants if each.pk not in results]
    judged = judged_of_many(left)
    objections: dict[int, list[Objection]] = {}
    for row in Objection.objects.filter(participant__in=left).order_by("code"):
        objections.setdefault(row.participant_id, []).append(row)
    return [
        Ready(each, None, {}, (), results[each.pk])
        if each.pk in results
        else _ready(each, judged[each.pk], objections.get(each.pk, []), day)
        for each in participants
    ]


def _ready(
    participant: Participant, judged: Judged, objections: Sequence[Objection], day: date
) -> Ready:
    used = instrument_of(participant.round)
    values = with_decisions(used, judged.agreed, [row for row in objections if row.accepted])
    found = scored(used, values, participant.region)
    blockers = [
        *_from_answering(participant, day),
        *_from_seats(judged),
        *_from_differences(judged),
        *_from_objections(objections),
        *(problem.sentence for problem in problems_in(used, values)),
    ]
    if not blockers and (found is None or found.index is None):
        blockers.append(_NOTHING)
    return Ready(participant, found, values, tuple(blockers), None)


def _from_answering(participant: Participant, day: date) -> list[Text]:
    until = participant.open_until
    if until is None or until < day:
        return []
    return [_ANSWERING.format(until=Text(id=format_date(until), en=format_date(until, "en")))]


def _from_seats(judged: Judged) -> list[Text]:
    taken, wanted = len(judged.seats), max(judged.participant.round.seats, 1)
    unfinished = sum(seat.finished_at is None for seat in judged.seats)
    if not taken:
        return [_NO_SEATS]
    found = [_MISSING_SEATS.format(seats=taken, wanted=wanted)] if taken < wanted else []
    return [*found, _UNFINISHED.format(open=unfinished, seats=taken)] if unfinished else found


def _from_differences(judged: Judged) -> list[Text]:
    codes = [each.code for each in judged.differences if each.settlement is None]
    return [_UNSETTLED.format(many=len(codes), codes=_named(codes))] if codes else []


def _from_objections(objections: Sequence[Objection]) -> list[Text]:
    codes = [row.code for row in objections if row.accepted is None]
    return [_UNDECIDED.format(many=len(codes), codes=_named(codes))] if codes else []


def _named(codes: Sequence[str]) -> str:
    more = ", …" if len(codes) > _MOST_NAMED else ""
    return ", ".join(codes[:_MOST_NAMED]) + more

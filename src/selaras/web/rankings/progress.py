"""How far every region of a round is, and every assessor; constant queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import (
    Avg,
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.framework import Region
from selaras.core.instrument import Instrument
from selaras.reference import load_knowledge
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import JUDGED, Phase
from selaras.web.assessments.queries import Choice, leaves_of, participants_in, term_of
from selaras.web.judgements.models import Seat
from selaras.web.results.models import Objection, Result


class State(StrEnum):
    """How far a region is."""

    NOT_BEGUN = "not-begun"
    ANSWERING = "answering"
    HANDED_IN = "handed-in"
    JUDGING = "judging"
    JUDGED = "judged"
    OBJECTED = "objected"
    FINAL = "final"


STATE_NAMES: Mapping[str, Promise] = {
    State.NOT_BEGUN: _("Belum mulai"),
    State.ANSWERING: _("Mengisi"),
    State.HANDED_IN: _("Diserahkan"),
    State.JUDGING: _("Dinilai"),
    State.JUDGED: _("Selesai dinilai"),
    State.OBJECTED: _("Ada sanggahan"),
    State.FINAL: _("Ditetapkan"),
}

LATE = "late"
"""Beside the states: handed in too late, or not at all although the last day is over."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A participant with its region, its state, and how much of it is done.

    `questions` are the leaves asked of its kind, `late` as in LATE.
    """

    row: Participant
    region: Region
    province: str
    state: str
    questions: int
    seats: int
    objections: int
    late: bool


@dataclass(frozen=True, slots=True)
class Load:
    """An assessor's part in a round. `index` is the mean of the totals of finished seats."""

    person: str
    organisation: str
    seats: int
    finished: int
    begun: int
    marked: int
    index: Decimal | None
    late: bool

    @property
    def waiting(self) -> int:
        """Seats that are not finished."""
        return self.seats - self.finished


def asked(row: Round, choice: Choice, day: date) -> QuerySet[Any, Any]:
    """Participants that fit, each with `state`, `is_late`, `taken` seats and `open_objections`."""
    result = Exists(Result.objects.filter(participant=OuterRef("pk")))
    undecided = Objection.objects.filter(participant=OuterRef("pk"), accepted=None)
    return participants_in(row, choice).annotate(
        state=Case(
            When(result, then=Value(State.FINAL)),
            When(Exists(undecided), then=Value(State.OBJECTED)),
            When(finished_seats__gte=max(row.seats, 1), then=Value(State.JUDGED)),
            When(Q(finished_seats__gt=0) | _marked(), then=Value(State.JUDGING)),
            When(submitted_at__isnull=False, then=Value(State.HANDED_IN)),
            When(answered__gt=0, then=Value(State.ANSWERING)),
            default=Value(State.NOT_BEGUN),
            output_field=CharField(),
        ),
        is_late=Case(When(_late(row, day), then=Value("late")), default=Value("")),
    )


def _marked() -> Q:
    return Q(Exists(Seat.objects.filter(participant=OuterRef("pk"), marked__gt=0)))


def _late(row: Round, day: date) -> Q:
    term = term_of(row, Phase.ANSWERING)
    handed_in_late = Q(late=True)
    if term is None or day <= term.until:
        return handed_in_late
    opened = Q(open_until__isnull=False, open_until__gte=day)
    return handed_in_late | (Q(submitted_at=None) & ~opened)


def counts(row: Round, choice: Choice, day: date) -> dict[str, int]:
    """How many participants that fit are in each state, and how many are late; one query."""
    found = asked(row, choice, day).order_by().values("state", "is_late")
    told = dict.fromkeys([*State, LATE], 0)
    for state, late, many in found.annotate(many=Count("pk")).values_list(
        "state", "is_late", "many"
    ):
        told[state] += many
        told[LATE] += many if late else 0
    return told


def in_state(found: QuerySet[Any, Any], state: str) -> QuerySet[Any, Any]:
    """Those in that state, or late; all for none."""
    if state == LATE:
        return found.exclude(is_late="")
    return found.filter(state=state) if state else found


def progress_of(own: Instrument, rows: Sequence[Any]) -> list[Progress]:
    """The rows of `asked` with what is counted beside them; two queries."""
    numbers = [row.pk for row in rows]
    taken = _counted(Seat.objects.filter(participant__in=numbers))
    objected = _counted(Objection.objects.filter(participant__in=numbers, accepted=None))
    known = load_knowledge().region_ever
    questions = {
        kind: len(leaves_of(own, kind)) for kind in {known[row.region].kind for row in rows}
    }
    return [
        Progress(
            row=row,
            region=known[row.region],
            province=known[row.region[:2]].name,
            state=row.state,
            questions=questions[known[row.region].kind],
            seats=taken.get(row.pk, 0),
            objections=objected.get(row.pk, 0),
            late=bool(row.is_late),
        )
        for row in rows
    ]


def _counted(found: QuerySet[Any, Any]) -> dict[int, int]:
    counted = found.order_by().values("participant").annotate(many=Count("pk"))
    return dict(counted.values_list("participant", "many"))


def loads(row: Round, day: date) -> list[Load]:
    """Every assessor of the round, those with most unfinished seats first; one query."""
    ends = [term.until for phase in JUDGED if (term := term_of(row, phase)) is not None]
    over = bool(ends) and day > max(ends)
    finished = Q(finished_at__isnull=False)
    found = (
        Seat.objects.filter(participant__round=row)
        .order_by()
        .values(
            "holder__person",
            person=F("holder__person__name"),
            place=F("holder__organisation__name"),
        )
        .annotate(
            seats=Count("pk"),
            finished=Count("pk", filter=finished),
            begun=Count("pk", filter=Q(finished_at=None, marked__gt=0)),
            mean=Avg("index", filter=finished),
            nodes=Sum("marked", default=0),
        )
    )
    told = [
        Load(
            person=each["person"],
            organisation=each["place"],
            seats=each["seats"],
            finished=each["finished"],
            begun=each["begun"],
            marked=each["nodes"],
            index=each["mean"],
            late=over and each["finished"] < each["seats"],
        )
        for each in found
    ]
    return sorted(told, key=lambda each: (-each.waiting, each.person))

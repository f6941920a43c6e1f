"""Reads: what the assessors agree on, and where they differ; nothing before all are finished."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from django.db.models import prefetch_related_objects

from selaras.reference import load_knowledge
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant
from selaras.web.judgements.comparing import Compared, Values, compare
from selaras.web.judgements.models import Mark, Seat, Settlement


@dataclass(frozen=True, slots=True)
class Difference:
    """A node whose marks must be talked over, and what was settled."""

    code: str
    values: tuple[Fraction | None, ...]
    apart: Fraction
    settlement: Settlement | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A participant with its seats; `lines` compares their marks once every seat is finished.

    `values` of each line stand in the order of `seats`.
    """

    participant: Participant
    seats: tuple[Seat, ...]
    lines: tuple[Compared, ...] = ()
    settlements: Mapping[str, Settlement] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether as many as wanted judge it and all of them are finished."""
        return is_complete(self.seats, self.participant.round.seats)

    @property
    def agreed(self) -> dict[str, Fraction]:
        """The settled value of each node, else the exact mean of the marks.

        Without nodes whose mean is no value of their scale until that is settled.
        """
        return {
            line.code: self.agreed_at(line)
            for line in self.lines
            if line.code in self.settlements or not line.between
        }

    def agreed_at(self, line: Compared) -> Fraction:
        """The agreed value of one line."""
        settled = self.settlements.get(line.code)
        return line.mean if settled is None else Fraction(settled.value)

    def differs(self, line: Compared) -> bool:
        """Whether the assessors must settle the line: further apart than the bound of the round,
        or between two steps of the scale."""
        return line.apart > Fraction(self.participant.round.bound) or line.between

    @property
    def differences(self) -> list[Difference]:
        """Lines that must be settled."""
        return [
            Difference(line.code, line.values, line.apart, self.settlements.get(line.code))
            for line in self.lines
            if self.differs(line)
        ]


def is_complete(seats: Iterable[Seat], wanted: int) -> bool:
    """Whether there are as many seats as wanted and every one of them is finished.

    A region that lost an assessor is not complete: whoever comes next is to judge blind.
    """
    taken = list(seats)
    return len(taken) >= max(wanted, 1) and all(each.finished_at for each in taken)


def agreed_values(participant: Participant) -> dict[str, Fraction]:
    """The settled value of each node, else the exact mean; {} until every seat is finished."""
    return judged(participant).agreed


def agreed_values_of_many(participants: Iterable[Participant]) -> dict[int, dict[str, Fraction]]:
    """The same under the number of each participant; four queries, however many there are."""
    return {number: each.agreed for number, each in judged_of_many(participants).items()}


def differences(participant: Participant) -> list[Difference]:
    """Nodes that must be settled; none until every seat is finished."""
    return judged(participant).differences


def judged(participant: Participant) -> Judged:
    """The participant with its seats and, once all are finished, what they gave."""
    return judged_of_many([participant])[participant.pk]


def judged_of_many(participants: Iterable[Participant]) -> dict[int, Judged]:
    """The same for many; four queries: seats, marks, settlements, and rounds if not there yet."""
    rows = list(participants)
    prefetch_related_objects(rows, "round")
    seats: dict[int, list[Seat]] = {row.pk: [] for row in rows}
    found = Seat.objects.filter(participant__in=list(seats)).select_related("holder__person")
    for seat in found.order_by("pk"):
        seats[seat.participant_id].append(seat)
    complete = {row.pk for row in rows if is_complete(seats[row.pk], row.round.seats)}
    marks = values_by_seat(seat.pk for number in complete for seat in seats[number])
    settled: dict[int, dict[str, Settlement]] = {}
    for each in Settlement.objects.filter(participant__in=complete).select_related("by"):
        settled.setdefault(each.participant_id, {})[each.code] = each
    return {
        row.pk: Judged(
            row,
            tuple(seats[row.pk]),
            lines_of(row, [marks.get(seat.pk, {}) for seat in seats[row.pk]])
            if row.pk in complete
            else (),
            settled.get(row.pk, {}),
        )
        for row in rows
    }


def lines_of(participant: Participant, marks: list[Values]) -> tuple[Compared, ...]:
    """The marks of several seats of this participant beside each other."""
    kind = load_knowledge().region_ever[participant.region].kind
    return compare(instrument_of(participant.round), kind, marks)


def values_by_seat(seats: Iterable[int]) -> dict[int, dict[str, Fraction]]:
    """The marks that seats have given, by the number of the seat; one query."""
    found: dict[int, dict[str, Fraction]] = {}
    rows = Mark.objects.filter(seat__in=list(seats), value__isnull=False)
    for seat, code, value in rows.order_by().values_list("seat", "code", "value"):
        assert value is not None
        found.setdefault(seat, {})[code] = Fraction(value)
    return found

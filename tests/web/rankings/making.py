"""Results and seats for tests, written straight into the database."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from selaras.core.instrument import exact, score, shown
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.judgements.models import Mark, Seat
from selaras.web.results.models import Result

FIVE = ("baseline", "output", "outcome", "impact", "quick_win")
"""The top of the evaluation, weighing 10, 20, 30, 20 and 20."""


def fix(participant: Participant, values: Mapping[str, str]) -> Result:
    """A result from these values, as the ministry fixes it."""
    own = instrument_of(participant.round)
    exactly = {code: Fraction(value) for code, value in values.items()}
    found = score(own, exactly, load_knowledge().region[participant.region].kind)
    assert found.index is not None
    return Result.objects.create(
        participant=participant,
        instrument=own.key,
        index=exact(found.index),
        shown=shown(found.index),
        predicate=found.predicate.model_dump() if found.predicate else None,
        values={code: exact(value) for code, value in exactly.items()},
        nodes={
            code: exact(node.value) for code, node in found.nodes.items() if node.value is not None
        },
        complete=found.complete,
        at=timezone.now(),
    )


def fix_all(row: Round, values: Mapping[str, Mapping[str, str]]) -> None:
    """Results for the regions named, by code of the region."""
    for participant in row.participants.filter(region__in=values):
        participant.round = row
        fix(participant, values[participant.region])


def flat(value: str) -> dict[str, str]:
    """The same value at each of the five, and so as the index."""
    return dict.fromkeys(FIVE, value)


def assessor(number: int) -> Membership:
    """Another assessor of the ministry."""
    person = register(
        email=f"asesor-{number}@contoh.example", name=f"Asesor {number}", password=None
    )
    ministry = Organisation.objects.get(kind=Organisation.Kind.MINISTRY)
    return Membership.objects.create(
        person=person,
        organisation=ministry,
        role=Role.ASSESSOR,
        since=timezone.localdate().replace(month=1, day=1),
    )


def seat(
    participant: Participant, holder: Membership, marks: Mapping[str, str], *, done: bool = True
) -> Seat:
    """A seat with its marks; its total is their plain mean, which these tests give anyway."""
    total = sum((Decimal(value) for value in marks.values()), Decimal(0)) / max(len(marks), 1)
    row = Seat.objects.create(
        participant=participant,
        holder=holder,
        at=timezone.now(),
        finished_at=timezone.now() if done else None,
        marked=len(marks),
        index=total if marks else None,
    )
    Mark.objects.bulk_create(
        Mark(seat=row, code=code, value=Decimal(value), at=timezone.now())
        for code, value in marks.items()
    )
    return row

"""What a participant says of itself, kept up to date in the transaction that changes it."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from selaras.core.instrument import ROOT, AnswerError, Instrument, node_values
from selaras.reference import load_knowledge
from selaras.web.answers.models import Evidence
from selaras.web.answers.queries import values_of
from selaras.web.answers.refusals import MOVED_MEANWHILE, Refused
from selaras.web.assessments.figures import stored
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.queries import leaves_of


def hold(row: Participant, instrument: Instrument) -> Participant:
    """Make all others who write for this region wait until the transaction ends.

    Raises Refused where the round was moved to another version since the page was opened.
    """
    held = Participant.objects.select_for_update().get(pk=row.pk)
    now = Round.objects.filter(pk=row.round_id).values_list("instrument", flat=True).get()
    if now != instrument.key:
        raise Refused(MOVED_MEANWHILE)
    return held


def refresh(row: Participant, instrument: Instrument) -> None:
    """Count answers and evidence anew, and score the region's own answers."""
    _set(row, instrument, values_of(row))
    row.evidences = Evidence.objects.filter(participant=row).exclude(code="").count()
    row.save(update_fields=["answered", "evidences", "own_index"])


def figures_of(
    row: Participant, instrument: Instrument, given: Mapping[str, Decimal | None]
) -> None:
    """Set what a participant says of its answers, without saving it."""
    values = {code: Fraction(value) for code, value in given.items() if value is not None}
    _set(row, instrument, values)


def answered_leaves(instrument: Instrument, kind: str, values: Collection[str]) -> int:
    """How many leaves are answered, by themselves or by a branch above."""
    return sum(any(code in values for code in codes) for codes in _lineages(instrument, kind))


@lru_cache(maxsize=64)
def _lineages(instrument: Instrument, kind: str) -> tuple[tuple[str, ...], ...]:
    """For each leaf its own code and those of the branches above it."""
    return tuple(
        (leaf.code, *(node.code for node in instrument.above(leaf.code)))
        for leaf in leaves_of(instrument, kind)
    )


def _set(row: Participant, instrument: Instrument, values: Mapping[str, Fraction]) -> None:
    kind = load_knowledge().region_ever[row.region].kind
    row.answered = answered_leaves(instrument, kind, values)
    try:
        index = node_values(instrument, values, kind).get(ROOT)
    except AnswerError:
        index = None
    row.own_index = stored(index)

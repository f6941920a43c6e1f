"""What a participant says of itself, kept up to date in the transaction that changes it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from selaras.core.instrument import AnswerError, Instrument, score
from selaras.reference import load_knowledge
from selaras.web.answers.models import Evidence
from selaras.web.answers.queries import values_of
from selaras.web.answers.refusals import MOVED_MEANWHILE, Refused
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.queries import asked_of

_PLACES = 18


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
    values = values_of(row)
    row.answered = answered_leaves(instrument, row.region, values)
    row.own_index = _own_index(instrument, row.region, values)
    row.evidences = Evidence.objects.filter(participant=row).exclude(code="").count()
    row.save(update_fields=["answered", "evidences", "own_index"])


def figures_of(
    row: Participant, instrument: Instrument, given: Mapping[str, Decimal | None]
) -> None:
    """Set what a participant says of its answers, without saving it."""
    values = {code: Fraction(value) for code, value in given.items() if value is not None}
    row.answered = answered_leaves(instrument, row.region, values)
    row.own_index = _own_index(instrument, row.region, values)


def answered_leaves(instrument: Instrument, region: str, values: Mapping[str, Fraction]) -> int:
    """How many leaves are answered, by themselves or by a branch above."""
    found = 0
    for leaf in asked_of(instrument, region):
        above = (node.code for node in instrument.above(leaf.code))
        found += leaf.code in values or any(code in values for code in above)
    return found


def _own_index(
    instrument: Instrument, region: str, values: Mapping[str, Fraction]
) -> Decimal | None:
    try:
        found = score(instrument, values, load_knowledge().region[region].kind).index
    except AnswerError:
        return None
    return None if found is None else to_decimal(found)


def to_decimal(value: Fraction) -> Decimal:
    """The value to 18 places, for columns that are sorted by."""
    digits = round(value * 10**_PLACES)
    return Decimal(digits).scaleb(-_PLACES)

"""Keeps the numbers that lists read: of a seat its total, of a participant the agreed index.

Every write of marks, seats and settlements ends with these, in its own transaction.
"""

from collections.abc import Mapping
from fractions import Fraction

from selaras.core.instrument import Instrument, Score, score
from selaras.reference import load_knowledge
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.figures import stored
from selaras.web.assessments.models import Participant
from selaras.web.judgements.models import Agreement, Seat
from selaras.web.judgements.queries import Judged, judged, values_by_seat


def score_of(
    instrument: Instrument, participant: Participant, values: Mapping[str, Fraction]
) -> Score:
    """What values are worth in this region; those of nodes not in the instrument do not count."""
    kind = load_knowledge().region_ever[participant.region].kind
    known = {code: value for code, value in values.items() if code in instrument.by_code}
    return score(instrument, known, kind)


def refresh_seat(seat: Seat) -> Score:
    """Work out the seat's own total and keep it; returns the score behind it."""
    values = values_by_seat([seat.pk]).get(seat.pk, {})
    found = score_of(instrument_of(seat.participant.round), seat.participant, values)
    seat.marked, seat.index = len(values), stored(found.index)
    seat.save(update_fields=["marked", "index"])
    return found


def refresh_participant(participant: Participant) -> Judged:
    """Count the finished seats and, once all are, keep the agreed index and how far they agree.

    The caller holds the participant's row.
    """
    found = judged(participant)
    participant.finished_seats = sum(seat.finished_at is not None for seat in found.seats)
    agreed = found.agreed
    index = (
        score_of(instrument_of(participant.round), participant, agreed).index if agreed else None
    )
    participant.index = stored(index)
    participant.save(update_fields=["finished_seats", "index"])
    if not found.complete:
        Agreement.objects.filter(participant=participant).delete()
        return found
    apart = found.differences
    Agreement.objects.update_or_create(
        participant=participant,
        defaults={
            "differing": len(apart),
            "settled": sum(each.settlement is not None for each in apart),
        },
    )
    return found

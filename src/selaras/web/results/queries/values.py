"""The values that a region's final score is worked out from."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from selaras.core.instrument import Instrument, exact
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant
from selaras.web.judgements.queries import agreed_values, agreed_values_of_many
from selaras.web.results.models import Objection


def final_values(participant: Participant) -> dict[str, Fraction]:
    """What the assessors agreed on, then the objections that were accepted; by node.

    Empty until every assessor has finished. `round` is best fetched with the participant.
    """
    decided = Objection.objects.filter(participant=participant, accepted=True)
    return with_decisions(
        instrument_of(participant.round), agreed_values(participant), list(decided)
    )


def final_values_of_many(participants: Sequence[Participant]) -> dict[int, dict[str, Fraction]]:
    """The same for several participants by their number, with a constant number of queries.

    `round` must have been fetched with each.
    """
    agreed = agreed_values_of_many(participants)
    decided: dict[int, list[Objection]] = {}
    for row in Objection.objects.filter(participant__in=participants, accepted=True):
        decided.setdefault(row.participant_id, []).append(row)
    return {
        each.pk: with_decisions(
            instrument_of(each.round), agreed.get(each.pk, {}), decided.get(each.pk, [])
        )
        for each in participants
    }


def with_decisions(
    instrument: Instrument, agreed: Mapping[str, Fraction], decided: Iterable[Objection]
) -> dict[str, Fraction]:
    """The agreed values after the decisions; a branch decided on stands for what is below it.

    Nothing is decided before everything is judged: no agreed values, no final ones. What lies
    below a value that was given as a whole is passed over.
    """
    found = dict(agreed)
    if not found:
        return found
    for row in decided:
        known = row.code in instrument.by_code and row.value is not None
        if not known or any(node.code in found for node in instrument.above(row.code)):
            continue
        for node in instrument.branch(row.code):
            found.pop(node.code, None)
        found[row.code] = Fraction(row.value or 0)
    return found


def exact_values(values: Mapping[str, Fraction]) -> dict[str, str]:
    """As a result keeps them: `3.5`, or `10/3` where the decimals do not end."""
    return {code: exact(value) for code, value in values.items()}


def read_values(values: Mapping[str, str]) -> dict[str, Fraction]:
    """As they were, from what a result keeps."""
    return {code: Fraction(value) for code, value in values.items()}

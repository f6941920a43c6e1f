"""Reads that other apps take: the values and the evidence of regions."""

from collections.abc import Collection, Iterable
from fractions import Fraction

from selaras.web.answers.models import Answer, Evidence
from selaras.web.assessments.models import Participant


def values_of(participant: Participant) -> dict[str, Fraction]:
    """What the region gives itself, exactly, by code; without what is only noted. One query."""
    rows = Answer.objects.filter(participant=participant, value__isnull=False)
    told = rows.order_by("code").values_list("code", "value")
    return {code: Fraction(value) for code, value in told if value is not None}


def values_of_many(participants: Iterable[Participant]) -> dict[int, dict[str, Fraction]]:
    """The same for many regions, by the number of the participant; one query.

    Every participant has an entry, also one without answers.
    """
    found: dict[int, dict[str, Fraction]] = {each.pk: {} for each in participants}
    rows = Answer.objects.filter(participant__in=list(found), value__isnull=False)
    told = rows.order_by("participant", "code").values_list("participant", "code", "value")
    for number, code, value in told:
        if value is not None:
            found[number][code] = Fraction(value)
    return found


def notes_of(participant: Participant) -> dict[str, str]:
    """What the region notes beside its answers, by code; one query."""
    rows = Answer.objects.filter(participant=participant).exclude(note="")
    return dict(rows.order_by("code").values_list("code", "note"))


def evidence_of(participant: Participant, codes: Collection[str] | None = None) -> list[Evidence]:
    """The evidence of these nodes, or of all, in the order in which it was added; one query.

    Each with its file. Evidence of questions that are no longer asked is left out.
    """
    rows = Evidence.objects.filter(participant=participant).exclude(code="")
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    return list(rows.select_related("file").order_by("code", "pk"))

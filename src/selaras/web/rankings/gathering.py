"""What a ranking is worked out from: results that were fixed, else what assessors agree on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from selaras.core.instrument import ROOT, Instrument, node_values
from selaras.core.instrument.stability import rank_intervals
from selaras.reference import load_knowledge
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.judgements.queries import agreed_values_of_many
from selaras.web.rankings.working import (
    Row,
    comparison,
    ranked_nodes,
    told,
    told_before,
)
from selaras.web.results.models import Result

Values = dict[str, Fraction]


def values_of(row: Round, *, final: bool) -> dict[str, Values]:
    """What each region is worth by code of its region: fixed values, and unless `final` what
    the assessors agree on where nothing is fixed yet. Constant queries."""
    fixed = {
        region: {code: Fraction(value) for code, value in values.items()}
        for region, values in Result.objects.filter(participant__round=row).values_list(
            "participant__region", "values"
        )
    }
    if final:
        return fixed
    waiting = list(
        Participant.objects.filter(round=row, result=None)
        .select_related("round")
        .prefetch_related("round__terms")
    )
    agreed = agreed_values_of_many(waiting)
    return {each.region: agreed.get(each.pk, {}) for each in waiting} | fixed


def rows_of_results(row: Round) -> list[Row]:
    """Rows of every participant from the results as they were fixed; nothing is worked out
    anew. Constant queries."""
    own = instrument_of(row)
    wanted = _wanted(own)
    fixed = {
        result.participant_id: result for result in Result.objects.filter(participant__round=row)
    }
    return [
        Row(
            region=each.region,
            cohort=each.cohort,
            group=each.group,
            index=fixed[each.pk].index if each.pk in fixed else None,
            predicate=fixed[each.pk].predicate if each.pk in fixed else None,
            nodes=_some(fixed[each.pk].nodes, wanted) if each.pk in fixed else {},
            before=before,
        )
        for each, before in _with_before(row, own)
    ]


def rows_of_values(row: Round, values: Mapping[str, Values]) -> list[Row]:
    """Rows of every participant, worked out from what its region is worth."""
    own = instrument_of(row)
    wanted = _wanted(own)
    found = []
    for each, before in _with_before(row, own):
        scored = node_values(own, values.get(each.region, {}), _kind(each.region))
        index, predicate = scored.get(ROOT), own.predicate(scored.get(ROOT))
        nodes = told(scored)
        found.append(
            Row(
                region=each.region,
                cohort=each.cohort,
                group=each.group,
                index=nodes.get(ROOT) if index is not None else None,
                predicate={"id": predicate.id, "en": predicate.en or predicate.id}
                if predicate
                else None,
                nodes=_some(nodes, wanted),
                before=before,
            )
        )
    return found


def with_intervals(
    own: Instrument, rows: Sequence[Row], values: Mapping[str, Values], *, draws: int, seed: int
) -> list[Row]:
    """The rows with the interval of their place in the nation."""
    answers = [values.get(row.region, {}) for row in rows]
    kinds = [_kind(row.region) for row in rows]
    intervals = rank_intervals(own, answers, kinds=kinds, draws=draws, seed=seed)
    return [
        replace(row, low=each.low, high=each.high, best=each.best, worst=each.worst)
        if each is not None
        else row
        for row, each in zip(rows, intervals, strict=True)
    ]


def _wanted(own: Instrument) -> list[str]:
    return [ROOT, *(node.code for node in ranked_nodes(own))]


def _some(nodes: Mapping[str, str], wanted: Sequence[str]) -> dict[str, str]:
    return {code: nodes[code] for code in wanted if code in nodes and code != ROOT}


def _with_before(row: Round, own: Instrument) -> list[tuple[Participant, dict[str, str]]]:
    """Every participant with what it was worth a round earlier; two queries."""
    earlier: dict[str, dict[str, str]] = {}
    if row.previous is not None and row.previous.published_at is not None:
        compared = comparison(row.previous.instrument, own)
        results = Result.objects.filter(participant__round=row.previous)
        for region, index, nodes in results.values_list("participant__region", "index", "nodes"):
            every = nodes | {ROOT: index}
            earlier[region] = told_before(every, compared, _wanted(own))
    participants = Participant.objects.filter(round=row).order_by("region")
    return [(each, earlier.get(each.region, {})) for each in participants]


def _kind(region: str) -> str:
    return load_knowledge().region_ever[region].kind

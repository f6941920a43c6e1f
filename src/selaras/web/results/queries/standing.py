"""The score of a region as it stands: fixed, or worked out from what is known so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from selaras.core.instrument import (
    AnswerProblem,
    Improvement,
    Instrument,
    Score,
    improvement,
    problems_in,
    score,
)
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.instruments import bridge, instrument
from selaras.web.assessments.access import Opened
from selaras.web.assessments.models import Round
from selaras.web.results.models import Result
from selaras.web.results.queries.values import final_values, read_values


@dataclass(frozen=True, slots=True)
class Standing:
    """The score with the values it comes from. `result` is None until it was fixed.

    `score` is None where the values cannot be worked out together: then `problems` says why.
    """

    values: Mapping[str, Fraction]
    score: Score | None
    problems: tuple[AnswerProblem, ...]
    result: Result | None

    @property
    def index(self) -> Fraction | None:
        """The index exactly; the fixed one where there is one."""
        if self.result is not None:
            return Fraction(self.result.index)
        return self.score.index if self.score else None

    @property
    def predicate(self) -> Text | None:
        """What the index is called, where the instrument has names for it."""
        if self.result is not None:
            told = self.result.predicate
            return Text.model_validate(told) if told else None
        return self.score.predicate if self.score else None


def standing_of(opened: Opened) -> Standing:
    """What was fixed, else what follows from the assessors' values and the decisions so far."""
    result = Result.objects.filter(participant=opened.row).first()
    values = read_values(result.values) if result else final_values(opened.row)
    return standing(opened, values, result)


def standing(opened: Opened, values: Mapping[str, Fraction], result: Result | None) -> Standing:
    """The same from values that were fetched already; no query."""
    problems = tuple(problems_in(opened.instrument, values))
    found = scored(opened.instrument, values, opened.row.region)
    return Standing(values, found, problems, result)


def scored(used: Instrument, values: Mapping[str, Fraction], region: str) -> Score | None:
    """The score for the region's kind; None where the values do not go together."""
    if problems_in(used, values):
        return None
    return score(used, values, load_knowledge().region_ever[region].kind)


@dataclass(frozen=True, slots=True)
class Before:
    """The published result of the round before, and what moved since.

    `across`: the two rounds use different versions of an instrument.
    """

    round: Round
    result: Result
    score: Score
    moved: Improvement
    across: bool

    @property
    def not_compared(self) -> list[tuple[Text, list[str]]]:
        """New nodes that cannot be compared, by the reason for it."""
        found: dict[str, tuple[Text, list[str]]] = {}
        for each in self.moved.not_compared:
            found.setdefault(each.reason.id, (each.reason, []))[1].append(each.code)
        return list(found.values())


def before_of(opened: Opened, now: Score | None) -> Before | None:
    """What the region had in the previous round; None without a published result of it."""
    if opened.round.previous_id is None:
        return None
    result = (
        Result.objects.select_related("participant__round")
        .filter(
            participant__round=opened.round.previous_id,
            participant__region=opened.row.region,
            participant__round__published_at__isnull=False,
        )
        .first()
    )
    if result is None or now is None:
        return None
    slug, _, version = result.instrument.partition("@")
    used = instrument(slug, version)
    old = scored(used, read_values(result.values), opened.row.region)
    if old is None:
        return None
    across = result.instrument != opened.instrument.key
    found = bridge(result.instrument, opened.instrument.key) if across else None
    moved = improvement(old, now, found)
    return Before(result.participant.round, result, old, moved, across)

"""A score that explains itself: the index, and under every node what it was made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from selaras.core.instrument.answers import AnswerError, problems_in
from selaras.core.instrument.calculation import (
    Family,
    Layout,
    Values,
    bounds_in,
    coverage_in,
    deciding,
    layout,
    stretched,
    values_in,
)
from selaras.core.instrument.instrument import ROOT, Instrument, Method
from selaras.core.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """What one child contributes: `amount` is `weight` times `value`.

    `weight` is the share really used, after unanswered siblings are left out; over a node they
    add up to 1, and the amounts to its value. `answer` is what the child itself has: the measured
    number below a threshold, 0 or 1 below a share. A level has one part, the criterion that
    decides it, and its answer is None where that is not answered.
    """

    code: str
    weight: Fraction
    value: Fraction
    amount: Fraction
    answer: Fraction | None


@dataclass(frozen=True, slots=True)
class NodeScore:
    """The value of a node, None while nothing at or below it is answered.

    `given`: the value was answered here and not made of `parts`. `coverage` is the share of the
    weight below that is answered; `lowest` and `highest` are what the value can still become.
    """

    code: str
    value: Fraction | None
    given: bool
    coverage: Fraction
    lowest: Fraction
    highest: Fraction
    method: Method | None
    parts: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing below is left to answer."""
        return self.coverage == 1


@dataclass(frozen=True, slots=True)
class Score:
    """What answers are worth. `nodes` has every node that applies, the root first.

    `index` is None when nothing is answered; `predicate` is decided on the exact index.
    `left_out` are codes that do not apply to that kind of region: they and their weight do not
    count, and a value that they were given does not either.
    """

    instrument: Instrument
    kind: str | None
    index: Fraction | None
    predicate: Text | None
    nodes: Mapping[str, NodeScore]
    coverage: Fraction
    lowest: Fraction
    highest: Fraction
    left_out: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to answer."""
        return self.coverage == 1


def score(instrument: Instrument, values: Mapping[str, Fraction], kind: str | None = None) -> Score:
    """Score answers for a kind of region (`province`, `regency`, `city`, or any).

    Unanswered is not zero: a mean is taken over what is answered. Criteria of a level count as
    met only once they are answered so. Raises AnswerError with every problem.
    """
    _refuse_problems(instrument, values)
    found = layout(instrument, kind)
    results = values_in(found, values)
    shares = coverage_in(found, values)
    least, most = bounds_in(found, results, values)
    parts = {family.place: _parts(family, results, found) for family in found.families}
    nodes = {
        node.code: NodeScore(
            code=node.code,
            value=results[place],
            given=node.code in values,
            coverage=shares[place],
            lowest=least[place],
            highest=most[place],
            method=node.method,
            parts=parts.get(place, ()),
        )
        for place, node in enumerate(found.nodes)
    }
    root = nodes[ROOT]
    return Score(
        instrument=instrument,
        kind=kind,
        index=root.value,
        predicate=instrument.predicate(root.value),
        nodes=nodes,
        coverage=root.coverage,
        lowest=root.lowest,
        highest=root.highest,
        left_out=found.left_out,
    )


def node_values(
    instrument: Instrument, values: Mapping[str, Fraction], kind: str | None = None
) -> dict[str, Fraction]:
    """Only the value of every node that has one; for many regions at once.

    Raises AnswerError with every problem.
    """
    _refuse_problems(instrument, values)
    found = layout(instrument, kind)
    results = zip(found.nodes, values_in(found, values), strict=True)
    return {node.code: value for node, value in results if value is not None}


def coverage(
    instrument: Instrument, values: Mapping[str, Fraction], kind: str | None = None
) -> Fraction:
    """Only the share of the weight that is answered; for many regions at once."""
    return coverage_in(layout(instrument, kind), values)[0]


def _refuse_problems(instrument: Instrument, values: Mapping[str, Fraction]) -> None:
    problems = problems_in(instrument, values)
    if problems:
        raise AnswerError(tuple(problems))


def _parts(family: Family, results: Values, found: Layout) -> tuple[Part, ...]:
    answers = [results[child] for child in family.children]
    value = results[family.place]
    if value is None or all(answer is None for answer in answers):
        return ()
    if family.node.method is Method.LEVEL:
        place = deciding(family, answers)
        place = _last_of_all(family.levels) if place is None else place
        code = found.nodes[family.children[place]].code
        return (Part(code, Fraction(1), value, value, answers[place]),)
    if family.node.method is Method.THRESHOLD:
        code = found.nodes[family.children[0]].code
        return (Part(code, Fraction(1), value, value, answers[0]),)
    return _shares(family, answers, found)


def _last_of_all(levels: Sequence[int]) -> int:
    return max(range(len(levels)), key=lambda place: levels[place])


def _shares(family: Family, answers: Sequence[Fraction | None], found: Layout) -> tuple[Part, ...]:
    is_share = family.node.method is Method.SHARE
    known = [place for place, answer in enumerate(answers) if answer is not None]
    total = sum(family.weights[place] for place in known)
    whole = len(known) == len(answers)
    parts = []
    for place in known:
        answer, weight = answers[place], family.weights[place]
        assert answer is not None
        value = stretched(family.node.scale, answer) if is_share else answer
        share = family.shares[place] if whole else Fraction(weight, total)
        code = found.nodes[family.children[place]].code
        parts.append(Part(code, share, value, share * value, answer))
    return tuple(parts)

"""The numbers of a ranking by our own core: exact scores, ranks, and how far a rank may move.

`python -m bench.scores.exact REGIONS DRAWS` works them out once and prints them as the side in
numpy does.
"""

import sys
from collections.abc import Sequence
from fractions import Fraction

from bench.process import tell
from bench.scores.workload import HIGHEST, SCORE_MOVES, SEED, WEIGHT_MOVES, Contest, contest
from bench.stopwatch import Stopwatch
from selaras.core.instrument import ROOT, Entry, Instrument, Method, Node, Placed, Scale, Score
from selaras.core.instrument import rank as ranked
from selaras.core.instrument import score as scored
from selaras.core.instrument.stability import Interval, rank_intervals
from selaras.core.text import Text

Answers = dict[str, Fraction]
_SCALE = Scale(Fraction(0), Fraction(HIGHEST))


def main() -> None:
    """Print what it took and what was found."""
    regions, draws = map(int, sys.argv[1:])
    given = contest(regions)
    instrument, answers = instrument_of(given), answers_of(given)
    watch = Stopwatch()
    scores = [scored(instrument, each) for each in answers]
    placed = ranked([Entry(str(row), each.index) for row, each in enumerate(scores)])
    intervals = rank_intervals(
        instrument,
        answers,
        draws=draws,
        seed=SEED,
        weight_bound=Fraction(WEIGHT_MOVES),
        score_bound=Fraction(SCORE_MOVES),
    )
    took = watch.read()
    tell(**took, **told(scores, placed, intervals))


def instrument_of(given: Contest) -> Instrument:
    """The contest's tree as an instrument: `1`, `1.1`, `1.1.1`; the leaves stand in its order."""
    nodes = [_node(ROOT, None, None)]
    for part, weight in enumerate(given.parts):
        nodes.append(_node(f"{part}", ROOT, weight))
        for sub_part, sub_weight in enumerate(given.sub_parts[part]):
            code = f"{part}.{sub_part}"
            nodes.append(_node(code, f"{part}", sub_weight))
            for question, own in enumerate(given.questions[part][sub_part]):
                nodes.append(_node(f"{code}.{question}", code, own, method=None))
    return Instrument(
        slug="bench",
        version="1",
        name=_text("Lomba"),
        purpose="evaluation",
        source="",
        confidence="",
        note=None,
        weights_official=False,
        predicates=(),
        nodes=tuple(nodes),
    )


def answers_of(given: Contest) -> list[Answers]:
    """The answers of each region, under the codes of the leaves."""
    codes = [leaf.code for leaf in instrument_of(given).leaves()]
    return [dict(zip(codes, map(Fraction, row), strict=True)) for row in given.scores]


def told(
    scores: Sequence[Score], placed: Sequence[Placed], intervals: Sequence[Interval | None]
) -> dict[str, list[float]]:
    """Region by region, named as the side in numpy names it. Raises ValueError without an index."""
    places = {each.key: each.place for each in placed}
    found: dict[str, list[float]] = {
        "index": [float(each.index) for each in scores if each.index is not None],
        "rank": [place for row in range(len(scores)) if (place := places[str(row)])],
    }
    known = [each for each in intervals if each]
    for name in ("low", "high", "best", "worst"):
        found[name] = [getattr(each, name) for each in known]
    if any(len(each) != len(scores) for each in found.values()):
        raise ValueError("a region has no index")
    return found


def _node(
    code: str, parent: str | None, weight: int | None, method: Method | None = Method.WEIGHTED_MEAN
) -> Node:
    own = None if weight is None else Fraction(weight)
    return Node(code, _text(code), parent, own, method, _SCALE)


def _text(words: str) -> Text:
    return Text(id=words, en=words)


if __name__ == "__main__":
    main()

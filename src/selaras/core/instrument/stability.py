"""How stable ranks are when weights and scores move a little: intervals by simulation.

The one place where scores are floats. A draw moves every weight of a weighted mean by its own
factor, the same for all regions, and every value of every region by its own amount; what is drawn
is ranked again. What lies below a level, a threshold or a share does not move one by one: their
exact score moves as a whole, for a criterion is met or not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from selaras.core.instrument.draws import Branch, Child, Ranks, draw_ranks
from selaras.core.instrument.instrument import ROOT, Instrument, Method, Node
from selaras.core.instrument.score import node_values

DRAWS: Final = 10_000
SEED: Final = 20_170_522
WEIGHT_BOUND: Final = Fraction(1, 10)
SCORE_BOUND: Final = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Interval:
    """Ranks of one region over all draws: 5 % are better than `low`, 5 % worse than `high`.

    `best` and `worst` are the extremes. Rank 1 is the best, so `best <= low <= high <= worst`.
    """

    low: int
    high: int
    best: int
    worst: int


def rank_intervals(
    instrument: Instrument,
    answers: Sequence[Mapping[str, Fraction]],
    *,
    kinds: Sequence[str | None] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    weight_bound: Fraction = WEIGHT_BOUND,
    score_bound: Fraction = SCORE_BOUND,
) -> list[Interval | None]:
    """An interval for each of the regions that the answers belong to, None without an index.

    Weights move up to `weight_bound` of themselves, values up to `score_bound` on their scale and
    are kept between its ends. The same seed gives the same intervals. Raises AnswerError.
    """
    kinds = kinds or [None] * len(answers)
    values = [
        node_values(instrument, given, kind) for given, kind in zip(answers, kinds, strict=True)
    ]
    ranked = [place for place, found in enumerate(values) if ROOT in found]
    intervals: list[Interval | None] = [None] * len(answers)
    if not ranked:
        return intervals
    laid = _Laid(
        instrument, [values[it] for it in ranked], [answers[it] for it in ranked], score_bound
    )
    branches = [laid.branch(node.code) for node in _means(instrument)] + [laid.top()]
    bounds = float(weight_bound), float(score_bound)
    ranks = draw_ranks(branches, len(ranked), draws, seed, bounds)
    for place, interval in zip(ranked, _intervals(ranks), strict=True):
        intervals[place] = interval
    return intervals


def _means(instrument: Instrument) -> list[Node]:
    """The nodes whose children move one by one, each after those below it."""
    found = [node for node in instrument.branch() if node.method and node.method.is_mean]
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Laid:
    """The answers and values of all ranked regions, laid out child by child."""

    instrument: Instrument
    values: Sequence[Mapping[str, Fraction]]
    answers: Sequence[Mapping[str, Fraction]]
    bound: Fraction

    def branch(self, code: str) -> Branch:
        children = self.instrument.children(code)
        moves = self.instrument.node(code).method is Method.WEIGHTED_MEAN
        weights = [child.weight if moves and child.weight else Fraction(1) for child in children]
        return self._branch(code, children, weights, moves=moves)

    def top(self) -> Branch:
        """Above the root, so that an index that was given moves like any other value."""
        return self._branch("", (self.instrument.root,), [Fraction(1)], moves=False)

    def _branch(
        self, code: str, children: Sequence[Node], weights: list[Fraction], *, moves: bool
    ) -> Branch:
        asked = [[child.code in found for found in self.values] for child in children]
        laid = tuple(self._child(child) for child in children)
        return Branch(
            code=code,
            children=laid,
            weights=np.array([float(weight) for weight in weights]),
            moves=moves,
            still=np.stack([child.still for child in laid]),
            asked=np.array(asked, dtype=np.float64),
        )

    def _child(self, node: Node) -> Child:
        found = [values.get(node.code) for values in self.values]
        is_mean = node.method is not None and node.method.is_mean
        made = np.array(
            [
                is_mean and value is not None and node.code not in answers
                for value, answers in zip(found, self.answers, strict=True)
            ]
        )
        own = np.array([value is not None for value in found]) & ~made
        value = np.array([0.0 if value is None else float(value) for value in found]) * own
        return Child(
            code=node.code,
            still=value if self.bound == 0 else np.zeros_like(value),
            low=(value - float(self.bound)).astype(np.float32),
            floor=np.float32(node.scale.low),
            ceiling=np.float32(node.scale.high),
            own=None if own.all() else own.astype(np.float32),
            made=made.astype(np.float64) if made.any() else None,
        )


def _intervals(ranks: Ranks) -> list[Interval]:
    draws = len(ranks)
    low, high = -(-draws * 5 // 100) - 1, -(-draws * 95 // 100) - 1
    ranks.partition((0, low, high, draws - 1), axis=0)
    ends = ranks[[low, high, 0, draws - 1]].T
    return [Interval(*map(int, each)) for each in ends]

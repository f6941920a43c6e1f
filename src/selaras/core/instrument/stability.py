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
from numpy.typing import NDArray

from selaras.core.instrument.instrument import ROOT, Instrument, Method, Node
from selaras.core.instrument.score import node_values

DRAWS: Final = 10_000
SEED: Final = 20_170_522
WEIGHT_BOUND: Final = Fraction(1, 10)
SCORE_BOUND: Final = Fraction(1, 4)

_SAME: Final = 9
"""Decimals to which two indexes are the same: regions that tie exactly must tie here too."""

_STEPS: Final = 2**16 - 1
"""A value moves in so many steps from one end of its range to the other."""

_VALUES_AT_ONCE: Final = 32_768
"""Draws of one child over all regions; what is worked on at once fits into a core's cache."""

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ranks = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Interval:
    """Ranks of one region over all draws: 5 % are better than `low`, 5 % worse than `high`.

    `best` and `worst` are the extremes. Rank 1 is the best, so `best <= low <= high <= worst`.
    """

    low: int
    high: int
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class _Child:
    """What one child of a mean is worth in each region.

    A region's own value is drawn from `low` up, in steps, and kept between `floor` and `ceiling`.
    `own` is 0 where the value is made of what is drawn below it (there `made` is 1) or where there
    is none; None stands for 1 in every region. `still` holds the values when there is no bound.
    """

    code: str
    still: Floats
    low: Singles
    floor: np.float32
    ceiling: np.float32
    own: Singles | None
    made: Floats | None


@dataclass(frozen=True, slots=True)
class _Branch:
    """A mean: `asked` is 1 where a child has a value in a region, else 0 (children x regions)."""

    code: str
    children: tuple[_Child, ...]
    weights: Floats
    moves: bool
    still: Floats
    asked: Floats


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
    ranks = _draw(branches, len(ranked), draws, seed, bounds)
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

    def branch(self, code: str) -> _Branch:
        children = self.instrument.children(code)
        moves = self.instrument.node(code).method is Method.WEIGHTED_MEAN
        weights = [child.weight if moves and child.weight else Fraction(1) for child in children]
        return self._branch(code, children, weights, moves=moves)

    def top(self) -> _Branch:
        """Above the root, so that an index that was given moves like any other value."""
        return self._branch("", (self.instrument.root,), [Fraction(1)], moves=False)

    def _branch(
        self, code: str, children: Sequence[Node], weights: list[Fraction], *, moves: bool
    ) -> _Branch:
        asked = [[child.code in found for found in self.values] for child in children]
        laid = tuple(self._child(child) for child in children)
        return _Branch(
            code=code,
            children=laid,
            weights=np.array([float(weight) for weight in weights]),
            moves=moves,
            still=np.stack([child.still for child in laid]),
            asked=np.array(asked, dtype=np.float64),
        )

    def _child(self, node: Node) -> _Child:
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
        return _Child(
            code=node.code,
            still=value if self.bound == 0 else np.zeros_like(value),
            low=(value - float(self.bound)).astype(np.float32),
            floor=np.float32(node.scale.low),
            ceiling=np.float32(node.scale.high),
            own=None if own.all() else own.astype(np.float32),
            made=made.astype(np.float64) if made.any() else None,
        )


def _draw(
    branches: Sequence[_Branch], regions: int, draws: int, seed: int, bounds: tuple[float, float]
) -> Ranks:
    """The rank of every region in every draw (draws x regions)."""
    random = np.random.Generator(np.random.SFC64(seed))
    ranks = np.empty((draws, regions), dtype=np.uint32)
    block = max(1, _VALUES_AT_ONCE // regions)
    for begin in range(0, draws, block):
        part = ranks[begin : begin + block]
        drawn: dict[str, Floats] = {}
        for branch in branches:
            drawn[branch.code] = _mean(branch, drawn, random, part.shape, bounds)
        part[:] = _ranked(drawn[branches[-1].code])
    return ranks


def _mean(
    branch: _Branch,
    drawn: Mapping[str, Floats],
    random: np.random.Generator,
    shape: tuple[int, ...],
    bounds: tuple[float, float],
) -> Floats:
    """What a mean is worth in each of a few draws (draws x regions); 0 where nothing is known."""
    weight_bound, score_bound = bounds
    weights = np.broadcast_to(branch.weights, (shape[0], len(branch.weights)))
    if branch.moves:
        weights = weights * random.uniform(1 - weight_bound, 1 + weight_bound, weights.shape)
    total: Floats = weights @ branch.still
    moved, worth = np.zeros(shape, dtype=np.float32), np.empty(shape, dtype=np.float32)
    for child, weight in zip(branch.children, weights.T, strict=True):
        if score_bound and (child.own is None or child.own.any()):
            _draw_values(child, random, score_bound, worth)
            worth *= weight.astype(np.float32)[:, None]
            moved += worth
        if child.made is not None:
            total += weight[:, None] * drawn[child.code] * child.made
    total += moved
    asked = weights @ branch.asked
    return np.divide(total, asked, out=np.zeros(shape), where=asked > 0)


def _draw_values(
    child: _Child, random: np.random.Generator, score_bound: float, worth: Singles
) -> None:
    """Fill in what a child is worth of its own in each draw (draws x regions)."""
    steps = _steps(random, worth.size).reshape(worth.shape)
    np.multiply(steps, np.float32(2 * score_bound / _STEPS), out=worth)
    worth += child.low
    np.clip(worth, child.floor, child.ceiling, out=worth)
    if child.own is not None:
        worth *= child.own


def _steps(random: np.random.Generator, count: int) -> NDArray[np.uint16]:
    """Numbers from 0 to _STEPS, each as likely: four out of each word, which is what takes time."""
    words = random.bit_generator.random_raw(-(-count // 4))
    return words.view(np.uint16)[:count]


def _ranked(indexes: Floats) -> NDArray[np.intp]:
    """The rank of every region in every draw, 1 for the highest; equals share theirs."""
    indexes = -indexes.round(_SAME)
    order = indexes.argsort(axis=1)
    ordered = np.take_along_axis(indexes, order, axis=1)
    places = np.broadcast_to(np.arange(1, indexes.shape[1] + 1), indexes.shape).copy()
    places[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    ranks = np.empty_like(places)
    np.put_along_axis(ranks, order, np.maximum.accumulate(places, axis=1), axis=1)
    return ranks


def _intervals(ranks: Ranks) -> list[Interval]:
    draws = len(ranks)
    low, high = -(-draws * 5 // 100) - 1, -(-draws * 95 // 100) - 1
    ranks.partition((0, low, high, draws - 1), axis=0)
    ends = ranks[[low, high, 0, draws - 1]].T
    return [Interval(*map(int, each)) for each in ends]

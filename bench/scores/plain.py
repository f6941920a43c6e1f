"""The numbers of a ranking by numpy alone: indices, ranks, and how far a rank may move.

`python -m bench.scores.plain REGIONS DRAWS` works them out once and prints them with the seconds
that it took.
"""

import sys
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from bench.process import tell
from bench.scores.workload import HIGHEST, SCORE_MOVES, SEED, WEIGHT_MOVES, Contest, contest
from bench.stopwatch import Stopwatch

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_BLOCK = 2
"""Draws at once: the moved scores of all regions still lie in the processor's cache."""
_DECIMALS = 12
"""Indices that differ by less are equal, and differ only because numbers are binary."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Weights as they are written: `parts` (P,), `sub_parts` (P, S), `questions` (P, S, Q)."""

    parts: Floats
    sub_parts: Floats
    questions: Floats


@dataclass(frozen=True, slots=True)
class Ranking:
    """For each region: index, rank counted from 1, and the ranks that it took in the draws.

    Equals share a rank and the next is left out. `low` and `high` are the 5th and 95th percentile,
    ranks that were really taken; `best` and `worst` the extremes.
    """

    index: Floats
    rank: Ints
    low: Ints
    high: Ints
    best: Ints
    worst: Ints


def arrays(given: Contest) -> tuple[Tree, Floats]:
    """The contest's tree, and its scores, (regions, questions)."""
    parts, sub_parts, questions, scores = (
        np.array(each, dtype=np.float64)
        for each in (given.parts, given.sub_parts, given.questions, given.scores)
    )
    return Tree(parts, sub_parts, questions), scores


def ranking(
    tree: Tree,
    scores: Floats,
    *,
    draws: int,
    seed: int = SEED,
    weight_moves: float = float(WEIGHT_MOVES),
    score_moves: float = float(SCORE_MOVES),
    highest: float = HIGHEST,
) -> Ranking:
    """Rank by the weighted mean of weighted means, then draw.

    `scores` is (regions, questions), each between 0 and `highest`. In each draw every weight of the
    tree moves by up to the share `weight_moves` of itself, every score by up to `score_moves`, but
    not off the scale; all uniform and independent.
    """
    index = np.round(scores @ _shares(tree), _DECIMALS)
    rank = 1 + (index > index[:, np.newaxis]).sum(axis=1)
    taken = _taken(tree, scores, draws, seed, (weight_moves, score_moves, highest))
    until = taken.cumsum(axis=1)
    places = len(scores)
    return Ranking(
        index,
        rank,
        low=1 + (until >= 0.05 * draws).argmax(axis=1),
        high=1 + (until >= 0.95 * draws).argmax(axis=1),
        best=1 + (taken > 0).argmax(axis=1),
        worst=places - (taken[:, ::-1] > 0).argmax(axis=1),
    )


def _shares(tree: Tree) -> Floats:
    """What each question counts of the whole, (..., questions), from weights (..., P, S, Q)."""
    found = (
        _of_one(tree.parts)[..., np.newaxis, np.newaxis]
        * _of_one(tree.sub_parts)[..., np.newaxis]
        * _of_one(tree.questions)
    )
    return found.reshape(*found.shape[:-3], -1)


def _of_one(weights: Floats) -> Floats:
    found: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return found


def _taken(
    tree: Tree, scores: Floats, draws: int, seed: int, bounds: tuple[float, float, float]
) -> Ints:
    """How often each region took each rank, (regions, ranks)."""
    weight_moves, score_moves, highest = bounds
    chance = np.random.default_rng(seed)
    regions = len(scores)
    lowest = scores - score_moves
    # In each draw the regions, the highest index first: the column is the rank less one.
    order = np.empty((draws, regions), dtype=np.int64)
    block = np.empty((_BLOCK, *scores.shape))
    for start in range(0, draws, _BLOCK):
        count = min(_BLOCK, draws - start)
        moved = Tree(
            *(
                each * chance.uniform(1 - weight_moves, 1 + weight_moves, (count, *each.shape))
                for each in (tree.parts, tree.sub_parts, tree.questions)
            )
        )
        drawn = chance.random(out=block[:count])
        drawn *= 2 * score_moves
        drawn += lowest
        np.clip(drawn, 0, highest, out=drawn)
        index = (drawn @ _shares(moved)[:, :, np.newaxis])[:, :, 0]
        order[start : start + count] = np.argsort(-index, axis=1)
    order *= regions
    order += np.arange(regions)
    return np.bincount(order.ravel(), minlength=regions**2).reshape(regions, regions)


def main() -> None:
    """Print what it took and what was found."""
    regions, draws = map(int, sys.argv[1:])
    tree, scores = arrays(contest(regions))
    watch = Stopwatch()
    found = ranking(tree, scores, draws=draws)
    took = watch.read()
    tell(**took, **{name: values.tolist() for name, values in asdict(found).items()})


if __name__ == "__main__":
    main()

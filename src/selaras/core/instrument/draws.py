"""Drawing means, values and ranks in blocks, for all regions and many draws at once.

Worked bottom up, child by child: a block is a matrix (draws x regions) that fits into a core's
cache, and nothing of the size (draws x regions x questions) ever exists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_SAME: Final = 9
"""Decimals to which two indexes are the same: regions that tie exactly must tie here too."""

_STEPS: Final = 2**16 - 1
"""A value moves in so many steps from one end of its range to the other."""

_VALUES_AT_ONCE: Final = 32_768
"""Draws of one child over all regions; what is worked on at once fits into a core's cache."""

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ranks = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Child:
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
class Branch:
    """A mean: `asked` is 1 where a child has a value in a region, else 0 (children x regions)."""

    code: str
    children: tuple[Child, ...]
    weights: Floats
    moves: bool
    still: Floats
    asked: Floats


def draw_ranks(
    branches: Sequence[Branch], regions: int, draws: int, seed: int, bounds: tuple[float, float]
) -> Ranks:
    """The rank of every region in every draw (draws x regions), two bytes each as a rule."""
    random = np.random.Generator(np.random.SFC64(seed))
    ranks: Ranks = np.empty((draws, regions), dtype=np.min_scalar_type(regions))
    block = max(1, _VALUES_AT_ONCE // regions)
    for begin in range(0, draws, block):
        part = ranks[begin : begin + block]
        drawn: dict[str, Floats] = {}
        for branch in branches:
            drawn[branch.code] = _mean(branch, drawn, random, part.shape, bounds)
        part[:] = _ranked(drawn[branches[-1].code])
    return ranks


def _mean(
    branch: Branch,
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
    child: Child, random: np.random.Generator, score_bound: float, worth: Singles
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

"""Round ticks and places for labels, computed before drawing so that nothing overlaps."""

import math
from collections.abc import Sequence

_STEPS = (1, 2, 2.5, 5, 10)
_MOST_STEPS = 5


def round_ticks(low: float, high: float) -> list[float]:
    """Ticks at round steps from at or below `low` to at or above `high`, zero among them.

    >>> round_ticks(0, 1184)
    [0, 250, 500, 750, 1000, 1250]
    """
    low, high = min(low, 0), max(high, 0)
    if low == high:
        high = 1
    span = high - low
    power = 10.0 ** math.floor(math.log10(span / _MOST_STEPS))
    step = next(power * step for step in _STEPS if span / (power * step) <= _MOST_STEPS)
    first, last = math.floor(low / step), math.ceil(high / step - 1e-9)
    return [_plain(number * step) for number in range(first, last + 1)]


def _plain(number: float) -> float:
    rounded = round(number, 10)
    return int(rounded) if rounded == int(rounded) else rounded


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions close to the wanted ones, in their order of size, at least `gap` apart.

    They stay between `low` and `high` while there is room for all of them.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = [0.0] * len(wanted)
    edge = low - gap
    for index in order:
        edge = placed[index] = max(wanted[index], edge + gap)
    edge = high + gap
    for index in reversed(order):
        edge = placed[index] = min(placed[index], edge - gap)
    return placed

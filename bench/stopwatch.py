"""Wall and processor time of one side, its child processes included."""

import os
from collections.abc import Sequence
from statistics import quantiles
from time import perf_counter


class Stopwatch:
    """Runs from its making."""

    def __init__(self) -> None:
        self._processor = _processor()
        self._start = perf_counter()

    def read(self) -> dict[str, float]:
        """`seconds` passed, and `processor` seconds used by this process and its children."""
        return {
            "seconds": perf_counter() - self._start,
            "processor": _processor() - self._processor,
        }


def percentile(seconds: Sequence[float], share: int) -> float:
    """The time within which `share` percent, 1 to 99, were done; at least two are needed.

    Between two measured times it is interpolated, beyond the longest it never lies.
    """
    return quantiles(seconds, n=100, method="inclusive")[share - 1]


def _processor() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system

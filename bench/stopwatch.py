"""Wall and processor time of one side, its child processes included."""

import os
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


def _processor() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system

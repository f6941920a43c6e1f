"""Lets threads wait for the one that is already working out what they need."""

from threading import Lock

_STRIPES = 16


class Turns:
    """One thread at a time for each plan; the others then find the result in memory.

    Plans whose numbers differ by a multiple of 16 share a turn. To be taken only around work
    that waits for nobody else: reading and computing.
    """

    def __init__(self) -> None:
        self._locks = tuple(Lock() for _ in range(_STRIPES))

    def of(self, pk: int) -> Lock:
        """The turn of the plan with this number, to be used in a `with`."""
        return self._locks[pk % _STRIPES]

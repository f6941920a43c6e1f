"""Seats assessors in balance: a pure function of who may judge what.

A region gets so many different assessors; loads are as even as those who may allow. Evenness is
that of a semi-matching: as long as a chain of moves brings a seat from one assessor to another
who has at least two fewer, it is taken, and without such a chain no other seating is more even
(Harvey, Ladner, Lovász and Tamir, Semi-matchings for bipartite graphs, 2006).
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom each region gets beside those it has, how many it lacks, and each assessor's load."""

    given: Mapping[str, tuple[int, ...]]
    lacking: Mapping[str, int]
    loads: Mapping[int, int]


def propose(
    regions: Iterable[str],
    assessors: Sequence[int],
    eligible: Mapping[str, frozenset[int]],
    seats: int,
    taken: Mapping[str, frozenset[int]],
) -> Proposal:
    """Fill every region up to so many seats; who sits already stays and counts.

    `eligible` says who may judge a region. The same input gives the same proposal, in whatever
    order it comes. Assessors meet varying colleagues where loads leave a choice.
    """
    seating = _Seating(sorted(assessors), taken)
    ordered = sorted(regions, key=lambda region: (len(eligible[region]), region))
    lacking = {}
    for region in ordered:
        missing = seats - len(seating.panel(region))
        found = seating.seat(region, sorted(eligible[region]), missing)
        if found < missing:
            lacking[region] = missing - found
    seating.even_out({region: sorted(eligible[region]) for region in ordered})
    given = {region: tuple(sorted(seating.given[region])) for region in sorted(ordered)}
    return Proposal(given, dict(sorted(lacking.items())), dict(seating.loads))


class _Seating:
    def __init__(self, assessors: Sequence[int], taken: Mapping[str, frozenset[int]]) -> None:
        self.taken = taken
        self.given: dict[str, set[int]] = {}
        self.regions: dict[int, set[str]] = {assessor: set() for assessor in assessors}
        self.loads: dict[int, int] = dict.fromkeys(assessors, 0)
        self.met: Counter[tuple[int, int]] = Counter()
        for panel in taken.values():
            for assessor in panel:
                self.loads[assessor] = self.loads.get(assessor, 0) + 1

    def panel(self, region: str) -> set[int]:
        """Everybody who judges the region."""
        return self.given.get(region, set()) | self.taken.get(region, frozenset())

    def seat(self, region: str, eligible: Sequence[int], missing: int) -> int:
        """Seat those with the least to do, who met the others least; returns how many."""
        self.given[region] = set()
        for done in range(max(missing, 0)):
            panel = self.panel(region)
            free = [each for each in eligible if each not in panel]
            if not free:
                return done
            chosen = min(free, key=lambda each: (self.loads[each], self._met(each, panel), each))
            self.met.update(_pair(chosen, other) for other in panel)
            self.given[region].add(chosen)
            self.regions[chosen].add(region)
            self.loads[chosen] += 1
        return max(missing, 0)

    def even_out(self, eligible: Mapping[str, Sequence[int]]) -> None:
        """Move seats along chains until no chain makes loads more even."""
        while self._spread() > 1:
            busiest = sorted(self.loads, key=lambda each: (-self.loads[each], each))
            if not any(self._relieve(assessor, eligible) for assessor in busiest):
                return

    def _relieve(self, start: int, eligible: Mapping[str, Sequence[int]]) -> bool:
        """Take a seat from this assessor if somebody with two fewer can get one in the end."""
        came: dict[int, tuple[int, str]] = {}
        waiting = deque([start])
        while waiting:
            now = waiting.popleft()
            for region in sorted(self.regions.get(now, ())):
                panel = self.panel(region)
                for other in eligible[region]:
                    if other in came or other == start or other in panel:
                        continue
                    came[other] = (now, region)
                    if self.loads[other] <= self.loads[start] - 2:
                        self._move_along(came, start, other)
                        return True
                    waiting.append(other)
        return False

    def _move_along(self, came: Mapping[int, tuple[int, str]], start: int, end: int) -> None:
        self.loads[start] -= 1
        self.loads[end] += 1
        while end != start:
            giver, region = came[end]
            self.given[region].remove(giver)
            self.regions[giver].remove(region)
            self.given[region].add(end)
            self.regions[end].add(region)
            end = giver

    def _spread(self) -> int:
        return max(self.loads.values(), default=0) - min(self.loads.values(), default=0)

    def _met(self, assessor: int, panel: Iterable[int]) -> int:
        return sum(self.met[_pair(assessor, other)] for other in panel)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)

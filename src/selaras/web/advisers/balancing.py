"""Proposes who guides which region: near, evenly, and never where somebody must not.

A pure function. Every region gets one adviser. The sum of the ways (kilometres along the great
circle) and of what each further region of the same adviser is held to cost is the least there is
(a linear assignment of regions to places; scipy). The cost of a further region is ours, no rule
of the programme: it says how much further somebody else may travel before one adviser gets two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

import numpy
from scipy.optimize import linear_sum_assignment

FURTHER_REGION = 400
"""Kilometres that each region more counts like, for whoever has regions already."""

_RADIUS = 6371.0
"""Mean radius of the earth in kilometres (IUGG)."""

_NEVER = 1e9

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An adviser: number, where from, how many regions now, and how many at most."""

    number: int
    home: Place
    load: int
    most: int


@dataclass(frozen=True, slots=True)
class Given:
    """A region's adviser and how far that is, in whole kilometres."""

    region: str
    adviser: int
    distance: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who gets which region, and regions for which nobody is left."""

    given: tuple[Given, ...]
    lacking: tuple[str, ...]


def distance(one: Place, other: Place) -> float:
    """Kilometres along the great circle (haversine formula)."""
    north, south = radians(one[0]), radians(other[0])
    half = (
        sin((south - north) / 2) ** 2
        + cos(north) * cos(south) * sin(radians(other[1] - one[1]) / 2) ** 2
    )
    return 2 * _RADIUS * asin(min(1.0, sqrt(half)))


def propose(
    regions: Mapping[str, Place],
    candidates: Sequence[Candidate],
    barred: frozenset[tuple[str, int]] = frozenset(),
) -> Proposal:
    """An adviser for each of the regions. The same input gives the same proposal.

    `barred` are pairs of region and adviser that must not come together. A region stays without
    where all that may are full.
    """
    codes = sorted(regions)
    places = [
        (each, taken)
        for each in sorted(candidates, key=lambda candidate: candidate.number)
        for taken in range(each.load, each.most)
    ]
    if not codes or not places:
        return Proposal((), tuple(codes))
    away = {
        (code, each.number): distance(regions[code], each.home)
        for code in codes
        for each in candidates
    }
    costs = numpy.array(
        [
            [
                _NEVER
                if (code, each.number) in barred
                else away[code, each.number] + FURTHER_REGION * taken
                for each, taken in places
            ]
            for code in codes
        ]
    )
    rows, columns = linear_sum_assignment(costs)
    given = []
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        if costs[row, column] < _NEVER:
            code, number = codes[row], places[column][0].number
            given.append(Given(code, number, round(away[code, number])))
    served = {each.region for each in given}
    return Proposal(tuple(given), tuple(code for code in codes if code not in served))

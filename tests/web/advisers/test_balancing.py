"""Proposals against every way there is, and distances against what geometry says."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.web.advisers.balancing import FURTHER_REGION, Candidate, Proposal, distance, propose

pytestmark = pytest.mark.one_database

_PLACES = st.tuples(
    st.floats(-10, 6, allow_nan=False).map(lambda value: round(value, 2)),
    st.floats(95, 141, allow_nan=False).map(lambda value: round(value, 2)),
)


def test_a_quarter_of_the_earth_and_no_way_at_all() -> None:
    # A quarter of a great circle of radius 6371 km: pi/2 x 6371.
    assert distance((0, 0), (0, 90)) == pytest.approx(10007.54, abs=0.01)
    assert distance((90, 0), (0, 33)) == pytest.approx(10007.54, abs=0.01)
    assert distance((-5.1, 119.4), (-5.1, 119.4)) == 0


def test_two_regions_near_one_adviser_are_both_hers_while_the_other_is_far() -> None:
    near = Candidate(1, (-2.0, 120.0), 0, 4)
    far = Candidate(2, (3.5, 98.7), 0, 4)
    found = propose({"73.22": (-2.3, 120.1), "73.17": (-3.4, 120.2)}, [near, far])
    assert {each.region: each.adviser for each in found.given} == {"73.17": 1, "73.22": 1}


def test_a_near_colleague_takes_the_second_region() -> None:
    one = Candidate(1, (-2.0, 120.0), 0, 4)
    other = Candidate(2, (-2.1, 120.0), 0, 4)
    found = propose({"73.22": (-2.0, 120.0), "73.17": (-2.0, 120.0)}, [one, other])
    assert {each.adviser for each in found.given} == {1, 2}


def test_whoever_is_full_or_barred_gets_nothing_and_the_region_is_told() -> None:
    full = Candidate(1, (0.0, 120.0), 2, 2)
    barred = Candidate(2, (0.0, 120.0), 0, 2)
    found = propose({"73.22": (0.0, 120.0)}, [full, barred], frozenset({("73.22", 2)}))
    assert found == Proposal((), ("73.22",))


@given(
    st.lists(_PLACES, min_size=1, max_size=3),
    st.lists(st.tuples(_PLACES, st.integers(0, 1), st.integers(0, 2)), max_size=3),
    st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2))),
)
def test_nothing_costs_less(
    places: list[tuple[float, float]],
    people: list[tuple[tuple[float, float], int, int]],
    barred: set[tuple[int, int]],
) -> None:
    regions = {f"11.0{number}": place for number, place in enumerate(places)}
    candidates = [Candidate(n, home, load, most) for n, (home, load, most) in enumerate(people)]
    never = frozenset((f"11.0{region}", person) for region, person in barred)
    found = propose(regions, candidates, never)
    mine = {each.region: each.adviser for each in found.given}
    assert set(mine) | set(found.lacking) == set(regions)
    best = min(
        (_cost(dict(zip(regions, each, strict=True)), regions, candidates, never))
        for each in product([None, *range(len(candidates))], repeat=len(regions))
    )
    chosen = {code: mine.get(code) for code in regions}
    served, cost = _cost(chosen, regions, candidates, never)
    assert (served, cost) == (best[0], pytest.approx(best[1], abs=1e-6))


def _cost(
    chosen: dict[str, int | None],
    regions: dict[str, tuple[float, float]],
    candidates: list[Candidate],
    never: frozenset[tuple[str, int]],
) -> tuple[int, float]:
    """How many stay without anybody, and what the rest costs; no way at all for a forbidden one."""
    loads = {each.number: each.load for each in candidates}
    cost = 0.0
    for code, number in chosen.items():
        if number is None:
            continue
        candidate = candidates[number]
        if (code, number) in never or loads[number] >= candidate.most:
            return len(regions) + 1, 0.0
        cost += distance(regions[code], candidate.home) + FURTHER_REGION * loads[number]
        loads[number] += 1
    return sum(number is None for number in chosen.values()), cost

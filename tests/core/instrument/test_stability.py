"""How far ranks move when weights and scores do."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.instrument import ROOT, Entry, node_values, rank
from selaras.core.instrument.stability import (
    SCORE_BOUND,
    WEIGHT_BOUND,
    Interval,
    rank_intervals,
)
from tests.core.instrument.trees import CITIES_ONLY, MATURITY, MEASURED, TWO_BRANCHES, numbers

STILL = Fraction(0)
LEVELS = st.integers(1, 5).map(Fraction)
WHOLE = st.fixed_dictionaries({}, optional=dict.fromkeys(("A1", "A2", "B1", "B3"), LEVELS))
UPPER = st.fixed_dictionaries({}, optional={"A": LEVELS, "B": st.fractions(1, 5)})


def intervals(
    *answers: dict[str, Fraction],
    seed: int = 1,
    weight_bound: Fraction = WEIGHT_BOUND,
    score_bound: Fraction = SCORE_BOUND,
) -> list[Interval | None]:
    return rank_intervals(
        TWO_BRANCHES,
        answers,
        draws=400,
        seed=seed,
        weight_bound=weight_bound,
        score_bound=score_bound,
    )


@settings(max_examples=40)
@given(st.lists(WHOLE | UPPER | st.just(numbers(index=3)), max_size=8))
def test_where_nothing_moves_the_interval_is_the_rank(answers: list[dict[str, Fraction]]) -> None:
    found = rank_intervals(TWO_BRANCHES, answers, draws=7, weight_bound=STILL, score_bound=STILL)
    indexes = [node_values(TWO_BRANCHES, each).get(ROOT) for each in answers]
    entries = [Entry(str(place), index) for place, index in enumerate(indexes)]
    places = {each.key: each.place for each in rank(entries)}
    for place, interval in enumerate(found):
        rank_of = places[str(place)]
        if rank_of is None:
            assert interval is None
        else:
            assert interval == Interval(rank_of, rank_of, rank_of, rank_of)


def test_far_apart_stays_in_order_and_close_changes_places() -> None:
    # All of 5 and all of 1 never meet; 3.1 and 3.0 do, each moved by up to a quarter.
    found = intervals(numbers(A=5, B=5), numbers(A="3.1", B=3), numbers(A=3, B="3.1"), numbers(A=1))
    assert found == [
        Interval(1, 1, 1, 1),
        Interval(2, 3, 2, 3),
        Interval(2, 3, 2, 3),
        Interval(4, 4, 4, 4),
    ]


def test_weights_alone_can_turn_an_order() -> None:
    # 0.6 x 4 + 0.4 x 1 = 2.8 against 2.75: A must lose 1/60 of its weight's share to fall behind.
    first, second = numbers(A=4, B=1), numbers(A="2.75", B="2.75")
    assert intervals(first, second, score_bound=STILL) == [Interval(1, 2, 1, 2)] * 2
    near = Fraction(1, 1000)
    still = intervals(first, second, score_bound=STILL, weight_bound=near)
    assert still == [Interval(1, 1, 1, 1), Interval(2, 2, 2, 2)]


def test_values_stay_within_their_scale() -> None:
    # Two that have all there is can only lose; who has it by a hair less than 4.5 never passes.
    top, below = numbers(A=5, B=5), numbers(A="4.49", B="4.49")
    assert intervals(top, below) == [Interval(1, 1, 1, 1), Interval(2, 2, 2, 2)]


def test_the_same_seed_gives_the_same_and_another_one_nearly() -> None:
    answers = [numbers(A1=1 + place % 5, B1=1 + place % 3, B2=2) for place in range(20)]
    assert intervals(*answers) == intervals(*answers)
    others = zip(intervals(*answers), intervals(*answers, seed=5), strict=True)
    for first, second in others:
        assert first is not None
        assert second is not None
        assert abs(first.low - second.low) <= 3
        assert abs(first.high - second.high) <= 3


def test_levels_and_bands_move_as_a_whole() -> None:
    # Levels 3 and 4 are a whole point apart, and a quarter each way does not bridge it.
    levels = [numbers(a=1, b=1, c=1, d=0, e=0), numbers(a=1, b=1, c=1, d=1, e=0)]
    found = rank_intervals(MATURITY, levels, draws=200)
    assert found == [Interval(2, 2, 2, 2), Interval(1, 1, 1, 1)]
    # 79 and 81 per cent are in different bands, 3 and 5: moving the score does not move the band.
    measured = [numbers(t=79, s1=1, s2=1, s3=0), numbers(t=81, s1=1, s2=1, s3=0)]
    assert rank_intervals(MEASURED, measured, draws=200) == [
        Interval(2, 2, 2, 2),
        Interval(1, 1, 1, 1),
    ]


def test_in_the_middle_of_many_equals_every_place_is_as_likely() -> None:
    # Of 100 alike the ranks of one are even over 1 to 100: 5 % below 5, 5 % above 95.
    found = rank_intervals(TWO_BRANCHES, [numbers(A=3, B=3)] * 100, draws=4_000)
    for interval in found:
        assert interval is not None
        assert abs(interval.low - 5) <= 2
        assert abs(interval.high - 95) <= 2


def test_what_does_not_apply_does_not_move_anything() -> None:
    answers = [numbers(A=3, B=1, C=3), numbers(A=3, B=5, C=3)]

    def still(kinds: list[str | None]) -> list[Interval | None]:
        return rank_intervals(
            CITIES_ONLY, answers, kinds=kinds, draws=9, weight_bound=STILL, score_bound=STILL
        )

    assert still(["regency", "regency"]) == [Interval(1, 1, 1, 1), Interval(1, 1, 1, 1)]
    assert still([None, "city"]) == [Interval(2, 2, 2, 2), Interval(1, 1, 1, 1)]


def test_nobody_has_no_interval() -> None:
    assert rank_intervals(TWO_BRANCHES, []) == []
    assert rank_intervals(TWO_BRANCHES, [{}, numbers(A=3)], draws=3) == [
        None,
        Interval(1, 1, 1, 1),
    ]

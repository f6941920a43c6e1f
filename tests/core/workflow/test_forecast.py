"""The forecast against values worked by hand with fractions, and what must hold for any way."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.workflow import Forecast, Leg, Working, forecast, median_pace, pace_of

ONE = Fraction(1)
START = date(2022, 4, 21)


def day(number: int) -> date:
    return START + timedelta(days=number)


def test_nobody_has_begun() -> None:
    # 30 * 1.5 = 45; 31 * 1.5 = 46.5, so 47; 92 days against 61 planned.
    legs = (Leg(30), Leg(31))
    assert forecast(legs, today=START, pace_before=Fraction(3, 2)) == Forecast(
        end=day(92),
        late_days=31,
        pace=Fraction(3, 2),
        working=Working(0, 0, 0, Fraction(3, 2), 92),
    )


def test_one_slow_stage_is_no_proof() -> None:
    # 45 real days for 30, and 30 more at 1: (45 + 30) / 60 = 5/4. Under way for 10 of
    # ceil(30 * 5/4) = 38 days, so 28 are left; ceil(40 * 5/4) = 50. Day 55 + 78 = 133 against 100.
    legs = (Leg(30, day(0), day(45)), Leg(30, day(45)), Leg(40))
    assert forecast(legs, today=day(55), pace_before=ONE) == Forecast(
        end=day(133),
        late_days=33,
        pace=Fraction(5, 4),
        working=Working(1, 30, 45, ONE, 78),
    )


def test_two_stages_weigh_twice_as_much_as_the_pace_of_the_cohort() -> None:
    # (20 + 60) real for (30 + 30) planned; the average stage is 30, at 3/4 it takes 22.5:
    # 102.5 / 90 = 41/36. ceil(36 * 41/36) = 41 exactly, no rounding. Day 80 + 41 against 96.
    legs = (Leg(30, day(0), day(20)), Leg(30, day(20), day(80)), Leg(36))
    found = forecast(legs, today=day(80), pace_before=Fraction(3, 4))
    assert (found.pace, found.end, found.late_days) == (Fraction(41, 36), day(121), 25)


def test_what_is_overdue_needs_one_more_day() -> None:
    legs = (Leg(30, day(0)),)
    found = forecast(legs, today=day(200), pace_before=ONE)
    assert (found.end, found.late_days) == (day(201), 171)


def test_who_is_through_has_no_forecast_any_more() -> None:
    legs = (Leg(30, day(0), day(28)), Leg(30, day(28), day(55)))
    found = forecast(legs, today=day(400), pace_before=Fraction(9))
    assert (found.end, found.late_days, found.working.days_left) == (day(55), -5, 0)


def test_no_stages_at_all() -> None:
    found = forecast((), today=START, pace_before=ONE)
    assert (found.end, found.late_days) == (START, 0)


def test_a_stage_ended_on_its_first_day_took_one() -> None:
    assert pace_of((Leg(4, day(0), day(0)), Leg(9))) == Fraction(1, 4)
    assert pace_of((Leg(4, day(0)),)) is None


@pytest.mark.parametrize(
    ("paces", "expected"),
    [
        ((), ONE),
        ((None, None), ONE),
        ((Fraction(3, 2), None), Fraction(3, 2)),
        ((Fraction(2), Fraction(1), Fraction(3, 2)), Fraction(3, 2)),
        ((Fraction(1), Fraction(4, 3)), Fraction(7, 6)),
    ],
)
def test_the_pace_of_a_cohort_is_the_one_in_the_middle(
    paces: tuple[Fraction | None, ...], expected: Fraction
) -> None:
    assert median_pace(paces) == expected


@pytest.mark.parametrize(
    ("planned", "began", "ended"),
    [(0, None, None), (5, None, day(1)), (5, day(2), day(1))],
)
def test_what_cannot_be_is_no_leg(planned: int, began: date | None, ended: date | None) -> None:
    with pytest.raises(ValueError, match="stage"):
        Leg(planned, began, ended)


paces = st.fractions(min_value=Fraction(1, 4), max_value=4, max_denominator=60)
planned = st.integers(1, 90)


@st.composite
def ways(draw: st.DrawFn) -> tuple[tuple[Leg, ...], date]:
    """Stages one after the other: some ended, perhaps one under way, the others ahead; today."""
    legs: list[Leg] = []
    now = START
    for days in draw(st.lists(planned, max_size=5)):
        until = now + timedelta(days=draw(st.integers(0, 150)))
        legs.append(Leg(days, now, until))
        now = until
    today = now
    if draw(st.booleans()):
        legs.append(Leg(draw(planned), now))
        today = now + timedelta(days=draw(st.integers(0, 200)))
    legs += [Leg(days) for days in draw(st.lists(planned, max_size=5))]
    return tuple(legs), today


@given(ways(), paces)
def test_the_end_is_never_in_the_past_unless_it_has_come(
    way: tuple[tuple[Leg, ...], date], pace: Fraction
) -> None:
    legs, today = way
    found = forecast(legs, today=today, pace_before=pace)
    ahead = [leg for leg in legs if leg.ended is None]
    if ahead:
        # Each stage that is not through takes a day at least.
        assert found.end >= today + timedelta(days=len(ahead))
    else:
        assert found.end <= today


@given(ways(), paces)
def test_the_pace_lies_between_the_own_one_and_the_cohort_s(
    way: tuple[tuple[Leg, ...], date], pace: Fraction
) -> None:
    legs, today = way
    own = pace_of(legs)
    found = forecast(legs, today=today, pace_before=pace).pace
    assert min(pace, own or pace) <= found <= max(pace, own or pace)


@given(ways(), paces, paces)
def test_a_slower_cohort_never_makes_the_end_earlier(
    way: tuple[tuple[Leg, ...], date], one: Fraction, other: Fraction
) -> None:
    legs, today = way
    quick, slow = sorted((one, other))
    sooner = forecast(legs, today=today, pace_before=quick)
    later = forecast(legs, today=today, pace_before=slow)
    assert sooner.end <= later.end
    assert sooner.late_days <= later.late_days


@given(st.lists(planned, min_size=1, max_size=8), st.integers(0, 7))
def test_who_keeps_to_the_plan_is_forecast_to_be_on_time(days: list[int], through: int) -> None:
    legs = []
    now = START
    for number, each in enumerate(days):
        until = now + timedelta(days=each)
        legs.append(Leg(each, now, until) if number < through else Leg(each))
        now = until
    done = sum(days[:through])
    found = forecast(legs, today=START + timedelta(days=done), pace_before=ONE)
    assert (found.pace, found.late_days, found.end) == (ONE, 0, now)

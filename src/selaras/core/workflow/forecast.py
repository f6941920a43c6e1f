"""When a region will be through, by the pace at which it went so far.

Ours, not official: nobody prescribes such a forecast, and pages that show one say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from statistics import median
from typing import Final

NORMAL_PACE: Final = Fraction(1)
"""The pace of a cohort in which nobody has ended a stage yet: as planned."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One stage of a region's way: days planned (1 or more), and the days it began and ended.

    Both are None while it lies ahead; `ended` is None while it is under way. Raises ValueError
    for a stage of no days and for one that ended without or before beginning.
    """

    planned_days: int
    began: date | None = None
    ended: date | None = None

    def __post_init__(self) -> None:
        if self.planned_days < 1:
            raise ValueError("a stage lasts at least one day")
        if self.ended is not None and (self.began is None or self.ended < self.began):
            raise ValueError("a stage ends after it began")

    @property
    def real_days(self) -> int | None:
        """Days from its beginning to its end, never fewer than one; None before it has ended."""
        if self.began is None or self.ended is None:
            return None
        return max(1, (self.ended - self.began).days)


@dataclass(frozen=True, slots=True)
class Working:
    """How a forecast came about: stages that ended, with their days planned and real."""

    ended: int
    planned_days: int
    real_days: int
    pace_before: Fraction
    days_left: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """`end` is the day of the last gate, `late_days` how many days after the plan that is
    (negative: before), `pace` real days for each planned one."""

    end: date
    late_days: int
    pace: Fraction
    working: Working


def pace_of(legs: Iterable[Leg]) -> Fraction | None:
    """Real days for each planned day of the stages that ended; None while none has."""
    ended = [leg for leg in legs if leg.ended is not None]
    if not ended:
        return None
    real = sum(leg.real_days or 0 for leg in ended)
    return Fraction(real, sum(leg.planned_days for leg in ended))


def median_pace(paces: Iterable[Fraction | None]) -> Fraction:
    """The pace in the middle of a cohort's; as planned where nobody has ended a stage."""
    known = [pace for pace in paces if pace is not None]
    return median(known) if known else NORMAL_PACE


def forecast(legs: Sequence[Leg], *, today: date, pace_before: Fraction) -> Forecast:
    """When the last of these stages will end, seen from `today`.

    The pace of the stages that ended is drawn towards `pace_before` (the cohort's median) as if
    one more stage of average length had been passed at it: one slow stage is no proof. What is
    under way keeps the days that it has had and needs at least one more. The plan that it is
    late against begins with the first stage (today while none has begun) and has no gaps.
    """
    ended = [leg for leg in legs if leg.ended is not None]
    planned = sum(leg.planned_days for leg in ended)
    real = sum(leg.real_days or 0 for leg in ended)
    pace = pace_before
    if ended:
        average = Fraction(planned, len(ended))
        pace = (real + average * pace_before) / (planned + average)
    left = sum(_days_left(leg, today, pace) for leg in legs)
    last = max((leg.ended for leg in legs if leg.ended), default=today)
    end = today + timedelta(days=left) if left else last
    begun = min((leg.began for leg in legs if leg.began), default=today)
    planned_end = begun + timedelta(days=sum(leg.planned_days for leg in legs))
    working = Working(len(ended), planned, real, pace_before, left)
    return Forecast(end, (end - planned_end).days, pace, working)


def _days_left(leg: Leg, today: date, pace: Fraction) -> int:
    if leg.ended is not None:
        return 0
    whole = ceil(leg.planned_days * pace)
    if leg.began is None:
        return whole
    return max(1, whole - (today - leg.began).days)

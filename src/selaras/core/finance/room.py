"""How much room the ceilings leave for the programmes of a plan, year by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from selaras.core.plan import Ceiling, Programme


@dataclass(frozen=True, slots=True)
class Room:
    """A year of one source of funds: its ceiling (None if unknown), what programmes need."""

    year: int
    fund: str
    ceiling: int | None
    needed: int

    @property
    def left(self) -> int | None:
        """Rupiah left under the ceiling; negative when the programmes need more."""
        return None if self.ceiling is None else self.ceiling - self.needed

    @property
    def used(self) -> Fraction | None:
        """The share of the ceiling that the programmes need."""
        return Fraction(self.needed, self.ceiling) if self.ceiling else None


def room(ceilings: Iterable[Ceiling], programmes: Iterable[Programme]) -> tuple[Room, ...]:
    """One entry for every fund and year with a ceiling or a budget, by fund, then year.

    Several ceilings of one fund and year add up.
    """
    allowed: dict[tuple[str, int], int] = {}
    for ceiling in ceilings:
        place = (ceiling.fund, ceiling.year)
        allowed[place] = allowed.get(place, 0) + ceiling.amount
    needed: dict[tuple[str, int], int] = {}
    for programme in programmes:
        for budget in programme.budget:
            place = (budget.fund, budget.year)
            needed[place] = needed.get(place, 0) + budget.amount
    return tuple(
        Room(year, fund, allowed.get((fund, year)), needed.get((fund, year), 0))
        for fund, year in sorted(allowed.keys() | needed.keys())
    )

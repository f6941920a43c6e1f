"""Room under the ceilings, added up by hand."""

from fractions import Fraction

from selaras.core.finance import Room, room
from selaras.core.plan import BudgetLine, Ceiling, Programme


def programme(key: str, *budget: tuple[int, str, int]) -> Programme:
    return Programme(
        key=key,
        name=key,  # type: ignore[arg-type]
        dimension="governance",
        sub_dimension="public-service",
        budget=tuple(BudgetLine(year=y, fund=f, amount=a) for y, f, a in budget),
    )


def test_room_is_ceiling_less_what_the_programmes_need() -> None:
    ceilings = [
        Ceiling(key="a", year=2023, fund="apbd", amount=100),
        Ceiling(key="b", year=2023, fund="apbd", amount=50),
        Ceiling(key="c", year=2024, fund="apbd", amount=80),
    ]
    programmes = [
        programme("p", (2023, "apbd", 60), (2024, "apbd", 90), (2023, "csr", 5)),
        programme("q", (2023, "apbd", 15)),
    ]
    found = room(ceilings, programmes)
    assert found == (
        Room(2023, "apbd", 150, 75),
        Room(2024, "apbd", 80, 90),
        Room(2023, "csr", None, 5),
    )
    assert [entry.left for entry in found] == [75, -10, None]
    assert [entry.used for entry in found] == [Fraction(1, 2), Fraction(9, 8), None]


def test_nothing_planned_and_nothing_allowed_is_no_room() -> None:
    assert room([], []) == ()

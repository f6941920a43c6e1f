"""What all chapters of Buku II share: the order of things, their numbers, the money."""

from functools import cached_property

from selaras.core.plan import BudgetLine, Objective, Programme
from selaras.core.text import Text
from selaras.documents.book.entries.money import Money, Years, exact_unit
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Manuscript

_LETTER = Text(id="S", en="O")


class Outline:
    """Read once from the plan; a programme keeps its number through the whole book."""

    def __init__(self, book: Manuscript) -> None:
        plan, knowledge = book.plan, book.knowledge
        self.programmes: tuple[Group[Programme], ...] = by_dimension(plan.programmes, knowledge)
        self.objectives: tuple[Group[Objective], ...] = by_dimension(plan.objectives, knowledge)
        self.number = {
            programme.key: number for number, programme in enumerate(self.in_order, start=1)
        }
        letter = book.say(_LETTER)
        ordered = (objective for group in self.objectives for objective in group.items)
        self.mark = {
            objective.key: f"{letter}{number}" for number, objective in enumerate(ordered, start=1)
        }
        self.lines: tuple[BudgetLine, ...] = tuple(
            line for programme in plan.programmes for line in programme.budget
        )
        self.years = Years(plan.period, self.lines)
        self.unit = exact_unit(
            (
                *(line.amount for line in self.lines),
                *(line.amount for action in plan.actions for line in action.budget),
                *(ceiling.amount for ceiling in plan.ceilings),
            )
        )
        self.money = Money(self.unit, book.language)

    @cached_property
    def in_order(self) -> tuple[Programme, ...]:
        """Every programme in the order of the tables."""
        return tuple(programme for group in self.programmes for programme in group.items)

    @cached_property
    def by_year(self) -> dict[str, list[int]]:
        """The rupiah of each programme by the columns of `years`."""
        return {programme.key: self.years.spread(programme.budget) for programme in self.in_order}

    @cached_property
    def budgeted(self) -> bool:
        """Whether any programme has a budget."""
        return any(programme.budget for programme in self.in_order)

    @cached_property
    def budget_made_up(self) -> bool:
        """Whether any programme's budget is a demonstration value."""
        return made_up(self.in_order)


def made_up(programmes: tuple[Programme, ...]) -> bool:
    """Whether a sum over these programmes rests on a demonstration value."""
    return any(programme.budget and programme.demonstrates("budget") for programme in programmes)


def add(columns: list[list[int]], width: int) -> list[int]:
    """Columns of several rows added up, of `width` zeros without rows."""
    return [sum(column) for column in zip(*columns, strict=True)] or [0] * width

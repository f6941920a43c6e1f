"""What all chapters of Buku IV share: the quick wins in order, their numbers, the money."""

from selaras.core.plan import QuickWin, Span
from selaras.documents.book.entries.money import Money, Years, exact_unit
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Manuscript


class Outline:
    """Read once from the plan; a quick win keeps its number through the whole book."""

    def __init__(self, book: Manuscript) -> None:
        plan = book.plan
        self.groups: tuple[Group[QuickWin], ...] = by_dimension(plan.quick_wins, book.knowledge)
        self.in_order = tuple(win for group in self.groups for win in group.items)
        self.number = {win.key: number for number, win in enumerate(self.in_order, start=1)}
        self.lines = tuple(line for win in self.in_order for line in win.budget)
        self.unit = exact_unit(line.amount for line in self.lines)
        self.money = Money(self.unit, book.language)
        years = [line.year for line in self.lines] or [plan.period.start]
        self.years = Years(Span.model_construct(start=min(years), end=max(years)), self.lines)

    @property
    def total(self) -> int:
        """All quick wins together, in rupiah."""
        return sum(line.amount for line in self.lines)


def made_up(wins: tuple[QuickWin, ...]) -> bool:
    """Whether a sum over these quick wins rests on a demonstration value."""
    return any(win.budget and win.demonstrates("budget") for win in wins)

"""Money in the tables of a book: one unit for all of them, chosen so that nothing is rounded.

Rows therefore add up to their totals to the last digit that is printed.
"""

from collections.abc import Callable, Iterable, Sequence

from selaras.core.plan import BudgetLine, Programme, QuickWin, Span
from selaras.core.text import Language, Text
from selaras.documents.book.manuscript import Manuscript
from selaras.documents.book.names import fund_name
from selaras.documents.chart.amounts import Unit

_UNITS = (
    Unit(Text(id="Rp juta", en="Rp million"), 10**6, 0),
    Unit(Text(id="Rp juta", en="Rp million"), 10**6, 1),
    Unit(Text(id="Rp ribu", en="Rp thousand"), 10**3, 0),
    Unit(Text(id="Rp", en="Rp"), 1, None),
)
_FINEST = (10**6, 10**5, 10**3, 1)

_OUTSIDE = Text(id="Di luar periode", en="Outside the period")

MOST_COLUMNS = 10
"""Columns of years in one table; a longer period is shown in equal portions of years."""


def exact_unit(amounts: Iterable[int]) -> Unit:
    """Millions of rupiah with at most one decimal where that is exact, else something finer."""
    place = 0
    for amount in amounts:
        while amount % _FINEST[place]:
            place += 1
    return _UNITS[place]


class Money:
    """Says amounts in one unit and language; an amount that was said before is remembered."""

    def __init__(self, unit: Unit, language: Language) -> None:
        self._unit, self._language = unit, language
        self._said: dict[int, str] = {}

    def __call__(self, amount: int) -> str:
        """The amount without the unit's name."""
        found = self._said.get(amount)
        if found is None:
            found = self._said[amount] = self._unit.say(amount, self._language)
        return found


class Years:
    """The columns of years of a book's tables, with one more for money outside the period."""

    def __init__(self, period: Span, amounts: Iterable[BudgetLine]) -> None:
        step = -(-period.length // MOST_COLUMNS)
        self.spans = tuple(
            Span(start=start, end=min(start + step - 1, period.end))
            for start in range(period.start, period.end + 1, step)
        )
        self._column = {year: at for at, span in enumerate(self.spans) for year in span.years}
        self.outside = any(line.year not in self._column for line in amounts)

    @property
    def heads(self) -> tuple[Text, ...]:
        """What stands above each column."""
        heads = tuple(Text(id=years_of(span)) for span in self.spans)
        return (
            (*heads, Text(id="Di luar periode", en="Outside the period")) if self.outside else heads
        )

    def spread(self, lines: Iterable[BudgetLine]) -> list[int]:
        """The rupiah of each column."""
        sums = [0] * (len(self.spans) + self.outside)
        for line in lines:
            sums[self._column.get(line.year, -1)] += line.amount
        return sums

    def marks(self, items: Iterable[Programme | QuickWin], fund: str | None = None) -> list[bool]:
        """For each column, whether a demonstration value of that fund, or any, enters it."""
        found = [False] * len(self.heads)
        for item in items:
            if item.demonstrates("budget"):
                for line in item.budget:
                    if fund is None or line.fund == fund:
                        found[self._column.get(line.year, -1)] = True
        return found


def years_of(span: Span) -> str:
    """`2023` or `2023–2027`."""
    return str(span.start) if span.length == 1 else str(span)


def budget_text(
    book: Manuscript, say: Callable[[int], str], lines: Sequence[BudgetLine]
) -> str | None:
    """The total and where it comes from: `1.250: APBD 1.000, CSR 250`."""
    if not lines:
        return None
    by_fund: dict[str, int] = {}
    for line in lines:
        by_fund[line.fund] = by_fund.get(line.fund, 0) + line.amount
    total = say(sum(by_fund.values()))
    if len(by_fund) == 1:
        return f"{total}, {fund_name(book, next(iter(by_fund)))}"
    parts = (f"{fund_name(book, fund)} {say(amount)}" for fund, amount in by_fund.items())
    return f"{total}: {', '.join(parts)}"

"""Sums over the money of programmes: by year, dimension and source of funds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.framework import Knowledge
from selaras.core.plan import BudgetLine, Masterplan


@dataclass(frozen=True, slots=True)
class Piece:
    """A dimension's piece of a bar, in hundredths of the whole width."""

    dimension: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class YearCost:
    """What the programmes cost in one year, in rupiah, with the pieces of its bar."""

    year: int
    total: int
    pieces: tuple[Piece, ...]


def cost_by_dimension(plan: Masterplan) -> dict[str, dict[int, int]]:
    """Rupiah by dimension code and year."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for programme in plan.programmes:
        for line in programme.budget:
            found[programme.dimension][line.year] += line.amount
    return found


def cost_by_year(plan: Masterplan, knowledge: Knowledge) -> tuple[YearCost, ...]:
    """Each year of the plan, also without money, then any year outside it that has some."""
    costs = cost_by_dimension(plan)
    spent = {year for by_year in costs.values() for year in by_year}
    years = sorted(spent | set(plan.period.years)) if spent else []
    totals = {year: sum(by_year.get(year, 0) for by_year in costs.values()) for year in years}
    most = max(totals.values(), default=0) or 1
    order = [*knowledge.dimension, *(code for code in costs if code not in knowledge.dimension)]
    rows = []
    for year in years:
        start = Decimal(0)
        pieces = []
        for code in order:
            width = Decimal(costs.get(code, {}).get(year, 0)) * 100 / most
            if width:
                pieces.append(Piece(code, f"{start:.2f}", f"{width:.2f}"))
            start += width
        rows.append(YearCost(year, totals[year], tuple(pieces)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What programmes want: a row for each source of funds with one amount for each year."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    totals: tuple[int, ...]
    total: int
    demonstration: bool


def wanted_by_fund(plan: Masterplan, knowledge: Knowledge) -> Wanted:
    """Sums of all programme budgets; sources in the programme's order."""
    cells = _wanted(plan)
    years = tuple(sorted({year for _, year in cells}))
    asked = dict.fromkeys(fund for fund, _ in cells)
    funds = [fund for fund in knowledge.fund if fund in asked]
    funds += [fund for fund in asked if fund not in knowledge.fund]
    rows = []
    for fund in funds:
        amounts = tuple(cells.get((fund, year), 0) for year in years)
        rows.append((fund, amounts, sum(amounts)))
    totals = tuple(sum(cells.get((fund, year), 0) for fund in funds) for year in years)
    made_up = shows_made_up_budgets(plan)
    return Wanted(years, tuple(rows), totals, sum(totals), made_up)


def shows_made_up_budgets(plan: Masterplan) -> bool:
    """Whether any programme's budget was filled in for a demonstration."""
    return any(each.budget and each.demonstrates("budget") for each in plan.programmes)


def _wanted(plan: Masterplan) -> dict[tuple[str, int], int]:
    cells: dict[tuple[str, int], int] = defaultdict(int)
    for programme in plan.programmes:
        for line in programme.budget:
            cells[line.fund, line.year] += line.amount
    return cells


@dataclass(frozen=True, slots=True)
class FundYear:
    """What programmes want from one source in one year, and the room it has."""

    year: int
    wanted: int
    ceiling: int
    demonstration: bool

    @property
    def exceeded(self) -> bool:
        """Whether more is wanted than there is room for."""
        return self.wanted > self.ceiling


def room_by_fund(plan: Masterplan) -> dict[str, tuple[FundYear, ...]]:
    """For each source of funds with ceilings, its years."""
    wanted = _wanted(plan)
    found: dict[str, list[FundYear]] = defaultdict(list)
    for each in sorted(plan.ceilings, key=lambda ceiling: (ceiling.fund, ceiling.year)):
        asked = wanted.get((each.fund, each.year), 0)
        found[each.fund].append(
            FundYear(each.year, asked, each.amount, each.demonstrates("amount"))
        )
    return {fund: tuple(rows) for fund, rows in found.items()}


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """Budget lines as a table: a row for each year, a column for each source of funds."""

    funds: tuple[str, ...]
    rows: tuple[tuple[int, tuple[int | None, ...], int], ...]
    total: int
    most: int


def budget_table(lines: Iterable[BudgetLine]) -> BudgetTable:
    """Sums of the lines by year and source; years without any line are left out."""
    cells: dict[tuple[int, str], int] = defaultdict(int)
    for line in lines:
        cells[line.year, line.fund] += line.amount
    funds = tuple(dict.fromkeys(fund for _, fund in cells))
    rows = []
    for year in sorted({year for year, _ in cells}):
        amounts = tuple(cells.get((year, fund)) for fund in funds)
        rows.append((year, amounts, sum(amount or 0 for amount in amounts)))
    totals = [total for _, _, total in rows]
    return BudgetTable(funds, tuple(rows), sum(totals), max(totals, default=0))

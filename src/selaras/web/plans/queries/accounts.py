"""The region's accounts over the years: the APBD tree and the trend of its top lines."""

from dataclasses import dataclass
from decimal import Decimal

from selaras.core.plan import Account, Masterplan


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A line of the APBD tree: how deep it lies, and one (budget, realisation) for each year."""

    account: Account
    depth: int
    amounts: tuple[tuple[int | None, int | None], ...]


def account_years(plan: Masterplan) -> tuple[int, ...]:
    """Years in which any account has an amount."""
    return tuple(sorted({found.year for account in plan.accounts for found in account.amounts}))


def account_rows(plan: Masterplan, years: tuple[int, ...]) -> tuple[AccountRow, ...]:
    """The tree in the order of its codes."""
    rows = []
    for account in sorted(plan.accounts, key=lambda account: _code_key(account.code)):
        by_year = {found.year: (found.budget, found.realisation) for found in account.amounts}
        amounts = tuple(by_year.get(year, (None, None)) for year in years)
        rows.append(AccountRow(account, min(account.code.count("."), 3), amounts))
    return tuple(rows)


def _code_key(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in code.split("."))


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A top account in one year, for bars."""

    year: int
    budget: int | None
    realisation: int | None
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Trend:
    """A top account over the years; `most` is the longest bar."""

    account: Account
    rows: tuple[TrendRow, ...]
    most: int


def trends(plan: Masterplan) -> tuple[Trend, ...]:
    """Income, spending and financing (accounts 4, 5, 6) over the years."""
    found = []
    for account in plan.accounts:
        if account.code.count(".") or not account.amounts:
            continue
        rows = tuple(
            TrendRow(
                each.year, each.budget, each.realisation, _share(each.realisation, each.budget)
            )
            for each in sorted(account.amounts, key=lambda each: each.year)
        )
        amounts = [abs(n) for row in rows for n in (row.budget, row.realisation) if n is not None]
        found.append(Trend(account, rows, max(amounts, default=0)))
    return tuple(sorted(found, key=lambda trend: trend.account.code))


def _share(realisation: int | None, budget: int | None) -> Decimal | None:
    if realisation is None or not budget:
        return None
    return Decimal(realisation) / Decimal(budget)

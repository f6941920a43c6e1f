"""The regional budget (APBD) as a table of accounts and years, exactly as stated.

Nothing is added up here: an account that nobody stated is unknown, even when its parts are there,
because nobody says that the parts are all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from selaras.core.plan import Account, YearAmount

Basis = Literal["budget", "realisation"]

REVENUE = "4"
OWN_REVENUE = "4.1"
TRANSFERS = "4.2"
EXPENDITURE = "5"
OPERATING = "5.1"
PERSONNEL = "5.1.01"
CAPITAL = "5.2"
SURPLUS_BEFORE = "6.1.01"
LOANS = "6.1.04"


@dataclass(frozen=True, slots=True)
class Apbd:
    """Amounts in rupiah by account code and year."""

    accounts: Mapping[str, Mapping[int, YearAmount]]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year with any amount, in order."""
        return tuple(sorted({*self.years_of("budget"), *self.years_of("realisation")}))

    def years_of(self, basis: Basis) -> tuple[int, ...]:
        """Every year with an amount of that kind, in order."""
        found = {
            year
            for code, amounts in self.accounts.items()
            for year in amounts
            if self.amount(code, year, basis) is not None
        }
        return tuple(sorted(found))

    def amount(self, code: str, year: int, basis: Basis) -> int | None:
        """What was planned for, or done with, an account in a year; None if not stated."""
        amount = self.accounts.get(code, {}).get(year)
        if amount is None:
            return None
        return amount.budget if basis == "budget" else amount.realisation


def apbd(accounts: Iterable[Account]) -> Apbd:
    """The accounts of a plan by code; of two with one code the last one counts."""
    return Apbd(
        {account.code: {amount.year: amount for amount in account.amounts} for account in accounts}
    )

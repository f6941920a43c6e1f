"""FIN01: an account differs from the sum of the accounts below it."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, money
from selaras.core.plan import Account, Masterplan
from selaras.core.text import Text

_COLUMNS = {
    "budget": Text(id="Anggaran", en="budget"),
    "realisation": Text(id="Realisasi", en="realisation"),
}

# Net financing is what comes in (6.1) less what goes out (6.2).
_NET, _OUTLAYS = "6", "6.2"

Place = tuple[str, int, str]
"""Account code, year and column."""


def find(context: Context) -> Iterator[Found]:
    """Accounts, years and columns in which the parts give another sum."""
    stated, owner = _stated(context.plan)
    parts = _parts(stated)
    for place, below in parts.items():
        code, year, column = place
        if place not in stated or not _contradicts(code, stated[place], below):
            continue
        yield at(
            "accounts",
            owner[code],
            "amounts",
            account=owner[code].name,
            column=_COLUMNS[column],
            year=year,
            stated=money(stated[place]),
            sum=money(sum(below)),
        )


def _stated(plan: Masterplan) -> tuple[dict[Place, int], dict[str, Account]]:
    """Every amount by its place, and the account of each code."""
    amounts: dict[Place, int] = {}
    for account in plan.accounts:
        for amount in account.amounts:
            if amount.budget is not None:
                amounts[account.code, amount.year, "budget"] = amount.budget
            if amount.realisation is not None:
                amounts[account.code, amount.year, "realisation"] = amount.realisation
    return amounts, {account.code: account for account in plan.accounts}


def _parts(stated: dict[Place, int]) -> dict[Place, list[int]]:
    """The amounts directly below each account, outlays counted as negative."""
    found: dict[Place, list[int]] = {}
    for (code, year, column), amount in stated.items():
        above, dot, _ = code.rpartition(".")
        if dot:
            sign = -1 if code == _OUTLAYS else 1
            found.setdefault((above, year, column), []).append(sign * amount)
    return found


def _contradicts(code: str, total: int, parts: list[int]) -> bool:
    """A single part may be quoted alone; it only must not be more than its total."""
    if len(parts) == 1:
        return code != _NET and 0 <= total < parts[0]
    return sum(parts) != total


RULE = Rule(
    code="FIN01",
    name="accounts-do-not-add-up",
    severity=Severity.ERROR,
    title=Text(id="Jumlah akun tidak cocok", en="Accounts do not add up"),
    message=Text(
        id=(
            "{column} “{account}” tahun {year} tertulis {stated}, tetapi rinciannya berjumlah "
            "{sum}."
        ),
        en=(
            "The {column} of “{account}” for {year} is given as {stated}, but the accounts below "
            "it make {sum}."
        ),
    ),
    remedy=Text(
        id="Periksa angka akun ini dan rinciannya pada APBD; mungkin satu rincian belum ditulis.",
        en=(
            "Check this account and its parts against the APBD; one part may not have been "
            "written down."
        ),
    ),
    reads=("accounts.code", "accounts.name", "accounts.amounts"),
    find=find,
)

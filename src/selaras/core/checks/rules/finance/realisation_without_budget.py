"""FIN04: what was spent or received is known, what was planned is not."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Accounts with years that have a realisation only."""
    for account in context.plan.accounts:
        years = tuple(
            amount.year
            for amount in account.amounts
            if amount.realisation is not None and amount.budget is None
        )
        if years:
            yield at("accounts", account, "amounts", account=account.name, years=years)


RULE = Rule(
    code="FIN04",
    name="realisation-without-budget",
    severity=Severity.ADVICE,
    title=Text(id="Realisasi tanpa anggaran", en="Realisation without budget"),
    message=Text(
        id="“{account}” mempunyai realisasi tahun {years} tanpa anggaran pembandingnya.",
        en="“{account}” has a realisation for {years} without a budget to compare it with.",
    ),
    remedy=Text(
        id="Lengkapi anggaran tahun itu dari APBD atau APBD perubahan.",
        en="Fill in that year's budget from the APBD or its revision.",
    ),
    reads=("accounts.name", "accounts.amounts"),
    alone=True,
    find=find,
)

"""FIN03: revenue or expenditure is known for fewer than three years."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_TOTALS = {"4", "5"}
_LEAST = 3


def find(context: Context) -> Iterator[Found]:
    """Total revenue and expenditure with a short series."""
    for account in context.plan.accounts:
        if account.code not in _TOTALS:
            continue
        years = {
            amount.year
            for amount in account.amounts
            if amount.budget is not None or amount.realisation is not None
        }
        if len(years) < _LEAST:
            yield at(
                "accounts",
                account,
                "amounts",
                account=account.name,
                count=len(years),
                least=_LEAST,
            )


RULE = Rule(
    code="FIN03",
    name="too-few-years",
    severity=Severity.WARNING,
    title=Text(id="Deret tahun terlalu pendek", en="Too few years"),
    message=Text(
        id=(
            "“{account}” hanya diketahui untuk {count} tahun; pertumbuhan dinilai dari sedikitnya"
            " {least} tahun."
        ),
        en="The known years of “{account}” number {count}; growth is judged from {least} at least.",
    ),
    remedy=Text(
        id="Lengkapi anggaran atau realisasi tahun-tahun sebelumnya.",
        en="Fill in the budget or realisation of earlier years.",
    ),
    reads=("accounts.code", "accounts.name", "accounts.amounts"),
    alone=True,
    find=find,
)

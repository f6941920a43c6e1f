"""FIN07: the plan does not say what the region receives or spends in all."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_TOTALS = ("4", "5")


def find(context: Context) -> Iterator[Found]:
    """One finding that names the totals which are not there."""
    there = {account.code for account in context.plan.accounts}
    missing = tuple(context.knowledge.account[code].name for code in _TOTALS if code not in there)
    if missing:
        yield in_plan("accounts", accounts=missing)


RULE = Rule(
    code="FIN07",
    name="revenue-or-expenditure-missing",
    severity=Severity.WARNING,
    title=Text(id="Pendapatan atau belanja tidak ada", en="Revenue or expenditure missing"),
    message=Text(
        id="Analisis keuangan tidak memuat {accounts}.",
        en="The financial analysis does not hold {accounts}.",
    ),
    remedy=Text(
        id="Tambahkan jumlah pendapatan (4) dan belanja (5) daerah per tahun.",
        en="Add total revenue (4) and expenditure (5) by year.",
    ),
    reads=("accounts.code",),
    find=find,
)

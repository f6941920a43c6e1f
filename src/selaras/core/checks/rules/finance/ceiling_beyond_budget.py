"""FIN06: the plan may spend more of the regional budget than the region spends on everything."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, money
from selaras.core.plan import Masterplan
from selaras.core.text import Text

_EXPENDITURE = "5"


def find(context: Context) -> Iterator[Found]:
    """Ceilings of the region's own money above the total of that, or of the latest known, year."""
    spent = _expenditure(context.plan)
    if not spent:
        return
    for ceiling in context.plan.ceilings:
        fund = context.knowledge.fund.get(ceiling.fund)
        known = ceiling.year if ceiling.year in spent else max(spent)
        if fund and fund.regional_budget and ceiling.amount > spent[known]:
            yield at(
                "ceilings",
                ceiling,
                "amount",
                fund=fund.name,
                year=ceiling.year,
                amount=money(ceiling.amount),
                spent=money(spent[known]),
                known=known,
            )


def _expenditure(plan: Masterplan) -> dict[int, int]:
    """All expenditure by year, as planned or else as done."""
    return {
        amount.year: total
        for account in plan.accounts
        if account.code == _EXPENDITURE
        for amount in account.amounts
        if (total := amount.budget if amount.budget is not None else amount.realisation)
    }


RULE = Rule(
    code="FIN06",
    name="ceiling-beyond-budget",
    severity=Severity.WARNING,
    title=Text(id="Pagu melebihi belanja daerah", en="Ceiling beyond the budget"),
    message=Text(
        id=(
            "Pagu {fund} tahun {year} sebesar {amount} melebihi seluruh belanja daerah {spent} "
            "(tahun {known})."
        ),
        en=(
            "The ceiling of {fund} for {year}, {amount}, is more than all regional expenditure, "
            "{spent} ({known})."
        ),
    ),
    remedy=Text(
        id="Periksa satuannya; pagu rencana hanya sebagian dari belanja daerah.",
        en="Check the unit; the room of a plan is only a part of regional expenditure.",
    ),
    reads=(
        "accounts.code",
        "accounts.amounts",
        "ceilings.year",
        "ceilings.fund",
        "ceilings.amount",
    ),
    find=find,
)

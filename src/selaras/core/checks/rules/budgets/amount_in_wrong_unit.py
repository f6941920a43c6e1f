"""BUD08: an amount that was probably meant in thousands or millions."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, money
from selaras.core.checks.spending import spenders
from selaras.core.text import Text

_SMALLEST = 1_000_000


def find(context: Context) -> Iterator[Found]:
    """Amounts above zero and below one million rupiah; the first of each item."""
    for part, item, name in spenders(context.plan):
        for line in item.budget:
            if 0 < line.amount < _SMALLEST:
                yield at(
                    part, item, "budget", name=name, amount=money(line.amount), year=str(line.year)
                )
                break


RULE = Rule(
    code="BUD08",
    name="amount-in-wrong-unit",
    severity=Severity.WARNING,
    title=Text(id="Satuan anggaran meragukan", en="Amount probably in another unit"),
    message=Text(
        id="“{name}” menganggarkan {amount} pada {year}; mungkin dimaksud dalam ribu atau juta.",
        en="“{name}” budgets {amount} in {year}; thousands or millions were probably meant.",
    ),
    remedy=Text(
        id="Tulis jumlah penuh dalam rupiah.",
        en="Write the full amount in rupiah.",
    ),
    reads=(
        "programmes.name",
        "programmes.budget",
        "actions.title",
        "actions.budget",
        "quick_wins.name",
        "quick_wins.budget",
    ),
    alone=True,
    find=find,
)

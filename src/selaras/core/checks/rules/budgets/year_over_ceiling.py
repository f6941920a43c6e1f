"""BUD06: more money asked for than there is room for."""

from collections import defaultdict
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, money
from selaras.core.checks.spending import spent
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Years and sources in which the plan asks for more than the ceiling."""
    asked: dict[tuple[int, str], int] = defaultdict(int)
    for line in spent(context.plan):
        asked[line.year, line.fund] += line.amount
    for ceiling in context.plan.ceilings:
        total = asked[ceiling.year, ceiling.fund]
        if total > ceiling.amount:
            fund = context.knowledge.fund.get(ceiling.fund)
            yield at(
                "ceilings",
                ceiling,
                "amount",
                sum=money(total),
                fund=fund.name if fund else ceiling.fund,
                year=str(ceiling.year),
                ceiling=money(ceiling.amount),
            )


RULE = Rule(
    code="BUD06",
    name="year-over-ceiling",
    severity=Severity.ERROR,
    title=Text(id="Anggaran melampaui pagu", en="Budget over the ceiling"),
    message=Text(
        id="Rencana meminta {sum} dari {fund} pada {year}, sedangkan pagunya {ceiling}.",
        en="The plan asks for {sum} from {fund} in {year}, while the ceiling is {ceiling}.",
    ),
    remedy=Text(
        id="Kurangi atau geser program tahun itu, cari sumber lain, atau naikkan pagu dengan "
        "dasar yang jelas.",
        en="Cut or move programmes of that year, find another source, or raise the ceiling with "
        "good reason.",
    ),
    reads=(
        "ceilings.year",
        "ceilings.fund",
        "ceilings.amount",
        "programmes.budget",
        "actions.budget",
        "quick_wins.programme",
        "quick_wins.budget",
    ),
    find=find,
)

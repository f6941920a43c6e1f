"""FIN05: programmes need money of a year for which nobody said how much there is."""

from collections import defaultdict
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.framework import Knowledge
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Sources of funds with years that programmes use and no ceiling covers."""
    plan, knowledge = context.plan, context.knowledge
    period = plan.period.years
    needed: dict[str, set[int]] = defaultdict(set)
    for programme in plan.programmes:
        for line in programme.budget:
            if line.amount and line.year in period:
                needed[line.fund].add(line.year)
    known: dict[str, set[int]] = {}
    for ceiling in plan.ceilings:
        known.setdefault(ceiling.fund, set()).add(ceiling.year)
    for code, years in sorted(needed.items()):
        missing = tuple(sorted(years - known.get(code, set())))
        if missing and (code in known or _own_money(knowledge, code)):
            fund = knowledge.fund.get(code)
            yield in_plan("ceilings", about=code, fund=fund.name if fund else code, years=missing)


def _own_money(knowledge: Knowledge, code: str) -> bool:
    """Whether the region sets the ceiling itself; others promise theirs year by year."""
    fund = knowledge.fund.get(code)
    return fund is not None and fund.regional_budget


RULE = Rule(
    code="FIN05",
    name="year-without-ceiling",
    severity=Severity.WARNING,
    title=Text(id="Tahun tanpa pagu", en="Year without ceiling"),
    message=Text(
        id="Program memakai {fund} pada tahun {years}, tetapi pagunya tidak disebut.",
        en="Programmes use {fund} in {years}, but its ceiling is not given.",
    ),
    remedy=Text(
        id="Tulis pagu sumber dana ini untuk setiap tahun yang dianggarkan.",
        en="Write down the ceiling of this source for every year with a budget.",
    ),
    reads=("period", "ceilings.year", "ceilings.fund", "programmes.budget"),
    find=find,
)

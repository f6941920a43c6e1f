"""IND09: a year of the plan without target."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators with targets for some years of the plan only; known years need none."""
    for indicator in context.plan.indicators:
        there = {target.year for target in indicator.targets}
        known = indicator.baseline.year if indicator.baseline else 0
        years = (year for year in context.plan.period.years if year > known)
        missing = [str(year) for year in years if year not in there]
        if there and missing:
            yield at(
                "indicators",
                indicator,
                "targets",
                indicator=indicator.name,
                years=tuple(missing),
            )


RULE = Rule(
    code="IND09",
    name="target-missing-for-year",
    severity=Severity.WARNING,
    title=Text(id="Tahun tanpa target", en="Year without target"),
    message=Text(
        id="Indikator “{indicator}” tidak mempunyai target untuk {years}.",
        en="The indicator “{indicator}” has no target for {years}.",
    ),
    remedy=Text(
        id="Isi target untuk tahun itu.",
        en="Fill in the target for that year.",
    ),
    reads=("period", "indicators.name", "indicators.baseline", "indicators.targets"),
    alone=True,
    find=find,
)

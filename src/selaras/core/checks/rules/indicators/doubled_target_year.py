"""IND12: two targets for one year."""

from collections import Counter
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators with a year that stands twice among their targets."""
    for indicator in context.plan.indicators:
        counted = Counter(target.year for target in indicator.targets)
        doubled = tuple(str(year) for year, count in sorted(counted.items()) if count > 1)
        if doubled:
            yield at("indicators", indicator, "targets", indicator=indicator.name, years=doubled)


RULE = Rule(
    code="IND12",
    name="doubled-target-year",
    severity=Severity.ERROR,
    title=Text(id="Dua target untuk satu tahun", en="Two targets for one year"),
    message=Text(
        id="Indikator “{indicator}” mempunyai lebih dari satu target untuk {years}.",
        en="The indicator “{indicator}” has more than one target for {years}.",
    ),
    remedy=Text(
        id="Simpan satu target untuk setiap tahun.",
        en="Keep one target for each year.",
    ),
    reads=("indicators.name", "indicators.targets"),
    alone=True,
    find=find,
)

"""IND11: a baseline that is not older than the first target."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Baselines from the year of the first target or later."""
    for indicator in context.plan.indicators:
        if indicator.baseline is None or not indicator.targets:
            continue
        first = min(target.year for target in indicator.targets)
        if indicator.baseline.year >= first:
            yield at(
                "indicators",
                indicator,
                "baseline",
                indicator=indicator.name,
                baseline=str(indicator.baseline.year),
                target=str(first),
            )


RULE = Rule(
    code="IND11",
    name="baseline-after-target",
    severity=Severity.WARNING,
    title=Text(id="Nilai awal tidak mendahului target", en="Baseline not before the first target"),
    message=Text(
        id="Nilai awal “{indicator}” berasal dari {baseline}, sedangkan target pertamanya "
        "{target}.",
        en="The baseline of “{indicator}” is of {baseline}, while its first target is for "
        "{target}.",
    ),
    remedy=Text(
        id="Pakai nilai awal dari tahun sebelum target pertama.",
        en="Use a baseline from before the first target.",
    ),
    reads=("indicators.name", "indicators.baseline", "indicators.targets"),
    alone=True,
    find=find,
)

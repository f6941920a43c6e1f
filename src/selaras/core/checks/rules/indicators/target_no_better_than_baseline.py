"""IND10: a plan that ends where it began."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators that should move and end at their baseline."""
    for indicator in context.plan.indicators:
        if indicator.direction not in ("up", "down") or not indicator.targets:
            continue
        last = max(indicator.targets, key=lambda target: target.year)
        if indicator.baseline is not None and last.value == indicator.baseline.value:
            yield at("indicators", indicator, "targets", indicator=indicator.name, value=last.value)


RULE = Rule(
    code="IND10",
    name="target-no-better-than-baseline",
    severity=Severity.WARNING,
    title=Text(id="Target akhir sama dengan nilai awal", en="Last target equals baseline"),
    message=Text(
        id="Target terakhir “{indicator}” sama dengan nilai awalnya: {value}.",
        en="The last target of “{indicator}” equals its baseline: {value}.",
    ),
    remedy=Text(
        id="Naikkan targetnya, atau pilih arah “tetap” bila memang harus dipertahankan.",
        en="Aim higher, or choose the direction “keep” if it is to be kept.",
    ),
    reads=("indicators.name", "indicators.direction", "indicators.baseline", "indicators.targets"),
    alone=True,
    find=find,
)

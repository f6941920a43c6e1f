"""IND06: indicators that do not say which way is better."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators that do not say which way is better."""
    for indicator in context.plan.indicators:
        if indicator.direction is None:
            yield at("indicators", indicator, "direction", name=indicator.name)


RULE = Rule(
    code="IND06",
    name="indicator-without-direction",
    severity=Severity.WARNING,
    title=Text(id="Indikator tanpa arah", en="Indicator without direction"),
    message=Text(
        id="Indikator “{name}” tidak menyebut apakah naik atau turun yang lebih baik.",
        en="The indicator “{name}” does not say whether up or down is better.",
    ),
    remedy=Text(
        id="Pilih arahnya: naik, turun, atau tetap.",
        en="Choose its direction: up, down or keep.",
    ),
    reads=("indicators.name", "indicators.direction"),
    alone=True,
    find=find,
)

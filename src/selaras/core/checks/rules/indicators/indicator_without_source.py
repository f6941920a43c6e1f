"""IND04: indicators whose publisher is not named."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators whose publisher is not named."""
    for indicator in context.plan.indicators:
        if indicator.source is None:
            yield at("indicators", indicator, "source", name=indicator.name)


RULE = Rule(
    code="IND04",
    name="indicator-without-source",
    severity=Severity.WARNING,
    title=Text(id="Indikator tanpa sumber data", en="Indicator without source"),
    message=Text(
        id="Indikator “{name}” tidak menyebut sumber datanya.",
        en="The indicator “{name}” does not name its source.",
    ),
    remedy=Text(
        id="Sebut penerbit angkanya: BPS, kementerian, atau perangkat daerah.",
        en="Name who publishes the number: BPS, a ministry or an agency.",
    ),
    reads=("indicators.name", "indicators.source"),
    alone=True,
    find=find,
)

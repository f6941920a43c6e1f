"""IND03: an indicator whose starting value nobody wrote down."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators without baseline."""
    for indicator in context.plan.indicators:
        if indicator.baseline is None:
            yield at("indicators", indicator, "baseline", indicator=indicator.name)


RULE = Rule(
    code="IND03",
    name="indicator-without-baseline",
    severity=Severity.ERROR,
    title=Text(id="Indikator tanpa nilai awal", en="Indicator without baseline"),
    message=Text(
        id="Indikator “{indicator}” tidak mempunyai nilai awal.",
        en="The indicator “{indicator}” has no baseline.",
    ),
    remedy=Text(
        id="Isi nilai awal beserta tahunnya dari sumber indikator.",
        en="Fill in the baseline and its year from the indicator's source.",
    ),
    reads=("indicators.name", "indicators.baseline"),
    alone=True,
    find=find,
)

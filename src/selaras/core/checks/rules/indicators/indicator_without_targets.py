"""IND07: indicators without any target."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators without any target."""
    for indicator in context.plan.indicators:
        if not indicator.targets:
            yield at("indicators", indicator, "targets", name=indicator.name)


RULE = Rule(
    code="IND07",
    name="indicator-without-targets",
    severity=Severity.ERROR,
    title=Text(id="Indikator tanpa target", en="Indicator without targets"),
    message=Text(
        id="Indikator “{name}” tidak mempunyai target satu tahun pun.",
        en="The indicator “{name}” has no target for any year.",
    ),
    remedy=Text(
        id="Isi target untuk setiap tahun rencana.",
        en="Fill in a target for each year of the plan.",
    ),
    reads=("indicators.name", "indicators.targets"),
    alone=True,
    find=find,
)

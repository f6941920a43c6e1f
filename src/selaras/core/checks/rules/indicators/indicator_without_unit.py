"""IND01: indicators without unit."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators without unit."""
    for indicator in context.plan.indicators:
        if indicator.unit is None:
            yield at("indicators", indicator, "unit", name=indicator.name)


RULE = Rule(
    code="IND01",
    name="indicator-without-unit",
    severity=Severity.WARNING,
    title=Text(id="Indikator tanpa satuan", en="Indicator without unit"),
    message=Text(
        id="Indikator “{name}” tidak mempunyai satuan.",
        en="The indicator “{name}” has no unit.",
    ),
    remedy=Text(
        id="Isi satuannya: persen, indeks, orang, tahun.",
        en="Fill in its unit: percent, index, people, years.",
    ),
    reads=("indicators.name", "indicators.unit"),
    alone=True,
    find=find,
)

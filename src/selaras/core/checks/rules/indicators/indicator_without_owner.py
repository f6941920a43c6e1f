"""IND05: indicators that no agency answers for."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators that no agency answers for."""
    for indicator in context.plan.indicators:
        if indicator.owner is None:
            yield at("indicators", indicator, "owner", name=indicator.name)


RULE = Rule(
    code="IND05",
    name="indicator-without-owner",
    severity=Severity.WARNING,
    title=Text(id="Indikator tanpa penanggung jawab", en="Indicator without owner"),
    message=Text(
        id="Tidak ada perangkat daerah yang bertanggung jawab atas indikator “{name}”.",
        en="No agency answers for the indicator “{name}”.",
    ),
    remedy=Text(
        id="Pilih perangkat daerah yang mengisi angkanya setiap tahun.",
        en="Choose the agency that fills in its number each year.",
    ),
    reads=("indicators.name", "indicators.owner"),
    alone=True,
    find=find,
)

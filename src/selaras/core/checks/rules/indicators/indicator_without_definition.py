"""IND02: indicators that nobody defined."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Indicators that nobody defined."""
    for indicator in context.plan.indicators:
        if indicator.definition is None:
            yield at("indicators", indicator, "definition", name=indicator.name)


RULE = Rule(
    code="IND02",
    name="indicator-without-definition",
    severity=Severity.ADVICE,
    title=Text(id="Indikator tanpa definisi", en="Indicator without definition"),
    message=Text(
        id="Indikator “{name}” tidak mempunyai definisi.",
        en="The indicator “{name}” has no definition.",
    ),
    remedy=Text(
        id="Tulis bagaimana angkanya dihitung, dalam satu kalimat.",
        en="Write in one sentence how the number is computed.",
    ),
    reads=("indicators.name", "indicators.definition"),
    alone=True,
    find=find,
)

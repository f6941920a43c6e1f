"""SWO06: a factor from which no strategy follows."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Factors that no strategy crosses."""
    used = {key for strategy in context.plan.strategies for key in strategy.swot}
    for factor in context.plan.swot:
        if factor.key not in used:
            yield at("swot", factor, factor=phrase(factor.statement))


RULE = Rule(
    code="SWO06",
    name="factor-never-used",
    severity=Severity.ADVICE,
    title=Text(id="Faktor tidak dipakai", en="Factor never used"),
    message=Text(
        id="Faktor “{factor}” tidak dipakai dalam satu strategi pun.",
        en="The factor “{factor}” is used in no strategy.",
    ),
    remedy=Text(
        id="Susun strategi dari faktor ini, atau hapus bila tidak penting.",
        en="Draw a strategy from this factor, or remove it if it does not matter.",
    ),
    reads=("swot.statement", "strategies.swot"),
    find=find,
)

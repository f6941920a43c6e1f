"""SWO04: a strategy that no programme carries out."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Strategies that name no programme."""
    for strategy in context.plan.strategies:
        if not strategy.programmes:
            yield at("strategies", strategy, "programmes", strategy=phrase(strategy.statement))


RULE = Rule(
    code="SWO04",
    name="strategy-without-initiative",
    severity=Severity.WARNING,
    title=Text(id="Strategi tanpa inisiatif", en="Strategy without initiative"),
    message=Text(
        id="Strategi “{strategy}” tidak dijalankan oleh satu program pun.",
        en="No programme carries out the strategy “{strategy}”.",
    ),
    remedy=Text(
        id="Hubungkan program yang menjalankannya, atau tambahkan program.",
        en="Link the programme that carries it out, or add one.",
    ),
    reads=("strategies.statement", "strategies.programmes"),
    alone=True,
    find=find,
)

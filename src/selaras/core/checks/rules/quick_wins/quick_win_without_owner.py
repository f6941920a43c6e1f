"""QWN07: quick wins that nobody leads."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins that nobody leads."""
    for win in context.plan.quick_wins:
        if win.lead is None:
            yield at("quick_wins", win, "lead", name=win.name)


RULE = Rule(
    code="QWN07",
    name="quick-win-without-owner",
    severity=Severity.ERROR,
    title=Text(id="Quick win tanpa penanggung jawab", en="Quick win without owner"),
    message=Text(
        id="Tidak ada perangkat daerah yang memimpin quick win “{name}”.",
        en="No agency leads the quick win “{name}”.",
    ),
    remedy=Text(
        id="Pilih perangkat daerah penanggung jawab.",
        en="Choose the agency in charge.",
    ),
    reads=("quick_wins.name", "quick_wins.lead"),
    alone=True,
    find=find,
)

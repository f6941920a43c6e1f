"""QWN08: a quick win under another dimension than its programme."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins whose dimension differs from that of their programme."""
    for win in context.plan.quick_wins:
        programme = context.plan.programme.get(win.programme or "")
        if programme is not None and programme.dimension != win.dimension:
            yield at(
                "quick_wins",
                win,
                "dimension",
                name=win.name,
                dimension=win.dimension,
                other=programme.dimension,
            )


RULE = Rule(
    code="QWN08",
    name="quick-win-of-other-dimension",
    severity=Severity.ERROR,
    title=Text(
        id="Quick win berbeda dimensi dari programnya",
        en="Quick win of another dimension than its programme",
    ),
    message=Text(
        id="Quick win “{name}” berada di {dimension}, sedangkan programnya di {other}.",
        en="The quick win “{name}” stands under {dimension}, its programme under {other}.",
    ),
    remedy=Text(
        id="Samakan dimensinya.",
        en="Make the dimensions agree.",
    ),
    reads=(
        "programmes.dimension",
        "quick_wins.name",
        "quick_wins.dimension",
        "quick_wins.programme",
    ),
    find=find,
)

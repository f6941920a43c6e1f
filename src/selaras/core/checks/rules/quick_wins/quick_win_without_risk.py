"""QWN05: quick wins without risk."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins without risk."""
    for win in context.plan.quick_wins:
        if win.risk is None:
            yield at("quick_wins", win, "risk", name=win.name)


RULE = Rule(
    code="QWN05",
    name="quick-win-without-risk",
    severity=Severity.WARNING,
    title=Text(id="Quick win tanpa risiko", en="Quick win without risk"),
    message=Text(
        id="Quick win “{name}” tidak menyebut risikonya.",
        en="The quick win “{name}” names no risk.",
    ),
    remedy=Text(
        id="Tulis apa yang dapat menggagalkannya, dan mitigasinya.",
        en="Write what could make it fail, and how to prevent that.",
    ),
    reads=("quick_wins.name", "quick_wins.risk"),
    alone=True,
    find=find,
)

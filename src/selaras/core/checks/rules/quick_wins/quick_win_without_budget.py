"""QWN04: quick wins without money."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins without money."""
    for win in context.plan.quick_wins:
        if not win.budget:
            yield at("quick_wins", win, "budget", name=win.name)


RULE = Rule(
    code="QWN04",
    name="quick-win-without-budget",
    severity=Severity.WARNING,
    title=Text(id="Quick win tanpa anggaran", en="Quick win without budget"),
    message=Text(
        id="Quick win “{name}” tidak mempunyai anggaran.",
        en="The quick win “{name}” has no budget.",
    ),
    remedy=Text(
        id="Isi anggaran dan sumber dananya; nol rupiah pun ditulis bila memang tanpa biaya.",
        en="Fill in budget and source; write zero rupiah if it really costs nothing.",
    ),
    reads=("quick_wins.name", "quick_wins.budget"),
    alone=True,
    find=find,
)

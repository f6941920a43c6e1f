"""QWN06: quick wins without a plan for the time after."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins without a plan for the time after."""
    for win in context.plan.quick_wins:
        if win.sustainability is None:
            yield at("quick_wins", win, "sustainability", name=win.name)


RULE = Rule(
    code="QWN06",
    name="quick-win-without-sustainability",
    severity=Severity.WARNING,
    title=Text(id="Quick win tanpa rencana keberlanjutan", en="Quick win without sustainability"),
    message=Text(
        id="Quick win “{name}” tidak menyebut bagaimana ia berlanjut.",
        en="The quick win “{name}” does not say how it goes on.",
    ),
    remedy=Text(
        id="Tulis siapa yang melanjutkan dan dari anggaran apa setelah tahun pertama.",
        en="Write who carries on and from which budget after the first year.",
    ),
    reads=("quick_wins.name", "quick_wins.sustainability"),
    alone=True,
    find=find,
)

"""QWN02: quick wins without schedule."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins without schedule."""
    for win in context.plan.quick_wins:
        if not win.stages:
            yield at("quick_wins", win, "stages", name=win.name)


RULE = Rule(
    code="QWN02",
    name="quick-win-without-stages",
    severity=Severity.WARNING,
    title=Text(id="Quick win tanpa tahapan", en="Quick win without stages"),
    message=Text(
        id="Quick win “{name}” tidak mempunyai tahapan.",
        en="The quick win “{name}” has no stages.",
    ),
    remedy=Text(
        id="Tulis tahapannya menurut bulan, misalnya bulan 1-3, 4-6, 7-9, 10-12.",
        en="Write its stages by month, such as months 1-3, 4-6, 7-9, 10-12.",
    ),
    reads=("quick_wins.name", "quick_wins.stages"),
    alone=True,
    find=find,
)

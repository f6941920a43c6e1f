"""QWN12: quick wins that nothing measures."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins that nothing measures."""
    for win in context.plan.quick_wins:
        if win.measure is None and not win.outputs:
            yield at("quick_wins", win, "measure", name=win.name)


RULE = Rule(
    code="QWN12",
    name="quick-win-without-measure",
    severity=Severity.WARNING,
    title=Text(id="Quick win tanpa ukuran hasil", en="Quick win without measure"),
    message=Text(
        id="Quick win “{name}” tidak mempunyai indikator maupun keluaran yang terukur.",
        en="The quick win “{name}” has neither indicator nor counted output.",
    ),
    remedy=Text(
        id="Tulis satu angka yang menunjukkan bahwa warga merasakannya.",
        en="Write one number that shows that citizens feel it.",
    ),
    reads=("quick_wins.name", "quick_wins.outputs", "quick_wins.measure"),
    alone=True,
    find=find,
)

"""QWN09: a quick win that stopped and does not say why."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins that ended without a reason, or were replaced by nothing."""
    for win in context.plan.quick_wins:
        ended = win.status in ("paused", "stopped", "replaced")
        if ended and win.status_reason is None:
            yield at("quick_wins", win, "status_reason", name=win.name)
        elif win.status == "replaced" and win.replaced_by is None:
            yield at("quick_wins", win, "replaced_by", name=win.name)


RULE = Rule(
    code="QWN09",
    name="stopped-without-reason",
    severity=Severity.WARNING,
    title=Text(id="Quick win berhenti tanpa alasan", en="Quick win stopped without reason"),
    message=Text(
        id="Quick win “{name}” berhenti, dijeda atau diganti tanpa alasan tertulis.",
        en="The quick win “{name}” was stopped, paused or replaced without a written reason.",
    ),
    remedy=Text(
        id="Tulis alasannya; bila diganti, sebut penggantinya.",
        en="Write the reason; if it was replaced, name the successor.",
    ),
    reads=(
        "quick_wins.name",
        "quick_wins.status",
        "quick_wins.status_reason",
        "quick_wins.replaced_by",
    ),
    alone=True,
    find=find,
)

"""ACT03: action-plan rows that no agency leads."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Action-plan rows that no agency leads."""
    for action in context.plan.actions:
        if action.lead is None:
            yield at("actions", action, "lead", name=action.title)


RULE = Rule(
    code="ACT03",
    name="action-without-owner",
    severity=Severity.WARNING,
    title=Text(id="Rencana aksi tanpa penanggung jawab", en="Action without owner"),
    message=Text(
        id="Tidak ada perangkat daerah yang memimpin “{name}”.",
        en="No agency leads “{name}”.",
    ),
    remedy=Text(
        id="Pilih perangkat daerah penanggung jawab.",
        en="Choose the agency in charge.",
    ),
    reads=("actions.title", "actions.lead"),
    alone=True,
    find=find,
)

"""ACT04: action-plan rows without years."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Action-plan rows without years."""
    for action in context.plan.actions:
        if action.part != "policy" and action.years is None:
            yield at("actions", action, "years", name=action.title)


RULE = Rule(
    code="ACT04",
    name="action-without-year",
    severity=Severity.WARNING,
    title=Text(id="Rencana aksi tanpa tahun", en="Action without year"),
    message=Text(
        id="“{name}” tidak mempunyai tahun pelaksanaan.",
        en="“{name}” has no year in which it is to be done.",
    ),
    remedy=Text(
        id="Isi tahun mulai dan selesainya.",
        en="Fill in its first and last year.",
    ),
    reads=("actions.part", "actions.title", "actions.years"),
    alone=True,
    find=find,
)

"""ACT01: planned regulations without a year."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Planned regulations without a year."""
    for action in context.plan.actions:
        if action.part == "policy" and action.years is None:
            yield at("actions", action, "years", name=action.title)


RULE = Rule(
    code="ACT01",
    name="regulation-without-year",
    severity=Severity.ERROR,
    title=Text(id="Rencana peraturan tanpa tahun", en="Planned regulation without year"),
    message=Text(
        id="Peraturan “{name}” tidak mempunyai tahun penetapan.",
        en="The regulation “{name}” has no year in which it is to be made.",
    ),
    remedy=Text(
        id="Isi tahun peraturan itu ditetapkan, sebelum program yang memerlukannya dimulai.",
        en="Fill in the year it is to be made, before the programme that needs it begins.",
    ),
    reads=("actions.part", "actions.title", "actions.years"),
    alone=True,
    find=find,
)

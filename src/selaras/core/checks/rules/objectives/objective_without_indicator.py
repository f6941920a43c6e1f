"""OBJ01: objectives that nothing measures."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Objectives that nothing measures."""
    for objective in context.plan.objectives:
        if objective.key not in context.plan.indicators_of:
            yield at("objectives", objective, name=objective.statement)


RULE = Rule(
    code="OBJ01",
    name="objective-without-indicator",
    severity=Severity.ERROR,
    title=Text(id="Sasaran tanpa indikator", en="Objective without indicator"),
    message=Text(
        id="Sasaran “{name}” tidak mempunyai indikator.",
        en="The objective “{name}” has no indicator.",
    ),
    remedy=Text(
        id="Tambahkan indikator dengan satuan, nilai awal dan target tahunan.",
        en="Add an indicator with unit, baseline and yearly targets.",
    ),
    reads=("objectives.statement", "indicators.objective"),
    find=find,
)

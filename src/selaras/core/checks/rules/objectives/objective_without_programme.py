"""OBJ02: objectives that no programme serves."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Objectives that no programme names."""
    served = {key for programme in context.plan.programmes for key in programme.objectives}
    for objective in context.plan.objectives:
        if objective.key not in served:
            yield at("objectives", objective, name=objective.statement)


RULE = Rule(
    code="OBJ02",
    name="objective-without-programme",
    severity=Severity.WARNING,
    title=Text(id="Sasaran tanpa program", en="Objective without programme"),
    message=Text(
        id="Tidak ada program yang melayani sasaran “{name}”.",
        en="No programme serves the objective “{name}”.",
    ),
    remedy=Text(
        id="Hubungkan program yang mendukungnya, atau tinjau ulang sasarannya.",
        en="Link the programmes that support it, or reconsider the objective.",
    ),
    reads=("objectives.statement", "programmes.objectives"),
    find=find,
)

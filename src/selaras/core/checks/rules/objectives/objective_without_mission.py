"""OBJ04: objectives under no mission."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Objectives under no mission."""
    for objective in context.plan.objectives:
        if objective.mission is None:
            yield at("objectives", objective, "mission", name=objective.statement)


RULE = Rule(
    code="OBJ04",
    name="objective-without-mission",
    severity=Severity.ADVICE,
    title=Text(id="Sasaran tanpa misi", en="Objective without mission"),
    message=Text(
        id="Sasaran “{name}” tidak berada di bawah misi mana pun.",
        en="The objective “{name}” stands under no mission.",
    ),
    remedy=Text(
        id="Pilih misi yang dilaksanakan oleh sasaran ini.",
        en="Choose the mission that this objective carries out.",
    ),
    reads=("objectives.statement", "objectives.mission"),
    alone=True,
    find=find,
)

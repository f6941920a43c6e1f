"""VIS04: a mission that no objective carries out."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Missions without objective, in plans whose objectives name missions."""
    served = {objective.mission for objective in context.plan.objectives}
    for mission in context.plan.missions:
        if mission.key not in served:
            yield at("missions", mission, mission=mission.statement)


RULE = Rule(
    code="VIS04",
    name="mission-without-objective",
    severity=Severity.WARNING,
    title=Text(id="Misi tanpa sasaran", en="Mission without objective"),
    message=Text(
        id="Misi “{mission}” tidak mempunyai sasaran.",
        en="The mission “{mission}” has no objective.",
    ),
    remedy=Text(
        id="Hubungkan sasaran yang melaksanakan misi ini, atau tulis sasaran baru.",
        en="Link the objectives that carry out this mission, or write one.",
    ),
    reads=("missions.statement", "objectives.mission"),
    find=find,
)

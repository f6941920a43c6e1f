"""VIS05: a dimension that no mission speaks of."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Dimensions without mission, in plans that order their missions by dimension."""
    spoken = {mission.dimension for mission in context.plan.missions if mission.dimension}
    for dimension in context.knowledge.dimensions if spoken else ():
        if dimension.code not in spoken:
            yield in_plan("missions", about=dimension.code, dimension=dimension.name)


RULE = Rule(
    code="VIS05",
    name="dimension-without-mission",
    severity=Severity.ADVICE,
    title=Text(id="Dimensi tanpa misi", en="Dimension without mission"),
    message=Text(
        id="Tidak ada misi untuk dimensi {dimension}.",
        en="There is no mission for the dimension {dimension}.",
    ),
    remedy=Text(
        id="Tulis misi untuk dimensi ini, atau jelaskan dalam misi lain bahwa dimensi ini "
        "tercakup.",
        en="Write a mission for this dimension, or say in another one that it covers it.",
    ),
    reads=("missions.dimension",),
    find=find,
)

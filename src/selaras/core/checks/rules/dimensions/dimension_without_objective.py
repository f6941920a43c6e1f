"""DIM04: a dimension for which the plan wants nothing."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Dimensions without any objective."""
    aimed = {objective.dimension for objective in context.plan.objectives}
    for dimension in context.knowledge.dimensions:
        if dimension.code not in aimed:
            yield in_plan("objectives", about=dimension.code, dimension=dimension.name)


RULE = Rule(
    code="DIM04",
    name="dimension-without-objective",
    severity=Severity.ERROR,
    title=Text(id="Dimensi tanpa sasaran", en="Dimension without objective"),
    message=Text(
        id="Dimensi {dimension} tidak mempunyai sasaran.",
        en="The dimension {dimension} has no objective.",
    ),
    remedy=Text(
        id="Tulis paling sedikit satu sasaran untuk dimensi ini.",
        en="Write at least one objective for this dimension.",
    ),
    reads=("objectives.dimension",),
    find=find,
)

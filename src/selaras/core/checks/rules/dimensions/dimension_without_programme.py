"""DIM06: a dimension in which nothing is planned."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Dimensions without any programme."""
    planned = {programme.dimension for programme in context.plan.programmes}
    for dimension in context.knowledge.dimensions:
        if dimension.code not in planned:
            yield in_plan("programmes", about=dimension.code, dimension=dimension.name)


RULE = Rule(
    code="DIM06",
    name="dimension-without-programme",
    severity=Severity.ERROR,
    title=Text(id="Dimensi tanpa program", en="Dimension without programme"),
    message=Text(
        id="Dimensi {dimension} tidak mempunyai program.",
        en="The dimension {dimension} has no programme.",
    ),
    remedy=Text(
        id="Petakan program RPJMD dan Renstra ke dimensi ini, lalu tambahkan inovasinya.",
        en="Map programmes of RPJMD and Renstra to this dimension, then add the innovation.",
    ),
    reads=("programmes.dimension",),
    find=find,
)

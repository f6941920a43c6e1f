"""DIM07: a sub-dimension in which nothing is planned."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Sub-dimensions without programme, within dimensions that have one."""
    planned = {programme.sub_dimension for programme in context.plan.programmes}
    active = {programme.dimension for programme in context.plan.programmes}
    for dimension in context.knowledge.dimensions:
        for sub in dimension.sub_dimensions:
            if dimension.code in active and sub.code not in planned:
                yield in_plan(
                    "programmes", about=sub.code, sub_dimension=sub.name, dimension=dimension.name
                )


RULE = Rule(
    code="DIM07",
    name="sub-dimension-without-programme",
    severity=Severity.WARNING,
    title=Text(id="Subdimensi tanpa program", en="Sub-dimension without programme"),
    message=Text(
        id="Subdimensi {sub_dimension} ({dimension}) tidak mempunyai program.",
        en="The sub-dimension {sub_dimension} ({dimension}) has no programme.",
    ),
    remedy=Text(
        id="Cari program RPJMD atau Renstra yang termasuk di sini, atau susun inovasi baru.",
        en="Find a programme of RPJMD or Renstra that belongs here, or design an innovation.",
    ),
    reads=("programmes.dimension", "programmes.sub_dimension"),
    find=find,
)

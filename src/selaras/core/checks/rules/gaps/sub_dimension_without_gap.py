"""GAP01: nobody compared the present with the wanted state of a sub-dimension."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Sub-dimensions that the gap analysis leaves out."""
    there = {gap.sub_dimension for gap in context.plan.gaps}
    for dimension in context.knowledge.dimensions:
        for sub in dimension.sub_dimensions:
            if sub.code not in there:
                yield in_plan(
                    "gaps", about=sub.code, sub_dimension=sub.name, dimension=dimension.name
                )


RULE = Rule(
    code="GAP01",
    name="sub-dimension-without-gap",
    severity=Severity.WARNING,
    title=Text(id="Subdimensi tanpa kesenjangan", en="Sub-dimension without gap"),
    message=Text(
        id="Subdimensi {sub_dimension} ({dimension}) tidak mempunyai baris kesenjangan.",
        en="The sub-dimension {sub_dimension} ({dimension}) has no row in the gap analysis.",
    ),
    remedy=Text(
        id="Tulis keadaan sekarang dan keadaan yang diharapkan untuk subdimensi ini.",
        en="Write the present and the wanted state of this sub-dimension.",
    ),
    reads=("gaps.sub_dimension",),
    find=find,
)

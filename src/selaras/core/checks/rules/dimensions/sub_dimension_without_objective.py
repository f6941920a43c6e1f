"""DIM05: a sub-dimension for which the plan wants nothing."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Sub-dimensions without objective, within dimensions that have one."""
    aimed = {objective.sub_dimension for objective in context.plan.objectives}
    for dimension in context.knowledge.dimensions:
        subs = dimension.sub_dimensions
        if any(sub.code in aimed for sub in subs):
            for sub in subs:
                if sub.code not in aimed:
                    yield in_plan(
                        "objectives",
                        about=sub.code,
                        sub_dimension=sub.name,
                        dimension=dimension.name,
                    )


RULE = Rule(
    code="DIM05",
    name="sub-dimension-without-objective",
    severity=Severity.WARNING,
    title=Text(id="Subdimensi tanpa sasaran", en="Sub-dimension without objective"),
    message=Text(
        id="Subdimensi {sub_dimension} ({dimension}) tidak mempunyai sasaran.",
        en="The sub-dimension {sub_dimension} ({dimension}) has no objective.",
    ),
    remedy=Text(
        id="Tulis sasaran untuk subdimensi ini, atau jelaskan dalam rencana mengapa tidak ada.",
        en="Write an objective for this sub-dimension, or say in the plan why there is none.",
    ),
    reads=("objectives.sub_dimension",),
    find=find,
)

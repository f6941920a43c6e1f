"""DIM02: a sub-dimension that does not belong to the dimension it stands under."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.checks.under_dimension import items_with_sub_dimension
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Items whose sub-dimension is not one of the three of their dimension."""
    belongs = context.knowledge.dimension_of
    for part, item, name in items_with_sub_dimension(context.plan):
        dimension = context.knowledge.dimension.get(item.dimension)
        if dimension is not None and belongs.get(item.sub_dimension) != dimension:
            yield at(
                part,
                item,
                "sub_dimension",
                name=name,
                sub_dimension=item.sub_dimension,
                dimension=dimension.name,
            )


RULE = Rule(
    code="DIM02",
    name="sub-dimension-of-another",
    severity=Severity.ERROR,
    title=Text(id="Subdimensi milik dimensi lain", en="Sub-dimension of another dimension"),
    message=Text(
        id="“{name}”: subdimensi “{sub_dimension}” bukan bagian dari dimensi {dimension}.",
        en="“{name}”: the sub-dimension “{sub_dimension}” is no part of the dimension {dimension}.",
    ),
    remedy=Text(
        id="Ganti subdimensinya, atau pindahkan ke dimensi yang memilikinya.",
        en="Change the sub-dimension, or move it to the dimension it belongs to.",
    ),
    reads=(
        "gaps.dimension",
        "gaps.sub_dimension",
        "gaps.current",
        "objectives.statement",
        "objectives.dimension",
        "objectives.sub_dimension",
        "programmes.name",
        "programmes.dimension",
        "programmes.sub_dimension",
        "quick_wins.name",
        "quick_wins.dimension",
        "quick_wins.sub_dimension",
    ),
    alone=True,
    find=find,
)

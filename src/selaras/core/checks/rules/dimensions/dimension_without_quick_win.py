"""DIM08: a dimension without quick win."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Dimensions without quick win, in plans that have quick wins at all."""
    quick = {win.dimension for win in context.plan.quick_wins}
    for dimension in context.knowledge.dimensions if quick else ():
        if dimension.code not in quick:
            yield in_plan("quick_wins", about=dimension.code, dimension=dimension.name)


RULE = Rule(
    code="DIM08",
    name="dimension-without-quick-win",
    severity=Severity.ADVICE,
    title=Text(id="Dimensi tanpa quick win", en="Dimension without quick win"),
    message=Text(
        id="Dimensi {dimension} belum mempunyai quick win.",
        en="The dimension {dimension} has no quick win yet.",
    ),
    remedy=Text(
        id="Pilih satu program dimensi ini yang hasilnya dapat dirasakan warga dalam setahun.",
        en="Choose one programme of this dimension whose result citizens can feel within a year.",
    ),
    reads=("quick_wins.dimension",),
    find=find,
)

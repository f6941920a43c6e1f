"""BOD06: a dimension has no working group."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """One finding that names every dimension without a group."""
    there = {body.dimension for body in context.plan.bodies if body.role == "working-group"}
    missing = tuple(
        dimension.name for dimension in context.knowledge.dimensions if dimension.code not in there
    )
    if missing:
        yield in_plan("bodies", dimensions=missing)


RULE = Rule(
    code="BOD06",
    name="dimension-without-working-group",
    severity=Severity.WARNING,
    title=Text(id="Dimensi tanpa kelompok kerja", en="Dimension without working group"),
    message=Text(
        id="Tidak ada kelompok kerja untuk {dimensions}.",
        en="There is no working group for {dimensions}.",
    ),
    remedy=Text(
        id=(
            "Bentuk satu kelompok kerja untuk setiap dimensi, dipimpin perangkat daerah yang "
            "sesuai."
        ),
        en="Set up one working group for each dimension, led by a fitting agency.",
    ),
    reads=("bodies.role", "bodies.dimension"),
    find=find,
)

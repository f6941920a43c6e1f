"""DIM01: an item under a dimension that the programme does not have."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.checks.under_dimension import items_with_dimension
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Items whose dimension is none of the six."""
    known = context.knowledge.dimension
    for part, item, name in items_with_dimension(context.plan):
        if item.dimension is not None and item.dimension not in known:
            yield at(part, item, "dimension", name=name, dimension=item.dimension)


RULE = Rule(
    code="DIM01",
    name="unknown-dimension",
    severity=Severity.ERROR,
    title=Text(id="Dimensi tidak dikenal", en="Unknown dimension"),
    message=Text(
        id="“{name}” memakai dimensi “{dimension}”, yang bukan salah satu dari enam dimensi "
        "program.",
        en="“{name}” uses the dimension “{dimension}”, which is none of the six of the programme.",
    ),
    remedy=Text(
        id="Pilih governance, branding, economy, living, society atau environment.",
        en="Choose governance, branding, economy, living, society or environment.",
    ),
    reads=(
        "bodies.name",
        "bodies.dimension",
        "gaps.dimension",
        "gaps.current",
        "strategies.statement",
        "strategies.dimension",
        "missions.statement",
        "missions.dimension",
        "objectives.statement",
        "objectives.dimension",
        "programmes.name",
        "programmes.dimension",
        "quick_wins.name",
        "quick_wins.dimension",
    ),
    alone=True,
    find=find,
)

"""VIS01: a plan that does not say where it wants to go."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """A missing vision."""
    if context.plan.vision is None:
        yield in_plan("vision")


RULE = Rule(
    code="VIS01",
    name="plan-without-vision",
    severity=Severity.ERROR,
    title=Text(id="Rencana tanpa visi", en="Plan without vision"),
    message=Text(
        id="Rencana ini belum mempunyai kalimat visi.",
        en="This plan has no vision statement yet.",
    ),
    remedy=Text(
        id="Rumuskan visi dari kata kunci SWOT dan visi RPJMD.",
        en="Word the vision from the SWOT keywords and the vision of the RPJMD.",
    ),
    reads=("vision",),
    find=find,
)

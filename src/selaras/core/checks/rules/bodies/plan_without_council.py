"""BOD01: the plan names no council."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The missing body."""
    if not any(body.role == "council" for body in context.plan.bodies):
        yield in_plan("bodies")


RULE = Rule(
    code="BOD01",
    name="plan-without-council",
    severity=Severity.ERROR,
    title=Text(id="Rencana tanpa Dewan", en="Plan without council"),
    message=Text(
        id="Tidak ada Dewan Smart City dalam kelembagaan rencana.",
        en="There is no smart-city council among the bodies of the plan.",
    ),
    remedy=Text(
        id="Bentuk Dewan Smart City dengan keputusan kepala daerah, lalu catat susunannya.",
        en="Set up the council by a decree of the head of region and record its members.",
    ),
    reads=("bodies.role",),
    find=find,
)

"""BOD02: the plan names no team."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The missing body."""
    if not any(body.role == "team" for body in context.plan.bodies):
        yield in_plan("bodies")


RULE = Rule(
    code="BOD02",
    name="plan-without-team",
    severity=Severity.ERROR,
    title=Text(id="Rencana tanpa Tim Pelaksana", en="Plan without team"),
    message=Text(
        id="Tidak ada Tim Pelaksana dalam kelembagaan rencana.",
        en="There is no implementation team among the bodies of the plan.",
    ),
    remedy=Text(
        id="Bentuk Tim Pelaksana dengan keputusan kepala daerah, lalu catat susunannya.",
        en="Set up the team by a decree of the head of region and record its members.",
    ),
    reads=("bodies.role",),
    find=find,
)

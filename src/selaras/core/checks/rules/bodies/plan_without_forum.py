"""BOD05: the plan names no forum."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The missing body."""
    if not any(body.role == "forum" for body in context.plan.bodies):
        yield in_plan("bodies")


RULE = Rule(
    code="BOD05",
    name="plan-without-forum",
    severity=Severity.ADVICE,
    title=Text(id="Rencana tanpa Forum", en="Plan without forum"),
    message=Text(
        id="Tidak ada Forum Smart City dalam kelembagaan rencana.",
        en="There is no smart-city forum among the bodies of the plan.",
    ),
    remedy=Text(
        id="Bentuk forum bersama komunitas, kampus, usaha, dan media, dan jadwalkan pertemuannya.",
        en=(
            "Set up a forum with communities, universities, business and media, and schedule its "
            "meetings."
        ),
    ),
    reads=("bodies.role",),
    find=find,
)

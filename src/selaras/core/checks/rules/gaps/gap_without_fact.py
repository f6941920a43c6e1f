"""GAP02: a gap that rests on no fact."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Gaps that name no fact."""
    for gap in context.plan.gaps:
        if not gap.facts:
            yield at("gaps", gap, "facts", gap=phrase(gap.current))


RULE = Rule(
    code="GAP02",
    name="gap-without-fact",
    severity=Severity.WARNING,
    title=Text(id="Kesenjangan tanpa fakta", en="Gap without fact"),
    message=Text(
        id="Kesenjangan “{gap}” tidak bertumpu pada satu fakta pun.",
        en="The gap “{gap}” rests on no fact.",
    ),
    remedy=Text(
        id="Rujuk fakta yang menunjukkan keadaan sekarang.",
        en="Refer to the facts that show the present state.",
    ),
    reads=("gaps.current", "gaps.facts"),
    alone=True,
    find=find,
)

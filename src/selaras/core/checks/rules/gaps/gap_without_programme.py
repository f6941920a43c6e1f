"""GAP03: a gap that no programme closes."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, phrase
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Gaps that name no programme."""
    for gap in context.plan.gaps:
        if not gap.programmes:
            yield at("gaps", gap, "programmes", gap=phrase(gap.current))


RULE = Rule(
    code="GAP03",
    name="gap-without-programme",
    severity=Severity.WARNING,
    title=Text(id="Kesenjangan tanpa program", en="Gap without programme"),
    message=Text(
        id="Kesenjangan “{gap}” tidak dijawab oleh satu program pun.",
        en="No programme closes the gap “{gap}”.",
    ),
    remedy=Text(
        id="Hubungkan program yang menjawabnya, atau tambahkan program.",
        en="Link the programme that closes it, or add one.",
    ),
    reads=("gaps.current", "gaps.programmes"),
    alone=True,
    find=find,
)

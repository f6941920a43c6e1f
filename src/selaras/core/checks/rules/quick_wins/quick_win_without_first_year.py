"""QWN03: a quick win that does nothing in its first year."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Quick wins whose first stage comes after the first year of plan or programme."""
    for win in context.plan.quick_wins:
        programme = context.plan.programme.get(win.programme or "")
        years = programme.years if programme else None
        expected = max(context.plan.period.start, years.start) if years else None
        expected = expected or context.plan.period.start
        first = min((stage.year for stage in win.stages), default=expected)
        if first > expected:
            yield at(
                "quick_wins",
                win,
                "stages",
                name=win.name,
                first=str(first),
                expected=str(expected),
            )


RULE = Rule(
    code="QWN03",
    name="quick-win-without-first-year",
    severity=Severity.WARNING,
    title=Text(id="Quick win tanpa tahap tahun pertama", en="Quick win without first-year stage"),
    message=Text(
        id="Quick win “{name}” baru dimulai {first}, sedangkan tahun pertamanya {expected}.",
        en="The quick win “{name}” begins only in {first}, while its first year is {expected}.",
    ),
    remedy=Text(
        id="Tambahkan tahap pada tahun pertama, atau pilih program lain sebagai quick win.",
        en="Add a stage in the first year, or choose another programme as quick win.",
    ),
    reads=(
        "period",
        "programmes.years",
        "quick_wins.name",
        "quick_wins.programme",
        "quick_wins.stages",
    ),
    find=find,
)

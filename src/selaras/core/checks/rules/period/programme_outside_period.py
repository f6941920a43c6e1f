"""PER05: a programme runs in years that the plan does not cover."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes with a year before or after the plan."""
    period = context.plan.period
    for programme in context.plan.programmes:
        years = programme.years
        if years is not None and not period.covers(years):
            yield at(
                "programmes",
                programme,
                "years",
                programme=programme.name,
                years=str(years) if years.length > 1 else years.start,
                period=str(period),
            )


RULE = Rule(
    code="PER05",
    name="programme-outside-period",
    severity=Severity.ERROR,
    title=Text(id="Program di luar periode", en="Programme outside the period"),
    message=Text(
        id="Program “{programme}” berjalan {years}, di luar periode rencana {period}.",
        en="The programme “{programme}” runs {years}, outside the period {period} of the plan.",
    ),
    remedy=Text(
        id="Sesuaikan tahun program dengan periode rencana.",
        en="Fit the years of the programme to the period of the plan.",
    ),
    reads=("period", "programmes.name", "programmes.years"),
    alone=True,
    find=find,
)

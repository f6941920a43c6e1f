"""BUD04: money for a year in which the programme does not run."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes with a budget line before their start or after their end."""
    for programme in context.plan.programmes:
        if programme.years is None:
            continue
        years = {line.year for line in programme.budget}
        outside = sorted(years.difference(programme.years.years))
        if outside:
            yield at(
                "programmes",
                programme,
                "budget",
                name=programme.name,
                span=str(programme.years),
                years=tuple(map(str, outside)),
            )


RULE = Rule(
    code="BUD04",
    name="budget-outside-programme-years",
    severity=Severity.ERROR,
    title=Text(id="Anggaran di luar tahun program", en="Budget outside the years of the programme"),
    message=Text(
        id="“{name}” berjalan {span}, tetapi dianggarkan pada {years}.",
        en="“{name}” runs {span} but has a budget in {years}.",
    ),
    remedy=Text(
        id="Samakan tahun program dan tahun anggarannya.",
        en="Make the years of programme and budget agree.",
    ),
    reads=("programmes.name", "programmes.years", "programmes.budget"),
    alone=True,
    find=find,
)

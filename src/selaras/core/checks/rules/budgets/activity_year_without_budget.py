"""BUD03: a year of work without money."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes with a budget in some of their years only."""
    for programme in context.plan.programmes:
        if programme.years is None or not programme.budget:
            continue
        funded = {line.year for line in programme.budget}
        missing = tuple(str(year) for year in programme.years.years if year not in funded)
        if missing:
            yield at(
                "programmes",
                programme,
                "budget",
                name=programme.name,
                span=str(programme.years),
                years=missing,
            )


RULE = Rule(
    code="BUD03",
    name="activity-year-without-budget",
    severity=Severity.WARNING,
    title=Text(id="Tahun kegiatan tanpa anggaran", en="Year of activity without budget"),
    message=Text(
        id="“{name}” berjalan {span}, tetapi tidak dianggarkan pada {years}.",
        en="“{name}” runs {span} but has no budget in {years}.",
    ),
    remedy=Text(
        id="Isi pagu tahun itu, atau sesuaikan tahun programnya.",
        en="Fill in the budget of that year, or adjust the years of the programme.",
    ),
    reads=("programmes.name", "programmes.years", "programmes.budget"),
    alone=True,
    find=find,
)

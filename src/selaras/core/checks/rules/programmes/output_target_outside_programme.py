"""PRG16: a target in a year in which the programme does not run."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes with an output target before their start or after their end."""
    for programme in context.plan.programmes:
        years = programme.years
        if years is None:
            continue
        targets = {target.year for output in programme.outputs for target in output.targets}
        outside = sorted(targets.difference(years.years))
        if outside:
            yield at(
                "programmes",
                programme,
                "outputs",
                name=programme.name,
                years=str(years),
                year=tuple(map(str, outside)),
            )


RULE = Rule(
    code="PRG16",
    name="output-target-outside-programme",
    severity=Severity.WARNING,
    title=Text(
        id="Target keluaran di luar tahun program", en="Output target outside the programme"
    ),
    message=Text(
        id="“{name}” berjalan {years}, tetapi mempunyai target keluaran untuk {year}.",
        en="“{name}” runs {years} but has an output target for {year}.",
    ),
    remedy=Text(
        id="Samakan tahun program dan tahun targetnya.",
        en="Make the years of programme and target agree.",
    ),
    reads=("programmes.name", "programmes.years", "programmes.outputs"),
    alone=True,
    find=find,
)

"""FAC04: the plan gives one measure of one year in two values."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Fact
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Facts whose measure, year and unit were given before with another value."""
    first: dict[tuple[str, int, str], Fact] = {}
    for fact in context.plan.facts:
        if fact.measure is None or fact.year is None or fact.value is None:
            continue
        unit = fact.unit.id.casefold() if fact.unit else ""
        known = first.setdefault((fact.measure, fact.year, unit), fact)
        if known.value is not None and known.value != fact.value:
            yield at(
                "facts",
                fact,
                "value",
                fact=fact.name,
                year=fact.year,
                value=fact.value,
                other=known.name,
                first=known.value,
            )


RULE = Rule(
    code="FAC04",
    name="same-fact-two-values",
    severity=Severity.ERROR,
    title=Text(id="Satu fakta, dua nilai", en="One fact, two values"),
    message=Text(
        id="“{fact}” tahun {year} di sini {value}, sedangkan “{other}” menyebut {first}.",
        en="“{fact}” of {year} is {value} here, while “{other}” says {first}.",
    ),
    remedy=Text(
        id="Tentukan nilai yang benar dari sumber resminya, lalu hapus yang lain.",
        en="Decide on the right value from its official source and remove the other.",
    ),
    reads=("facts.name", "facts.measure", "facts.value", "facts.unit", "facts.year"),
    find=find,
)

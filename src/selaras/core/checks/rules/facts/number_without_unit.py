"""FAC03: a number that does not say what it counts."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Numbers without unit."""
    for fact in context.plan.facts:
        if fact.value is not None and fact.unit is None:
            yield at("facts", fact, "unit", fact=fact.name, value=fact.value)


RULE = Rule(
    code="FAC03",
    name="number-without-unit",
    severity=Severity.WARNING,
    title=Text(id="Angka tanpa satuan", en="Number without unit"),
    message=Text(
        id="Fakta “{fact}” bernilai {value} tanpa satuan.",
        en="The fact “{fact}” is {value}, without a unit.",
    ),
    remedy=Text(
        id="Tulis satuannya, misalnya jiwa, persen, km, atau indeks.",
        en="Write the unit, such as people, percent, km or index.",
    ),
    reads=("facts.name", "facts.value", "facts.unit"),
    alone=True,
    find=find,
)

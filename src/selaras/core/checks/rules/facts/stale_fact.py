"""FAC07: the newest number of a measure is old."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Fact
from selaras.core.text import Text

_OLD = 5
"""Years; an RPJMD's worth."""


def find(context: Context) -> Iterator[Found]:
    """The newest fact of each measure, when it is more than five years old."""
    as_of = context.plan.as_of
    if as_of is None:
        return
    newest: dict[str, tuple[int, Fact]] = {}
    for fact in context.plan.facts:
        if fact.measure is None or fact.value is None or fact.year is None:
            continue
        if fact.measure not in newest or fact.year > newest[fact.measure][0]:
            newest[fact.measure] = fact.year, fact
    for year, fact in newest.values():
        if as_of.year - year > _OLD:
            yield at("facts", fact, "year", fact=fact.name, year=year, age=as_of.year - year)


RULE = Rule(
    code="FAC07",
    name="stale-fact",
    severity=Severity.ADVICE,
    title=Text(id="Fakta usang", en="Stale fact"),
    message=Text(
        id=(
            "Angka terbaru “{fact}” berasal dari tahun {year}, {age} tahun sebelum keadaan yang "
            "digambarkan rencana."
        ),
        en=(
            "The newest number of “{fact}” is of {year}, {age} years before the state the plan "
            "describes."
        ),
    ),
    remedy=Text(
        id="Cari angka yang lebih baru, atau jelaskan mengapa angka ini masih berlaku.",
        en="Look for a newer number, or explain why this one still holds.",
    ),
    reads=("as_of", "facts.name", "facts.measure", "facts.value", "facts.year"),
    find=find,
)

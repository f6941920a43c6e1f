"""FAC02: a number that does not say of which year it is."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

# Mountains, rivers and distances are the same every year.
_LASTING = re.compile(
    r"(jarak|ketinggian|elevasi|letak)|"
    r"(jumlah|panjang|banyaknya) (sungai|gunung|pulau|danau|garis pantai)"
)


def find(context: Context) -> Iterator[Found]:
    """Numbers without year, except those about the shape of the land."""
    for fact in context.plan.facts:
        if fact.value is None or fact.year is not None:
            continue
        if not _LASTING.match(fact.name.id.casefold()):
            yield at("facts", fact, "year", fact=fact.name, value=fact.value)


RULE = Rule(
    code="FAC02",
    name="fact-without-year",
    severity=Severity.WARNING,
    title=Text(id="Angka tanpa tahun", en="Number without year"),
    message=Text(
        id="Fakta “{fact}” bernilai {value} tanpa tahun.",
        en="The fact “{fact}” is {value}, without a year.",
    ),
    remedy=Text(
        id="Tulis tahun keadaan yang diukur, bukan tahun angka itu dibaca.",
        en="Write the year in which it was measured, not the year in which it was read.",
    ),
    reads=("facts.name", "facts.value", "facts.year"),
    alone=True,
    find=find,
)

"""FAC09: a share of a whole is less than nothing or more than everything."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_PERCENT = {"%", "persen", "percent", "per cent"}

# What is no share of a whole may well be negative or above one hundred.
_NO_SHARE = re.compile(
    r"tumbuh|laju|kenaikan|naik|penurunan|perubahan|peningkatan|inflasi|rasio|capaian|realisasi|"
    r"efektivitas|partisipasi kasar|surplus|defisit|growth|change|increase|ratio"
)
_ALL = 100


def find(context: Context) -> Iterator[Found]:
    """Facts in percent that are below 0 or above 100."""
    for fact in context.plan.facts:
        if fact.value is None or fact.unit is None or 0 <= fact.value <= _ALL:
            continue
        if fact.unit.id.casefold() not in _PERCENT or _NO_SHARE.search(fact.name.id.casefold()):
            continue
        yield at("facts", fact, "value", fact=fact.name, value=fact.value)


RULE = Rule(
    code="FAC09",
    name="percentage-out-of-range",
    severity=Severity.ERROR,
    title=Text(id="Persentase di luar batas", en="Percentage out of range"),
    message=Text(
        id="“{fact}” bernilai {value} persen, di luar 0 sampai 100.",
        en="“{fact}” is {value} percent, outside 0 to 100.",
    ),
    remedy=Text(
        id="Periksa nilai dan satuannya; mungkin titik dan koma tertukar.",
        en="Check value and unit; point and comma may be swapped.",
    ),
    reads=("facts.name", "facts.value", "facts.unit"),
    alone=True,
    find=find,
)

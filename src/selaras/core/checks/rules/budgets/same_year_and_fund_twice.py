"""BUD07: the same year and source on two lines."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.checks.spending import spenders
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Items with two budget lines of one year and source; the first such pair is told."""
    for part, item, name in spenders(context.plan):
        places = [(line.year, line.fund) for line in item.budget]
        if len(set(places)) < len(places):
            year, code = next(place for place in places if places.count(place) > 1)
            fund = context.knowledge.fund.get(code)
            yield at(
                part, item, "budget", name=name, year=str(year), fund=fund.name if fund else code
            )


RULE = Rule(
    code="BUD07",
    name="same-year-and-fund-twice",
    severity=Severity.WARNING,
    title=Text(id="Tahun dan sumber tertulis dua kali", en="Same year and source twice"),
    message=Text(
        id="“{name}” mempunyai dua baris anggaran untuk {year} dari {fund}.",
        en="“{name}” has two budget lines for {year} from {fund}.",
    ),
    remedy=Text(
        id="Gabungkan kedua baris.",
        en="Merge the two lines.",
    ),
    reads=(
        "programmes.name",
        "programmes.budget",
        "actions.title",
        "actions.budget",
        "quick_wins.name",
        "quick_wins.budget",
    ),
    alone=True,
    find=find,
)

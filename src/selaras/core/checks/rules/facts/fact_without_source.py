"""FAC01: nobody can look up where a fact comes from."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Facts without source, except those that say they are made up for a demonstration."""
    for fact in context.plan.facts:
        made_up = fact.demonstrates("value") or fact.demonstrates("statement")
        if fact.origin.source is None and not made_up:
            yield at("facts", fact, "origin", fact=fact.name)


RULE = Rule(
    code="FAC01",
    name="fact-without-source",
    severity=Severity.WARNING,
    title=Text(id="Fakta tanpa sumber", en="Fact without source"),
    message=Text(
        id="Fakta “{fact}” tidak menyebut sumbernya.",
        en="The fact “{fact}” does not name its source.",
    ),
    remedy=Text(
        id="Tulis penerbit dan dokumen tempat fakta ini dibaca.",
        en="Write down the publisher and the document in which this fact was read.",
    ),
    reads=("facts.origin", "facts.name"),
    alone=True,
    find=find,
)

"""FAC05: the parts of a fact give another sum than the fact."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Fact
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Facts that differ from the exact sum of their parts."""
    facts = context.plan.fact
    for fact in context.plan.facts:
        if fact.value is None or not fact.parts:
            continue
        parts = [facts[key] for key in fact.parts]
        values = [part.value for part in parts if part.value is not None]
        if len(values) == len(parts) and _one_unit(fact, parts) and sum(values) != fact.value:
            yield at("facts", fact, "parts", fact=fact.name, value=fact.value, sum=sum(values))


def _one_unit(fact: Fact, parts: list[Fact]) -> bool:
    """Whether all count the same thing; a missing unit is another rule's business."""
    return len({one.unit.id.casefold() for one in (fact, *parts) if one.unit}) <= 1


RULE = Rule(
    code="FAC05",
    name="parts-do-not-add-up",
    severity=Severity.ERROR,
    title=Text(id="Jumlah bagian tidak cocok", en="Parts do not add up"),
    message=Text(
        id="“{fact}” tertulis {value}, tetapi bagian-bagiannya berjumlah {sum}.",
        en="“{fact}” is given as {value}, but its parts add up to {sum}.",
    ),
    remedy=Text(
        id="Periksa setiap bagian dan jumlahnya pada sumber.",
        en="Check every part and the total against the source.",
    ),
    reads=("facts.name", "facts.value", "facts.unit", "facts.parts"),
    find=find,
)

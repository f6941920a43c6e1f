"""FAC08: a fact stands under a part of readiness that its element does not have."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Facts that the table of readiness has no row for."""
    elements = context.knowledge.element
    rows = {(code, sub.code) for code, element in elements.items() for sub in element.sub_elements}
    for fact in context.plan.facts:
        if (fact.element, fact.sub_element) not in rows:
            yield at(
                "facts",
                fact,
                "sub_element",
                fact=fact.name,
                sub_element=fact.sub_element,
                element=elements[fact.element].name,
            )


RULE = Rule(
    code="FAC08",
    name="unknown-sub-element",
    severity=Severity.ERROR,
    title=Text(id="Subunsur tidak dikenal", en="Unknown sub-element"),
    message=Text(
        id="Fakta “{fact}” memakai subunsur “{sub_element}”, yang tidak ada dalam unsur {element}.",
        en="The fact “{fact}” uses the sub-element “{sub_element}”, which {element} does not have.",
    ),
    remedy=Text(
        id="Pilih subunsur yang ada dalam unsur itu, atau perbaiki unsurnya.",
        en="Choose a sub-element of that element, or correct the element.",
    ),
    reads=("facts.element", "facts.sub_element", "facts.name"),
    alone=True,
    find=find,
)

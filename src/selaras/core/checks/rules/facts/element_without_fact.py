"""FAC06: readiness is judged without a single fact about one of its elements."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_ALWAYS = ("structure", "infrastructure", "superstructure")


def find(context: Context) -> Iterator[Found]:
    """Elements that every readiness analysis has, but this one knows nothing about."""
    known = {fact.element for fact in context.plan.facts}
    for element in _ALWAYS:
        if element not in known:
            yield in_plan("facts", about=element, element=context.knowledge.element[element].name)


RULE = Rule(
    code="FAC06",
    name="element-without-fact",
    severity=Severity.WARNING,
    title=Text(id="Unsur kesiapan tanpa fakta", en="Readiness element without fact"),
    message=Text(
        id="Tidak ada satu fakta pun tentang unsur kesiapan {element}.",
        en="There is not one fact about the readiness element {element}.",
    ),
    remedy=Text(
        id="Kumpulkan fakta tentang unsur ini sebelum menilai kesiapannya.",
        en="Collect facts about this element before judging its readiness.",
    ),
    reads=("facts.element",),
    find=find,
)

"""SWO02: SWOT leaves out an element of readiness."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_ALWAYS = ("structure", "infrastructure", "superstructure")


def find(context: Context) -> Iterator[Found]:
    """Elements that every readiness analysis has, but this SWOT does not touch."""
    known = {factor.element for factor in context.plan.swot}
    for element in _ALWAYS:
        if element not in known:
            yield in_plan("swot", about=element, element=context.knowledge.element[element].name)


RULE = Rule(
    code="SWO02",
    name="element-without-factor",
    severity=Severity.WARNING,
    title=Text(id="Unsur kesiapan tanpa SWOT", en="Readiness element without SWOT"),
    message=Text(
        id="SWOT tidak memuat satu faktor pun tentang {element}.",
        en="SWOT does not hold a single factor about {element}.",
    ),
    remedy=Text(
        id="Susun SWOT untuk unsur ini bersama kelompok yang membahasnya.",
        en="Draw up SWOT for this element with the group that discusses it.",
    ),
    reads=("swot.element",),
    find=find,
)

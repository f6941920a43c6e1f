"""PER01: the plan's own period stands in the text with other years."""

import re
from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at, in_plan
from selaras.core.plan import Masterplan
from selaras.core.text import Text

_YEAR = r"((?:19|20|21)\d\d)"
_TO = r"(?:-|\N{EN DASH}|\N{EM DASH}|s\.?d\.?|sampai|to)"
_YEARS = re.compile(rf"\b{_YEAR}\s*{_TO}\s*{_YEAR}\b")


def find(context: Context) -> Iterator[Found]:
    """Places that name the plan's period with other years than the plan itself."""
    plan = context.plan
    for found, text in _own_texts(plan):
        for start, end in _YEARS.findall(text):
            if (int(start), int(end)) != (plan.period.start, plan.period.end):
                printed = f"{start}\N{EN DASH}{end}"
                values = {"printed": printed, "period": str(plan.period)}
                yield Found(values, found.part, found.key, found.field)
                break


def _own_texts(plan: Masterplan) -> Iterator[tuple[Found, str]]:
    """Texts in which a span of years can only mean the period of this plan."""
    yield in_plan("title"), plan.title.id
    if plan.vision:
        yield in_plan("vision"), plan.vision.statement.id
    for document in plan.documents:
        if document.enacts_plan:
            yield at("documents", document, "title"), document.title.id


RULE = Rule(
    code="PER01",
    name="period-printed-differently",
    severity=Severity.ERROR,
    title=Text(id="Periode tercetak berbeda", en="Period printed differently"),
    message=Text(
        id="Di sini tercetak {printed}, sedangkan periode rencana adalah {period}.",
        en="This place says {printed}, while the period of the plan is {period}.",
    ),
    remedy=Text(
        id="Tetapkan satu periode, lalu samakan semua tempat yang menyebutnya.",
        en="Decide on one period and make every place that names it agree.",
    ),
    find=find,
)

"""BUD05: money from a source nobody knows."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.checks.spending import spenders
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Budget lines and ceilings from a source that is not in the list; once per item."""
    known = context.knowledge.fund
    for part, item, name in spenders(context.plan):
        unknown = sorted({line.fund for line in item.budget if line.fund not in known})
        if unknown:
            yield at(part, item, "budget", name=name, fund=tuple(unknown))
    for ceiling in context.plan.ceilings:
        if ceiling.fund not in known:
            yield at("ceilings", ceiling, "fund", name=ceiling.key, fund=ceiling.fund)


RULE = Rule(
    code="BUD05",
    name="unknown-fund",
    severity=Severity.ERROR,
    title=Text(id="Sumber dana tidak dikenal", en="Unknown source of funds"),
    message=Text(
        id="“{name}” memakai sumber dana “{fund}”, yang tidak dikenal.",
        en="“{name}” uses the source of funds “{fund}”, which is not known.",
    ),
    remedy=Text(
        id="Pilih sumber dana dari daftar, misalnya apbd, dak, csr atau ppp.",
        en="Choose a source from the list, such as apbd, dak, csr or ppp.",
    ),
    reads=(
        "ceilings.fund",
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

"""DOC04: the national plan that is cited was not in force when the masterplan starts."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The latest RPJMN, when none of those cited covers the first year."""
    plan = context.plan
    cited = [document for document in plan.documents if document.kind == "rpjmn"]
    dated = [(document.period, document) for document in cited if document.period is not None]
    if not dated or len(dated) < len(cited):
        return
    if any(plan.period.start in period for period, _ in dated):
        return
    period, last = max(dated, key=lambda pair: pair[0].end)
    yield at(
        "documents",
        last,
        "period",
        document=last.title,
        period=str(period),
        start=plan.period.start,
    )


RULE = Rule(
    code="DOC04",
    name="rpjmn-outside-period",
    severity=Severity.WARNING,
    title=Text(id="RPJMN dari masa lain", en="RPJMN of another time"),
    message=Text(
        id="“{document}” berlaku {period} dan tidak mencakup {start}, tahun pertama rencana.",
        en="“{document}” runs {period} and does not cover {start}, the first year of the plan.",
    ),
    remedy=Text(
        id="Rujuk RPJMN yang berlaku pada tahun pertama rencana.",
        en="Refer to the RPJMN in force in the first year of the plan.",
    ),
    reads=("period", "documents.kind", "documents.title", "documents.period"),
    find=find,
)

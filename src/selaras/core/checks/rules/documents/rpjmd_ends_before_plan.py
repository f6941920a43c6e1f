"""DOC01: the regional plan behind this one ends first, and no revision follows it."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text

_REGIONAL = {"rpjmd", "rpd"}


def find(context: Context) -> Iterator[Found]:
    """The last RPJMD or RPD, when the plan outlives it and is not revised in time."""
    plan = context.plan
    dated = [
        (document.period.end, document)
        for document in plan.documents
        if document.kind in _REGIONAL and document.period is not None
    ]
    if not dated:
        return
    end, last = max(dated, key=lambda pair: pair[0])
    followed = plan.review is not None and plan.review <= end + 1
    if end < plan.period.end and not followed:
        yield at(
            "documents",
            last,
            "period",
            document=last.title,
            period=str(last.period),
            end=plan.period.end,
        )


RULE = Rule(
    code="DOC01",
    name="rpjmd-ends-before-plan",
    severity=Severity.WARNING,
    title=Text(id="RPJMD berakhir sebelum rencana", en="RPJMD ends before the plan"),
    message=Text(
        id=(
            "“{document}” berlaku {period} dan berakhir sebelum rencana berakhir pada {end}, "
            "tanpa revisi yang mengikutinya."
        ),
        en=(
            "“{document}” runs {period} and ends before the plan does in {end}, with no revision "
            "to follow it."
        ),
    ),
    remedy=Text(
        id="Rencanakan revisi paling lambat setahun setelah RPJMD berakhir.",
        en="Plan a revision no later than one year after the RPJMD ends.",
    ),
    reads=("period", "review", "documents.kind", "documents.title", "documents.period"),
    find=find,
)

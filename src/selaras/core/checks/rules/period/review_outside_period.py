"""PER03: the mid-term revision is planned for a year in which the plan does not run."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """The year of revision, when the period does not hold it."""
    plan = context.plan
    if plan.review is not None and plan.review not in plan.period:
        yield in_plan("review", review=plan.review, period=str(plan.period))


RULE = Rule(
    code="PER03",
    name="review-outside-period",
    severity=Severity.ERROR,
    title=Text(id="Revisi di luar periode", en="Revision outside the period"),
    message=Text(
        id="Revisi direncanakan pada tahun {review}, di luar periode {period}.",
        en="The revision is planned for {review}, outside the period {period}.",
    ),
    remedy=Text(
        id="Pilih tahun revisi di dalam periode rencana.",
        en="Choose a year of revision within the period.",
    ),
    reads=("period", "review"),
    find=find,
)

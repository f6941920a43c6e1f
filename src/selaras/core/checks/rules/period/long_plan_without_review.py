"""PER04: a plan of more than five years that nobody intends to revise."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, in_plan
from selaras.core.text import Text

_FIVE_YEARS = 5


def find(context: Context) -> Iterator[Found]:
    """The missing revision of a plan that outlives one RPJMD."""
    plan = context.plan
    if plan.review is None and plan.period.length > _FIVE_YEARS:
        yield in_plan("review", years=plan.period.length, period=str(plan.period))


RULE = Rule(
    code="PER04",
    name="long-plan-without-review",
    severity=Severity.ADVICE,
    title=Text(id="Rencana panjang tanpa revisi", en="Long plan without revision"),
    message=Text(
        id="Rencana berjalan {years} tahun ({period}) tanpa tahun revisi.",
        en="The plan runs {years} years ({period}) without a year of revision.",
    ),
    remedy=Text(
        id="Tetapkan tahun revisi, sebaiknya ketika RPJMD berganti.",
        en="Set a year of revision, best when the RPJMD changes.",
    ),
    reads=("period", "review"),
    find=find,
)

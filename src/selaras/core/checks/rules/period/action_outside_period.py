"""PER07: a row of the action plan runs in years that the plan does not cover."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Actions with a year before or after the plan."""
    period = context.plan.period
    for action in context.plan.actions:
        years = action.years
        if years is not None and not period.covers(years):
            yield at(
                "actions",
                action,
                "years",
                action=action.title,
                years=str(years) if years.length > 1 else years.start,
                period=str(period),
            )


RULE = Rule(
    code="PER07",
    name="action-outside-period",
    severity=Severity.ERROR,
    title=Text(id="Rencana aksi di luar periode", en="Action outside the period"),
    message=Text(
        id="Rencana aksi “{action}” berjalan {years}, di luar periode rencana {period}.",
        en="The action “{action}” runs {years}, outside the period {period} of the plan.",
    ),
    remedy=Text(
        id="Sesuaikan tahun rencana aksi dengan periode rencana.",
        en="Fit the years of the action to the period of the plan.",
    ),
    reads=("period", "actions.title", "actions.years"),
    alone=True,
    find=find,
)

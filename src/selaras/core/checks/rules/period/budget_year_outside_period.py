"""PER09: money is planned for a year in which the plan does not run."""

from collections.abc import Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Action, Masterplan, Programme, QuickWin
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes, actions and quick wins with money before or after the plan."""
    period = context.plan.period
    for part, item, name, years in _years(context.plan):
        outside = tuple(sorted(years.difference(period.years)))
        if outside:
            yield at(part, item, "budget", name=name, years=outside, period=str(period))


_Spender = Programme | Action | QuickWin


def _years(plan: Masterplan) -> Iterator[tuple[str, _Spender, Text, set[int]]]:
    for programme in plan.programmes:
        # A programme that says its years is held to those (BUD04).
        years = {line.year for line in programme.budget}
        if programme.years:
            years.intersection_update(programme.years.years)
        yield "programmes", programme, programme.name, years
    for action in plan.actions:
        yield "actions", action, action.title, {line.year for line in action.budget}
    for win in plan.quick_wins:
        yield "quick_wins", win, win.name, {line.year for line in win.budget}


RULE = Rule(
    code="PER09",
    name="budget-year-outside-period",
    severity=Severity.ERROR,
    title=Text(id="Anggaran di luar periode", en="Budget outside the period"),
    message=Text(
        id="“{name}” mempunyai anggaran tahun {years}, di luar periode rencana {period}.",
        en="“{name}” has a budget for {years}, outside the period {period} of the plan.",
    ),
    remedy=Text(
        id="Pindahkan anggaran ke tahun di dalam periode, atau hapus anggaran itu.",
        en="Move the money to a year within the period, or remove it.",
    ),
    reads=(
        "period",
        "programmes.name",
        "programmes.years",
        "programmes.budget",
        "actions.title",
        "actions.budget",
        "quick_wins.name",
        "quick_wins.budget",
    ),
    alone=True,
    find=find,
)

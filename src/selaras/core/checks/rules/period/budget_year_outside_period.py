"""PER09: money is planned for a year in which the plan does not run."""

from collections.abc import Iterable, Iterator

from selaras.core.checks.rule import Context, Found, Rule, Severity, at
from selaras.core.plan import Action, BudgetLine, Masterplan, Programme, QuickWin
from selaras.core.text import Text


def find(context: Context) -> Iterator[Found]:
    """Programmes, actions and quick wins with money before or after the plan."""
    period = context.plan.period
    for part, item, name, budget in _budgets(context.plan):
        years = tuple(sorted({line.year for line in budget if line.year not in period}))
        if years:
            yield at(part, item, "budget", name=name, years=years, period=str(period))


_Spender = Programme | Action | QuickWin


def _budgets(plan: Masterplan) -> Iterator[tuple[str, _Spender, Text, Iterable[BudgetLine]]]:
    for programme in plan.programmes:
        # A programme that says its years is held to those (BUD04).
        own = programme.years
        lines = (line for line in programme.budget if own is None or line.year in own)
        yield "programmes", programme, programme.name, lines
    for action in plan.actions:
        yield "actions", action, action.title, action.budget
    for win in plan.quick_wins:
        yield "quick_wins", win, win.name, win.budget


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

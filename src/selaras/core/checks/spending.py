"""Everything in a plan that costs money, without counting anything twice."""

from collections.abc import Iterator

from selaras.core.plan import Action, BudgetLine, Masterplan, Programme, QuickWin
from selaras.core.text import Text

Spender = Programme | Action | QuickWin


def spenders(plan: Masterplan) -> Iterator[tuple[str, Spender, Text]]:
    """Part, item and name of everything with budget lines of its own."""
    yield from (("programmes", programme, programme.name) for programme in plan.programmes)
    yield from (("actions", action, action.title) for action in plan.actions)
    yield from (("quick_wins", win, win.name) for win in plan.quick_wins)


def spent(plan: Masterplan) -> Iterator[BudgetLine]:
    """All money the plan asks for.

    A quick win that belongs to a programme is paid from that programme's budget, so that its
    lines are not added again; action-plan rows and other quick wins come on top.
    """
    for programme in plan.programmes:
        yield from programme.budget
    for action in plan.actions:
        yield from action.budget
    for win in plan.quick_wins:
        if not win.programme:
            yield from win.budget

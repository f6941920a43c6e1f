"""How far a person has looked at a plan, and how much changed since."""

from selaras.web.accounts.viewing import Viewer
from selaras.web.histories.models import Look
from selaras.web.plans.models import Change, Plan

_MOST_LOOKS = 10


def looks_of(row: Plan, viewer: Viewer) -> tuple[Look, ...]:
    """The latest times when the viewer marked the plan as seen, the last one first; one query."""
    return tuple(
        Look.objects.filter(plan=row, person=viewer.person).order_by("-at", "-pk")[:_MOST_LOOKS]
    )


def changed_since(row: Plan, revision: int) -> int:
    """How many items were touched after that revision; one query."""
    changes = Change.objects.filter(plan=row, revision__gt=revision).order_by()
    return changes.values("part", "key").distinct().count()

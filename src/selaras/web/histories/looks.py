"""How far a person has looked at a plan, and how much changed since."""

from django.db.models import QuerySet

from selaras.web.accounts.viewing import Viewer
from selaras.web.histories.models import Look
from selaras.web.histories.telling import Who
from selaras.web.plans.models import Change, Plan

_MOST_LOOKS = 10


def looks_of(row: Plan, viewer: Viewer) -> tuple[Look, ...]:
    """The latest times when the viewer marked the plan as seen, the last one first; one query."""
    return tuple(
        Look.objects.filter(plan=row, person=viewer.person).order_by("-at", "-pk")[:_MOST_LOOKS]
    )


def changes_by_others(row: Plan, revision: int, viewer: Viewer) -> QuerySet[Change]:
    """What others did after that revision; what one did oneself is no news."""
    changes = Change.objects.filter(plan=row, revision__gt=revision)
    return changes.exclude(step__by=viewer.person)


def changed_since(row: Plan, revision: int, viewer: Viewer) -> int:
    """How many items others touched after that revision; one query."""
    changes = changes_by_others(row, revision, viewer).order_by()
    return changes.values("part", "key").distinct().count()


def who_changed(row: Plan, revision: int, viewer: Viewer) -> Who:
    """By part and key, the names of the others who changed the item since; one query."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    changes = changes_by_others(row, revision, viewer).order_by("revision")
    for part, key, name in changes.values_list("part", "key", "step__by_name").distinct():
        found.setdefault((part, key), {})[name] = None
    return {place: tuple(names) for place, names in found.items()}

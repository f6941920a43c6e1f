"""What is asked of plans and their books, in each state of the plan."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.duties.models import Duty
from selaras.web.plans.asking import REVIEWING
from tests.web.rights.asked import Arguments, Asked, Body, Scene
from tests.web.rights.place import STATES

_PAGES = (
    "summary",
    "facts",
    "finance",
    "analysis",
    "direction",
    "programmes",
    "quick_wins",
    "roadmap",
    "foundation",
    "checks",
)


def of_plan(name: str, state: str, *more: Any, method: str = "GET") -> Asked:
    """A row about the region's plan in that state; `more` are further parts of the address."""
    return Asked(name, method, state, lambda scene: (scene.place.plans[state].key, *more))


def _item(part: str, state: str) -> Arguments:
    def find(scene: Scene) -> tuple[Any, ...]:
        row = scene.place.plans[state]
        return row.key, row.items.filter(part=part).values_list("key", flat=True)[0]

    return find


def plans() -> list[Asked]:
    """The pages of a plan."""
    found = [of_plan(f"plans:{name}", state) for name in _PAGES for state in STATES]
    for state in STATES:
        found += [
            Asked("plans:programme", "GET", state, _item("programmes", state)),
            Asked("plans:quick_win", "GET", state, _item("quick_wins", state)),
        ]
    return found


_DECISIONS = ("share", "unshare", "publish", "withdraw")


def _seen(state: str) -> Body:
    def body(scene: Scene) -> dict[str, Any]:
        return {"state": state, "revision": scene.place.plans[state].revision}

    return body


def decisions() -> list[Asked]:
    """Following a plan, sharing and publishing it."""
    found: list[Asked] = []
    for state in STATES:
        found += [of_plan("plans:progress", state), of_plan("plans:sharing", state)]
        found += [of_plan(f"plans:{name}", state) for name in ("publish", "withdraw")]
        found += [
            replace(of_plan(f"plans:{name}", state, method="POST"), data=_seen(state))
            for name in _DECISIONS
        ]
        reviewed = of_plan("plans:reviewed", state, method="POST")
        found.append(replace(reviewed, ready=_to_review(state)))
    return found


def _to_review(state: str) -> Callable[[Scene], None]:
    """Every adviser of the region was asked to read the plan."""

    def ask(scene: Scene) -> None:
        row = scene.place.plans[state]
        for post in Membership.objects.filter(role=Role.ADVISER, region=scene.place.region):
            Duty.objects.create(
                holder=post,
                what=REVIEWING,
                subject=f"plan:{row.key}",
                title={"id": "Tinjau", "en": "Review"},
                view="plans:summary",
                arguments=[row.key],
                since=timezone.now(),
            )

    return ask


def editions() -> list[Asked]:
    """The books of a plan, as pages and as files."""
    found: list[Asked] = []
    for state in STATES:
        found += [
            of_plan("editions:shelf", state),
            of_plan("editions:look", state),
            of_plan("editions:preview", state, 4),
            of_plan("editions:figure", state, 1, "figure-readiness"),
            of_plan("editions:slot", state, 4, "id", "pdf"),
            of_plan("editions:slot", state, 4, "id", "docx", method="POST"),
            of_plan("editions:download", state, 4, "id", "pdf"),
        ]
    return found

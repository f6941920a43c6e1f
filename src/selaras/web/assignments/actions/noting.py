"""Who may write what is a decision: it goes into the record, once for all places of one go."""

from collections.abc import Collection, Mapping
from datetime import datetime

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.queries import Place, assignments_of
from selaras.web.plans.access import post_to
from selaras.web.plans.asking import subject_of
from selaras.web.plans.models import Plan
from selaras.web.records.actions import append

_NAMED = 10
"""How many places an entry names; the rest is counted, and all of them are in its digests."""

Standing = Mapping[str, tuple[int, int | None, str | None]]
"""Agency, post and last day by place, as plain values."""


def standing(plan: Plan, places: Collection[Place]) -> Standing:
    """Whose these places are now; one query."""
    asked = set(places)
    return {
        _told(each.part, each.key): (
            each.organisation_id,
            each.holder_id,
            each.until.isoformat() if each.until else None,
        )
        for each in assignments_of(plan)
        if (each.part, each.key) in asked
    }


def note(
    what: str,
    plan: Plan,
    places: Collection[Place],
    before: Standing,
    told: Mapping[str, str],
    *,
    by: Viewer,
    at: datetime,
) -> None:
    """Append one entry about these places to the record, last in the transaction."""
    named = [_told(*place) for place in sorted(places)]
    more = f"; +{len(named) - _NAMED}" if len(named) > _NAMED else ""
    post = post_to(by, Action.ASSIGN, plan) or post_to(by, Action.CONTRIBUTE, plan)
    append(
        what=what,
        subject=subject_of(plan),
        by=by,
        at=at,
        role=post.role if post else "",
        region=plan.regions[0],
        before=before,
        after=standing(plan, places),
        details={**told, "count": str(len(named)), "places": "; ".join(named[:_NAMED]) + more},
    )


def _told(part: str, key: str) -> str:
    return f"{part}/{key}"

"""Writes a plan for a command, notes it in the record, and says what that changed."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.plans.actions import digest_of_plan
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.records.actions import append

_STATES = {
    Plan.State.DRAFT: ("draf", "draft"),
    Plan.State.SHARED: ("dibagikan", "shared"),
    Plan.State.PUBLISHED: ("terbit", "published"),
}


def load(plan: Masterplan, *, state: str | None = None) -> str:
    """Write the plan; the answer says in both languages whether anything changed.

    `state` brings it into that state; without it a new plan is a draft and an old one stays.
    """
    at = timezone.now()
    with transaction.atomic():
        before = _digest(plan.key)
        row = write_plan(plan, at=at)
        if state is not None and row.state != state:
            row.state = state
            row.save(update_fields=["state"])
        after = digest_of_plan(row)
        if before != after:
            append(
                what="plan.loaded",
                subject=f"plan:{row.key}",
                by=SYSTEM,
                at=at,
                region=row.regions[0],
                before=before,
                after=after,
                details={"revision": str(row.revision), "state": row.state},
            )
    indonesian, english = _STATES[Plan.State(row.state)]
    if before == after:
        return f"{row.key}: tidak berubah, {indonesian}. / unchanged, {english}."
    return (
        f"{row.key}: dimuat, revisi {row.revision}, {indonesian}. / "
        f"loaded, revision {row.revision}, {english}."
    )


def _digest(key: str) -> dict[str, Any] | None:
    row = Plan.objects.filter(key=key).first()
    return None if row is None else digest_of_plan(row)

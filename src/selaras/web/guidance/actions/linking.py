"""Which plan is written on the way."""

from datetime import datetime

from django.db import transaction

from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.guidance import refusals
from selaras.web.guidance.actions.holding import hold
from selaras.web.guidance.actions.refreshing import refresh
from selaras.web.guidance.actions.telling import adviser_answered
from selaras.web.guidance.actions.waiting import lapse
from selaras.web.guidance.models import Journey
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import subject_of
from selaras.web.plans.models import Plan
from selaras.web.records.actions import append


def link_plan(
    *,
    journey: Journey,
    plan: Plan,
    seen: int | None = None,
    by: Viewer,
    role: str,
    at: datetime,
) -> Journey:
    """Let this be the plan of the way; it must be one of that region. Raises Refused.

    Books of another plan that were handed in at the present stage count no more, and an approval
    of them lapses. Stages that were passed stay as they were.
    """
    with transaction.atomic():
        opened = hold(journey, seen=seen)
        row, region = opened.journey, opened.region
        if opened.participation.region not in plan.regions:
            title = Text.model_validate(plan.title)
            raise Refused(refusals.OTHER_REGION.format(plan=title, region=region.name))
        if row.plan_id == plan.pk:
            return row
        before = row.plan.key if row.plan else None
        passage = opened.current
        assert passage is not None
        others = passage.outputs.filter(replaced_at=None, book__isnull=False)
        if others.exclude(book__plan=plan).update(replaced_at=at):
            lapse(passage, at=at)
            passage.waits_since = None
            passage.save(update_fields=["waits_since"])
            adviser_answered(opened, passage, by=by, at=at)
        row.plan = plan
        row.revision += 1
        row.save(update_fields=["plan"])
        refresh(row, at, passages=opened.passages)
        append(
            what="guidance.plan_linked",
            subject=subject_of(opened.participation),
            by=by,
            at=at,
            role=role,
            region=opened.participation.region,
            before=before,
            after=plan.key,
            details={"plan": plan.key},
        )
    return row

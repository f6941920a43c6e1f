"""What a shared plan asks of others: the head of region to publish it, advisers to review it."""

from datetime import datetime

from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.duties.actions import give
from selaras.web.plans.models import Plan

PUBLISHING = "plan.publish"
REVIEWING = "plan.review"


def subject_of(row: Plan) -> str:
    """How duties and the record name the plan."""
    return f"plan:{row.key}"


def ask_to_publish(row: Plan, *, at: datetime) -> None:
    """Put it on the list of the head of each of the plan's regions."""
    title = Text.model_validate(row.title)
    ask = Text(
        id=f"Periksa dan terbitkan: {title.in_('id')}",
        en=f"Examine and publish: {title.in_('en')}",
    )
    _give(row, Role.HEAD_OF_REGION, PUBLISHING, ask, "plans:sharing", at=at)


def ask_to_review(row: Plan, *, at: datetime) -> None:
    """Put it on the list of the advisers of the plan's regions."""
    title = Text.model_validate(row.title)
    ask = Text(
        id=f"Tinjau rencana yang dibagikan: {title.in_('id')}",
        en=f"Review the shared plan: {title.in_('en')}",
    )
    _give(row, Role.ADVISER, REVIEWING, ask, "plans:summary", at=at)


def _give(row: Plan, role: Role, what: str, ask: Text, view: str, *, at: datetime) -> None:
    posts = Membership.objects.active(timezone.localdate(at))
    for holder in posts.filter(role=role, region__in=row.regions):
        give(
            holder=holder,
            what=what,
            subject=subject_of(row),
            title=ask,
            view=view,
            arguments=[row.key],
            at=at,
        )

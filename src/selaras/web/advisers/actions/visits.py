"""The log of visits."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.advisers.models import Visit
from selaras.web.advisers.refusals import AHEAD, Refused
from selaras.web.cohorts.models import Participation
from selaras.web.records.actions import append


def note_visit(
    *,
    post: int,
    participation: Participation,
    on: date,
    manner: str,
    words: str,
    next_steps: str,
    by: Viewer,
    at: datetime,
) -> Visit:
    """Write a visit into the log; `post` is that of the adviser. Raises Refused."""
    if on > timezone.localdate(at):
        raise Refused(AHEAD)
    with transaction.atomic():
        row = Visit.objects.create(
            holder=Membership.objects.get(pk=post),
            participation=participation,
            on=on,
            manner=manner,
            words=words,
            next_steps=next_steps,
            by=by.person,
            at=at,
        )
        append(
            what="visit.noted",
            subject=f"visit:{row.pk}",
            by=by,
            at=at,
            role=Role.ADVISER,
            region=participation.region,
            details={"manner": manner, "on": on.isoformat()},
        )
    return row

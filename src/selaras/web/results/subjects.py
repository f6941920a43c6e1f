"""How duties and the record name what this app is about, and who is asked."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone

from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Participant
from selaras.web.duties.actions import give

DECIDING = "objection.decide"
READING = "objection.answered"
FOLLOWING = "result.follow_up"
PLANNING = "result.plan_follow_ups"


def subject_of(participant: Participant) -> str:
    """`participant:evaluation-2026/73.22`."""
    return f"participant:{participant.round.key}/{participant.region}"


def subject_of_follow_up(number: int) -> str:
    """`follow-up:12`."""
    return f"follow-up:{number}"


def region_name(participant: Participant) -> str:
    """`Kabupaten Luwu Utara`."""
    return load_knowledge().region_ever[participant.region].name


def ask(
    participant: Participant,
    *,
    roles: Iterable[Role],
    region: str,
    what: str,
    title: Text,
    view: str,
    arguments: Sequence[str | int],
    at: datetime,
    until: date | None = None,
) -> None:
    """Put it on the list of everybody who holds one of the roles in the region today."""
    posts = Membership.objects.active(timezone.localdate(at))
    for holder in posts.filter(role__in=list(roles), region=region):
        give(
            holder=holder,
            what=what,
            subject=subject_of(participant),
            title=title,
            view=view,
            arguments=arguments,
            at=at,
            until=until,
        )

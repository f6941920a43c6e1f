"""Writes: what is done about a recommendation, and how far it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.models import Participant, Round
from selaras.web.duties.actions import drop, finish, give
from selaras.web.judgements.models import Finding
from selaras.web.records.actions import append
from selaras.web.results.models import FollowUp
from selaras.web.results.subjects import (
    FOLLOWING,
    PLANNING,
    ask,
    region_name,
    subject_of,
    subject_of_follow_up,
)

_PLAN = Text(
    id="Tentukan tindak lanjut rekomendasi bagi {region}",
    en="Decide what follows from the recommendations for {region}",
)
_FOLLOW = Text(id="Tindak lanjut rekomendasi: {text}", en="Follow up the recommendation: {text}")
ASKED_FOR = timedelta(days=400)
"""So long secretariats are asked what follows from a round: until after the next one."""

_LONGEST = 90
_CLOSED = (FollowUp.State.DONE, FollowUp.State.DROPPED)


@dataclass(frozen=True, slots=True)
class Intent:
    """What is to be done, by which agency and whose post, until when."""

    action: str
    organisation: Organisation | None
    holder: Membership | None
    until: date | None


def follow_up(
    *,
    finding: Finding,
    intent: Intent | None,
    state: str,
    note: str,
    by: Viewer,
    role: str,
    at: datetime,
) -> FollowUp:
    """Say what is done about a recommendation; without an intent only how far it is.

    The holder has it to do until it is done or dropped.
    """
    with transaction.atomic():
        Finding.objects.select_for_update().get(pk=finding.pk)
        row = FollowUp.objects.filter(finding=finding).first() or FollowUp(finding=finding)
        before = _plain(row) if row.pk else None
        if intent is not None:
            row.action, row.organisation = intent.action, intent.organisation
            row.holder, row.until = intent.holder, intent.until
        row.state, row.note = state, note
        if before == _plain(row):
            return row
        row.by, row.at = by.person, at
        row.save()
        _hand_out(row, by, at)
        _finish_planning(finding.participant, by, at)
        append(
            what="follow_up.changed",
            subject=subject_of_follow_up(finding.pk),
            by=by,
            at=at,
            role=role,
            region=finding.participant.region,
            before=before,
            after=_plain(row),
            details={"state": row.state, "until": row.until.isoformat() if row.until else ""},
        )
    return row


def ask_in_published_rounds(*, at: datetime) -> int:
    """Ask in every round that was published lately; called daily. Returns how many regions have
    recommendations of which nothing was said."""
    lately = Round.objects.filter(published_at__gt=at - ASKED_FOR)
    return sum(ask_for_follow_ups(round=each, at=at) for each in lately)


def ask_for_follow_ups(*, round: Round, at: datetime) -> int:
    """Ask the secretariats what follows from the recommendations of a published round.

    Returns how many regions have any; asking again changes nothing.
    """
    rows = Participant.objects.select_related("round").filter(
        round=round, findings__kind=Finding.Kind.RECOMMENDATION, findings__follow_up=None
    )
    participants = list(rows.distinct())
    for participant in participants:
        ask(
            participant,
            roles=[Role.SECRETARIAT],
            region=participant.region,
            what=PLANNING,
            title=_PLAN.format(region=region_name(participant)),
            view="results:follow_ups",
            arguments=[round.key, participant.region],
            at=at,
        )
    return len(participants)


def _hand_out(row: FollowUp, by: Viewer, at: datetime) -> None:
    """Let exactly its holder have it to do, as long as it is open."""
    subject = subject_of_follow_up(row.finding_id)
    if row.state in _CLOSED:
        finish(what=FOLLOWING, subject=subject, by=by, at=at)
        return
    others = Membership.objects.filter(
        duties__what=FOLLOWING, duties__subject=subject, duties__done_at=None
    )
    if row.holder_id is not None:
        others = others.exclude(pk=row.holder_id)
    for post in others.distinct():
        drop(what=FOLLOWING, subject=subject, at=at, holder=post)
    if row.holder is not None:
        participant = row.finding.participant
        give(
            holder=row.holder,
            what=FOLLOWING,
            subject=subject,
            title=_FOLLOW.format(text=_cut(row.finding.text)),
            view="results:follow_up",
            arguments=[participant.round.key, participant.region, row.finding_id],
            at=at,
            until=row.until,
        )


def _finish_planning(participant: Participant, by: Viewer, at: datetime) -> None:
    left = Finding.objects.filter(
        participant=participant, kind=Finding.Kind.RECOMMENDATION, follow_up=None
    )
    if not left.exists():
        finish(what=PLANNING, subject=subject_of(participant), by=by, at=at)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _plain(row: FollowUp) -> dict[str, str | int | None]:
    return {
        "action": row.action,
        "organisation": row.organisation_id,
        "holder": row.holder_id,
        "until": row.until.isoformat() if row.until else None,
        "state": row.state,
        "note": row.note,
    }

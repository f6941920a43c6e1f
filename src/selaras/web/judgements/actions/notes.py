"""Writes: notes of meetings; strengths, weaknesses and recommendations."""

from datetime import date, datetime

from django.db import transaction

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.models import Participant
from selaras.web.judgements.models import Finding, Meeting
from selaras.web.judgements.subjects import subject_of
from selaras.web.records.actions import append


def note_meeting(
    *,
    participant: Participant,
    kind: str,
    on: date,
    present: str,
    notes: str,
    by: Viewer,
    at: datetime,
) -> Meeting:
    """Keep the notes of an interview or a visit."""
    with transaction.atomic():
        made = Meeting.objects.create(
            participant=participant,
            kind=kind,
            on=on,
            present=present,
            notes=notes,
            by=by.person,
            at=at,
        )
        append(
            what="meeting.noted",
            subject=subject_of(participant),
            by=by,
            at=at,
            role=Role.ASSESSOR,
            after={"kind": kind, "on": on.isoformat(), "present": present, "notes": notes},
            details={"kind": kind, "on": on.isoformat()},
        )
    return made


def keep_finding(
    *,
    participant: Participant,
    finding: Finding | None,
    kind: str,
    code: str,
    text: str,
    by: Viewer,
    at: datetime,
) -> Finding:
    """Write a strength, weakness or recommendation, or rewrite one."""
    with transaction.atomic():
        before = None if finding is None else _plain(finding)
        row = finding or Finding(participant=participant)
        row.kind, row.code, row.text, row.by, row.at = kind, code, text, by.person, at
        row.save()
        _note("finding.written", row, before, _plain(row), by=by, at=at)
    return row


def remove_finding(*, finding: Finding, by: Viewer, at: datetime) -> None:
    """Take a strength, weakness or recommendation back."""
    with transaction.atomic():
        before = _plain(finding)
        finding.delete()
        _note("finding.removed", finding, before, None, by=by, at=at)


def _plain(row: Finding) -> dict[str, str]:
    return {"kind": row.kind, "code": row.code, "text": row.text}


def _note(
    what: str,
    row: Finding,
    before: dict[str, str] | None,
    after: dict[str, str] | None,
    *,
    by: Viewer,
    at: datetime,
) -> None:
    append(
        what=what,
        subject=subject_of(row.participant),
        by=by,
        at=at,
        role=Role.ASSESSOR,
        before=before,
        after=after,
        details={"kind": row.kind, "node": row.code},
    )

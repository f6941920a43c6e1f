"""What the actions share: one writer at a time, an open meeting, a line in the record."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from selaras.web.accounts.viewing import Viewer
from selaras.web.meetings.models import Meeting, MeetingRegion
from selaras.web.meetings.refusals import CANCELLED, CHANGED_MEANWHILE, DONE, Refused
from selaras.web.meetings.subjects import subject_of
from selaras.web.records.actions import append


def hold(meeting: Meeting, *, seen: int | None = None) -> Meeting:
    """The meeting as it now is; nobody else changes it until this transaction ends.

    Raises Refused where it was cancelled, where its minutes are done, and where it was changed
    since revision `seen`.
    """
    row = Meeting.objects.select_for_update(of=("self",)).select_related("cohort")
    held = row.get(pk=meeting.pk)
    if held.cancelled_at is not None:
        raise Refused(CANCELLED)
    if held.minutes_done_at is not None:
        raise Refused(DONE)
    if seen is not None and held.revision != seen:
        raise Refused(CHANGED_MEANWHILE)
    return held


def regions_of(meeting: Meeting) -> list[str]:
    """Codes of all its regions."""
    rows = MeetingRegion.objects.filter(meeting=meeting).order_by("participation__region")
    return list(rows.values_list("participation__region", flat=True))


def note(
    what: str,
    meeting: Meeting,
    regions: Iterable[str],
    *,
    by: Viewer,
    role: str,
    at: datetime,
    before: Any = None,
    after: Any = None,
    details: Mapping[str, str] | None = None,
) -> None:
    """One line in the record for each region that it touches, so that each is told of it."""
    for region in sorted(regions):
        append(
            what=what,
            subject=subject_of(meeting),
            by=by,
            at=at,
            role=role,
            region=region,
            before=before,
            after=after,
            details={"title": meeting.title, **(details or {})},
        )

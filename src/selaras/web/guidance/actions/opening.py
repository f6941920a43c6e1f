"""A gate opens: its conditions are met, or the ministry excepts the region with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.web.accounts.viewing import Viewer
from selaras.web.guidance import refusals
from selaras.web.guidance.access import Opened
from selaras.web.guidance.actions.holding import hold_at, stage_name
from selaras.web.guidance.actions.refreshing import refresh
from selaras.web.guidance.actions.telling import stage_passed, tell_of_stage
from selaras.web.guidance.gates import Look, look, missing_in
from selaras.web.guidance.models import Journey, Passage
from selaras.web.guidance.refusals import Refused, Shut
from selaras.web.guidance.subjects import subject_of_stage
from selaras.web.records.actions import append

LONGEST_REASON = 500


def open_gate(
    *,
    journey: Journey,
    stage: str,
    seen: int | None = None,
    by: Viewer,
    role: str,
    at: datetime,
) -> Journey:
    """Open the gate of the present stage; the next one begins, or the way ends.

    Raises Shut, which names everything that is missing, and Refused where somebody else was
    faster or this is not the present stage.
    """
    with transaction.atomic():
        opened, passage = hold_at(journey, stage, seen=seen)
        found = look(opened, passage, on=timezone.localdate(at))
        if not found.state.may_open:
            raise Shut(
                refusals.SHUT.format(stage=stage_name(opened, stage), missing=missing_in(found))
            )
        _pass(opened, passage, by=by, at=at)
        _record("gate.opened", opened, passage, found, by=by, role=role, at=at)
    return opened.journey


def except_gate(
    *,
    journey: Journey,
    stage: str,
    reason: str,
    seen: int | None = None,
    by: Viewer,
    role: str,
    at: datetime,
) -> Journey:
    """Let the region pass although something is missing; what, and why, is recorded.

    Raises Refused.
    """
    with transaction.atomic():
        opened, passage = hold_at(journey, stage, seen=seen)
        reason = reason.strip()
        if not reason or len(reason) > LONGEST_REASON:
            raise Refused(refusals.NO_REASON.format(most=LONGEST_REASON))
        found = look(opened, passage, on=timezone.localdate(at))
        passage.by_exception, passage.exception_reason = True, reason
        _pass(opened, passage, by=by, at=at)
        _record("gate.excepted", opened, passage, found, by=by, role=role, at=at)
    return opened.journey


def _pass(opened: Opened, passage: Passage, *, by: Viewer, at: datetime) -> None:
    """The stage ends today, and the next begins."""
    today = timezone.localdate(at)
    # One that was begun with a later day than the worker's clock still lasts no less than nothing.
    passage.until = max(today, passage.since or today)
    passage.opened_by, passage.opened_at, passage.waits_since = by.person, at, None
    passage.save()
    following = opened.current
    if following is not None:
        following.since = passage.until
        following.save(update_fields=["since"])
    opened.journey.revision += 1
    refresh(opened.journey, at, passages=opened.passages)
    stage_passed(opened, passage, by=by, at=at)
    tell_of_stage(opened, at=at, by=by)


def _record(
    what: str,
    opened: Opened,
    passage: Passage,
    found: Look,
    *,
    by: Viewer,
    role: str,
    at: datetime,
) -> None:
    missing = [each.code or each.kind for each in found.state.missing]
    details = {"stage": passage.stage, "missing": ", ".join(missing)}
    if passage.by_exception:
        details["reason"] = passage.exception_reason
    append(
        what=what,
        subject=subject_of_stage(opened.participation, passage.stage),
        by=by,
        at=at,
        role=role,
        region=opened.participation.region,
        after={
            "stage": passage.stage,
            "next": opened.journey.stage,
            "missing": missing,
            "reason": passage.exception_reason,
        },
        details=details,
    )

"""The adviser approves a stage or sends it back; the region asks for it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.guidance import refusals
from selaras.web.guidance.access import Opened
from selaras.web.guidance.actions.holding import hold_at
from selaras.web.guidance.actions.refreshing import refresh
from selaras.web.guidance.actions.telling import adviser_answered, tell_adviser
from selaras.web.guidance.actions.waiting import lapse
from selaras.web.guidance.gates import answer_of, outputs_of
from selaras.web.guidance.models import Approval, Journey, Passage
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.subjects import day_in_words, subject_of_stage
from selaras.web.records.actions import append


def approve(
    *,
    journey: Journey,
    stage: str,
    words: str = "",
    seen: int | None = None,
    by: Viewer,
    post: Post,
    at: datetime,
) -> Approval:
    """Approve the present stage by that post; everything required must be handed in.

    `seen` is the revision that the page showed. Raises Refused.
    """
    with transaction.atomic():
        opened, passage = _answerable(journey, stage, seen)
        _refuse_unread(opened, passage)
        return _answer(opened, passage, words, approved=True, by=by, post=post, at=at)


def send_back(
    *,
    journey: Journey,
    stage: str,
    words: str,
    seen: int | None = None,
    by: Viewer,
    post: Post,
    at: datetime,
) -> Approval:
    """Send the present stage back with words; an approval of it lapses. Raises Refused."""
    with transaction.atomic():
        opened, passage = _answerable(journey, stage, seen)
        if not words.strip():
            raise Refused(refusals.NO_WORDS)
        return _answer(opened, passage, words, approved=False, by=by, post=post, at=at)


def ask(
    *,
    journey: Journey,
    stage: str,
    seen: int | None = None,
    by: Viewer,
    role: str,
    at: datetime,
) -> Passage:
    """Ask the adviser to answer the present stage, also once more after it was sent back.

    Raises Refused where it was asked for already, approved, or something is missing.
    """
    with transaction.atomic():
        opened, passage = _answerable(journey, stage, seen)
        _refuse_unread(opened, passage)
        if passage.waits_since is not None:
            day = day_in_words(timezone.localdate(passage.waits_since))
            raise Refused(refusals.ASKED.format(day=day))
        standing = answer_of(passage)
        if standing is not None and standing.approved:
            raise Refused(_answered(standing))
        lapse(passage, at=at)
        passage.waits_since = at
        passage.save(update_fields=["waits_since"])
        tell_adviser(opened, passage, at=at)
        opened.journey.revision += 1
        refresh(opened.journey, at, passages=opened.passages)
        append(
            what="stage.approval_asked",
            subject=subject_of_stage(opened.participation, stage),
            by=by,
            at=at,
            role=role,
            region=opened.participation.region,
        )
    return passage


def _answerable(journey: Journey, stage: str, seen: int | None) -> tuple[Opened, Passage]:
    opened, passage = hold_at(journey, stage, seen=seen)
    if not opened.stage_of(passage).approval:
        raise Refused(refusals.NO_APPROVAL)
    return opened, passage


def _refuse_unread(opened: Opened, passage: Passage) -> None:
    there = outputs_of(passage)
    missing = [
        each.name
        for each in opened.stage_of(passage).produces
        if each.required and each.kind != "minutes" and each.code not in there
    ]
    if missing:
        raise Refused(refusals.NOTHING_TO_READ.format(missing=missing))


def _answered(standing: Approval) -> Text:
    day = day_in_words(timezone.localdate(standing.at))
    return refusals.ANSWERED.format(name=standing.post.person.name, day=day)


def _answer(
    opened: Opened,
    passage: Passage,
    words: str,
    *,
    approved: bool,
    by: Viewer,
    post: Post,
    at: datetime,
) -> Approval:
    standing = answer_of(passage)
    if approved and standing is not None and standing.approved:
        raise Refused(_answered(standing))
    lapse(passage, at=at)
    plan = opened.journey.plan
    answer = Approval.objects.create(
        passage=passage,
        post_id=post.membership,
        approved=approved,
        words=words,
        revision=plan.revision if plan else None,
        at=at,
    )
    passage.waits_since = None
    passage.save(update_fields=["waits_since"])
    adviser_answered(opened, passage, by=by, at=at)
    opened.journey.revision += 1
    refresh(opened.journey, at, passages=opened.passages)
    append(
        what="stage.approved" if approved else "stage.sent_back",
        subject=subject_of_stage(opened.participation, passage.stage),
        by=by,
        at=at,
        role=post.role,
        region=opened.participation.region,
        after={"approved": approved, "words": words, "revision": answer.revision},
        details={"words": words} if words else None,
    )
    return answer

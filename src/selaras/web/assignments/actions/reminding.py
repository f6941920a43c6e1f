"""Letters about what is still to do."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from selaras.core.text import Language, Text, format_date
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.models import Assignment
from selaras.web.assignments.queries import Line, contacts_of
from selaras.web.outbox.actions import prepare
from selaras.web.plans.models import Plan

LISTED = 12
"""How many items a letter names; the rest is counted."""


def remind(*, plan: Plan, lines: Iterable[Line], by: Viewer, site: str, at: datetime) -> int:
    """Prepare one letter to each person about what is still to do; returns how many.

    They are drafts in the outbox, to be read before they leave.
    """
    waiting: dict[int, list[Line]] = defaultdict(list)
    posts = {}
    for line in lines:
        if line.assignment is None or line.state == "done" or line.inherited:
            continue
        for post in _answering(plan, line.assignment, timezone.localdate(at)):
            posts[post.pk] = post
            waiting[post.pk].append(line)
    with transaction.atomic():
        for pk, found in waiting.items():
            _prepare_reminder(plan, posts[pk], found, by=by, site=site, at=at)
        pks = [
            line.assignment.pk for found in waiting.values() for line in found if line.assignment
        ]
        Assignment.objects.filter(pk__in=pks).update(reminded_at=at)
    return len(waiting)


def _prepare_reminder(
    plan: Plan, post: Membership, lines: list[Line], *, by: Viewer, site: str, at: datetime
) -> None:
    language: Language = "en" if post.person.language == "en" else "id"
    with override(language):
        address = reverse("drafts:write", args=(plan.key,))
    named = [f"- {_told(line, language)}" for line in lines[:LISTED]]
    prepare(
        to=post.person,
        template="part_waits",
        words={
            "name": post.person.name,
            "plan": Text.model_validate(plan.title).in_(language),
            "items": "\n".join(named),
            "more": str(len(lines) - LISTED) if len(lines) > LISTED else "",
            "address": site.rstrip("/") + address,
        },
        by=by,
        at=at,
        holder=post,
        region=post.region,
    )


def _told(line: Line, language: Language) -> str:
    words = load_knowledge().words(line.part)
    told = line.name.in_(language)
    if line.key:
        told = f"{words.title.in_(language)}: {told}"
    until = line.assignment.until if line.assignment else None
    return f"{told} ({format_date(until, language)})" if until else told


def _answering(plan: Plan, given: Assignment, today: date) -> list[Membership]:
    if given.holder is not None and given.holder.is_active(today):
        return [given.holder]
    return contacts_of(plan, today, of=given.organisation)

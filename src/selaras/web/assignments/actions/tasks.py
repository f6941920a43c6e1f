"""Lists of tasks that say what is still to be written."""

from collections import defaultdict
from datetime import date, datetime

from django.utils import timezone

from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Membership
from selaras.web.assignments.queries import assignments_of, contacts_of
from selaras.web.duties.actions import drop, give
from selaras.web.duties.models import Duty
from selaras.web.plans.asking import subject_of
from selaras.web.plans.models import Plan

WRITING = "plan.part"
"""The kind of duty that an assignment is."""


def renew_duties(plan: Plan, *, at: datetime) -> None:
    """Make the lists of tasks say what is still to be written, one task per person and part."""
    today = timezone.localdate(at)
    wanted: dict[tuple[int, str], date | None] = {}
    posts: dict[int, Membership] = {}
    contacts: dict[int, list[Membership]] = defaultdict(list)
    for post in contacts_of(plan, today):
        contacts[post.organisation_id].append(post)
    for given in assignments_of(plan):
        if given.done_at is not None:
            continue
        named = given.holder
        if named is not None and named.is_active(today):
            answering = [named]
        else:
            answering = contacts[given.organisation_id]
        for post in answering:
            posts[post.pk] = post
            known = wanted.get((post.pk, given.part))
            ends = [each for each in (known, given.until) if each]
            wanted[post.pk, given.part] = min(ends) if ends else None
    _drop_others(plan, set(wanted), at=at)
    title = Text.model_validate(plan.title)
    for (pk, part), until in wanted.items():
        words = load_knowledge().words(part).title
        ask = Text(
            id=f"Tulis bagian {words.in_('id')}: {title.in_('id')}",
            en=f"Write the part {words.in_('en')}: {title.in_('en')}",
        )
        give(
            holder=posts[pk],
            what=WRITING,
            subject=f"{subject_of(plan)}/{part}",
            title=ask,
            view="drafts:part",
            arguments=[plan.key, part],
            at=at,
            until=until,
        )


def _drop_others(plan: Plan, wanted: set[tuple[int, str]], *, at: datetime) -> None:
    beginning = f"{subject_of(plan)}/"
    held = Duty.objects.filter(what=WRITING, subject__startswith=beginning, done_at=None)
    for duty in held.select_related("holder"):
        if (duty.holder_id, duty.subject.removeprefix(beginning)) not in wanted:
            drop(what=WRITING, subject=duty.subject, at=at, holder=duty.holder)

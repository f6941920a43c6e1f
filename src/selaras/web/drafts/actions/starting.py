"""Begins a plan: written as a draft, noted in the record."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from selaras.core.plan import Masterplan
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.drafts.keys import slug_of
from selaras.web.plans.actions import digest_of_plan
from selaras.web.plans.asking import subject_of
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import write_plan
from selaras.web.records.actions import append


def start_plan(
    *,
    plan: Masterplan,
    source: str,
    post: Post,
    by: Viewer,
    at: datetime,
    entry: UUID | None = None,
) -> Plan:
    """Write a new draft; its key is made from that of the plan, so that no other plan has it.

    `source` says where it comes from: `template`, `file`, or the key of a plan. The same entry
    sent twice begins one plan.
    """
    with transaction.atomic():
        begun = Step.objects.filter(what="created", by=by.person, entry=entry).first()
        if entry and begun is not None:
            return begun.plan
        fresh = plan.model_copy(update={"key": free_key(plan.key)})
        row = write_plan(fresh, at=at, by=by, what="created", note=source)
        Step.objects.filter(plan=row).update(entry=entry, role=post.role)
        append(
            what="plan.started",
            subject=subject_of(row),
            by=by,
            at=at,
            role=post.role,
            region=row.regions[0],
            after=digest_of_plan(row),
            details={"source": source, "state": row.state},
        )
    return row


def free_key(words: str) -> str:
    """A key made from the words that no plan has yet."""
    root = slug_of(words) or "rencana"
    taken = set(Plan.objects.filter(key__startswith=root).values_list("key", flat=True))
    key, number = root, 1
    while key in taken:
        number += 1
        key = f"{root}-{number}"
    return key

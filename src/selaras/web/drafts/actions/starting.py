"""Begins a plan: written as a draft, noted in the record."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from selaras.core.plan import Masterplan
from selaras.core.text import Text
from selaras.web.accounts.viewing import Post, Viewer
from selaras.web.drafts.keys import slug_of
from selaras.web.plans.actions import digest_of_plan
from selaras.web.plans.asking import subject_of
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import create_plan
from selaras.web.records.actions import append

_TRIES = 5
"""Plans that begin at the same instant want the same key; the later one takes the next."""


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
    sent twice begins one plan, also at the same instant. Raises Crowded.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _begun_by(by, entry) or _start(plan, source, post, by, at, entry)
        except IntegrityError:
            # Somebody was faster between looking for a free key and taking it.
            continue
    raise Crowded


class Crowded(Exception):
    """Others took every key that was tried; `text` says what to do."""

    text = Text(
        id="Rencana belum dimulai karena beberapa rencana dimulai pada saat yang sama. Kirim "
        "sekali lagi.",
        en="The plan was not begun because several plans were begun at the same moment. Send it "
        "once more.",
    )


def _begun_by(by: Viewer, entry: UUID | None) -> Plan | None:
    if entry is None:
        return None
    begun = Step.objects.filter(what="created", by=by.person, entry=entry).first()
    return begun.plan if begun else None


def _start(
    plan: Masterplan, source: str, post: Post, by: Viewer, at: datetime, entry: UUID | None
) -> Plan:
    fresh = plan.model_copy(update={"key": free_key(plan.key)})
    row = create_plan(fresh, at=at, by=by, what="created", note=source)
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

"""Writes: share a plan with the ministry, take it back, publish it, withdraw it.

Each takes the row, refuses where it is no longer as the person saw it, and notes the decision in
the record with the digest of text and state before and after.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from selaras.core.text import Text
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.duties import actions as duties
from selaras.web.plans.asking import (
    PUBLISHING,
    REVIEWING,
    ask_to_publish,
    ask_to_review,
    subject_of,
)
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.records.actions import append

State = Plan.State


class Refused(Exception):
    """The plan is no longer as the person saw it; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


MOVED = Text(
    id="Keadaan rencana ini sudah diubah, mungkin di tab lain atau oleh rekan Anda, sehingga "
    "tidak ada yang dilakukan. Periksa keadaannya sekarang, lalu putuskan lagi.",
    en="The state of this plan was changed meanwhile, perhaps in another tab or by a colleague, so "
    "nothing was done. Look at its present state, then decide again.",
)
REWRITTEN = Text(
    id="Isi rencana ini berubah sejak halaman tadi dibuka, sehingga tidak ada yang dilakukan. Baca "
    "isinya yang sekarang, lalu putuskan lagi.",
    en="The text of this plan changed since that page was opened, so nothing was done. Read its "
    "present text, then decide again.",
)
NOT_YOURS = Text(
    id="Jabatan Anda sekarang tidak lagi memberi hak untuk keputusan ini, sehingga tidak ada yang "
    "dilakukan.",
    en="Your present posts no longer give the right to this decision, so nothing was done.",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person had before the eyes while deciding."""

    state: str
    revision: int


@dataclass(frozen=True, slots=True)
class _Step:
    what: str
    action: Action
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether more people can read the plan afterwards."""
        order = list(State.values)
        return order.index(self.after) > order.index(self.before)


_SHARE = _Step("plan.shared", Action.SHARE, State.DRAFT, State.SHARED)
_UNSHARE = _Step("plan.unshared", Action.SHARE, State.SHARED, State.DRAFT)
_PUBLISH = _Step("plan.published", Action.PUBLISH, State.SHARED, State.PUBLISHED)
_WITHDRAW = _Step("plan.withdrawn", Action.PUBLISH, State.PUBLISHED, State.SHARED)


def share(*, plan: Plan, seen: Seen, by: Viewer, at: datetime) -> Plan:
    """Let ministry, advisers and assessors read a draft; tell head of region and advisers.

    Raises Refused.
    """
    with transaction.atomic():
        row = _taken(plan, _SHARE, seen)
        role = _role(by, row, _SHARE)
        if role not in (Role.HEAD_OF_REGION, Role.SECRETARY):
            ask_to_publish(row, at=at)
        ask_to_review(row, at=at)
        return _moved(row, _SHARE, role, by=by, at=at)


def unshare(*, plan: Plan, seen: Seen, by: Viewer, at: datetime) -> Plan:
    """Make a shared plan a draft again; what it asked of others is taken back. Raises Refused."""
    with transaction.atomic():
        row = _taken(plan, _UNSHARE, seen)
        role = _role(by, row, _UNSHARE)
        for what in (PUBLISHING, REVIEWING):
            duties.drop(what=what, subject=subject_of(row), at=at)
        return _moved(row, _UNSHARE, role, by=by, at=at)


def publish(*, plan: Plan, seen: Seen, by: Viewer, at: datetime) -> Plan:
    """Open a shared plan to everybody. Raises Refused."""
    with transaction.atomic():
        row = _taken(plan, _PUBLISH, seen)
        role = _role(by, row, _PUBLISH)
        duties.finish(what=PUBLISHING, subject=subject_of(row), by=by, at=at)
        duties.drop(what=REVIEWING, subject=subject_of(row), at=at)
        return _moved(row, _PUBLISH, role, by=by, at=at)


def withdraw(*, plan: Plan, seen: Seen, by: Viewer, at: datetime) -> Plan:
    """Take a published plan back to those with whom it was shared. Raises Refused."""
    with transaction.atomic():
        row = _taken(plan, _WITHDRAW, seen)
        role = _role(by, row, _WITHDRAW)
        return _moved(row, _WITHDRAW, role, by=by, at=at)


def note_review(*, plan: Plan, by: Viewer, at: datetime) -> None:
    """An adviser has read a shared plan. Raises Refused where nothing waits for that."""
    with transaction.atomic():
        row = Plan.objects.select_for_update().get(pk=plan.pk)
        if not duties.finish(what=REVIEWING, subject=subject_of(row), by=by, at=at):
            raise Refused(MOVED)
        state = digest_of_plan(row)
        _note(row, "plan.reviewed", Role.ADVISER, state, state, by=by, at=at)


def note_refusal(*, plan: Plan, refusal: Refused, by: Viewer, at: datetime) -> None:
    """Note in the record that somebody decided too late, or without the right to."""
    append(
        what="step.refused",
        subject=subject_of(plan),
        by=by,
        at=at,
        region=plan.regions[0],
        details={"reason": refusal.text.id},
    )


def _taken(plan: Plan, step: _Step, seen: Seen) -> Plan:
    """The row as it is now, held until the transaction ends."""
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if row.state != seen.state or row.state != step.before:
        raise Refused(MOVED)
    # Taking text out of sight is never hindered by a change of it.
    if step.opens and row.revision != seen.revision:
        raise Refused(REWRITTEN)
    return row


def _role(by: Viewer, row: Plan, step: _Step) -> Role:
    post = rights.post_for(by, Kind.PLAN, step.action, row.regions, step.before)
    if post is None:
        raise Refused(NOT_YOURS)
    return post.role


def _moved(row: Plan, step: _Step, role: Role, *, by: Viewer, at: datetime) -> Plan:
    before = digest_of_plan(row)
    row.state = step.after
    row.save(update_fields=["state"])
    _note(row, step.what, role, before, digest_of_plan(row), by=by, at=at)
    return row


def _note(
    row: Plan,
    what: str,
    role: Role,
    before: dict[str, str],
    after: dict[str, str],
    *,
    by: Viewer,
    at: datetime,
) -> None:
    append(
        what=what,
        subject=subject_of(row),
        by=by,
        at=at,
        role=role,
        region=row.regions[0],
        before=before,
        after=after,
        details={"revision": str(row.revision), "state": row.state},
    )


def digest_of_plan(row: Plan) -> dict[str, str]:
    """What the record keeps a digest of: state, and fingerprint of the text."""
    return {"state": row.state, "fingerprint": read_plan(row).fingerprint}

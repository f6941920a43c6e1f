"""Writes: share a plan with the ministry, take it back, publish it, withdraw it.

Each takes the row, refuses where it is no longer as the person saw it, and notes the decision in
the record with the digest of text and state before and after.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts import rights
from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.duties import actions as duties
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.records.actions import append

State = Plan.State

PUBLISHING = "plan.publish"
"""What a head of region has to do once the secretariat shared a plan."""

REVIEWING = "plan.review"
"""What an adviser has to do once a plan was shared."""


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
            _give(row, Role.HEAD_OF_REGION, PUBLISHING, at=at)
        _give(row, Role.ADVISER, REVIEWING, at=at)
        return _moved(row, _SHARE, role, by=by, at=at)


def unshare(*, plan: Plan, seen: Seen, by: Viewer, at: datetime) -> Plan:
    """Make a shared plan a draft again. Raises Refused."""
    return _step(plan, _UNSHARE, seen, by=by, at=at)


def publish(*, plan: Plan, seen: Seen, by: Viewer, at: datetime) -> Plan:
    """Open a shared plan to everybody. Raises Refused."""
    return _step(plan, _PUBLISH, seen, by=by, at=at)


def withdraw(*, plan: Plan, seen: Seen, by: Viewer, at: datetime) -> Plan:
    """Take a published plan back to those with whom it was shared. Raises Refused."""
    return _step(plan, _WITHDRAW, seen, by=by, at=at)


def _step(plan: Plan, step: _Step, seen: Seen, *, by: Viewer, at: datetime) -> Plan:
    with transaction.atomic():
        row = _taken(plan, step, seen)
        role = _role(by, row, step)
        for what in (PUBLISHING, REVIEWING):
            duties.finish(what=what, subject=_subject(row), by=by, at=at)
        return _moved(row, step, role, by=by, at=at)


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
    append(
        what=step.what,
        subject=_subject(row),
        by=by,
        at=at,
        role=role,
        region=row.regions[0],
        before=before,
        after=digest_of_plan(row),
        details={"revision": str(row.revision), "state": row.state},
    )
    return row


def digest_of_plan(row: Plan) -> dict[str, str]:
    """What the record keeps a digest of: state, and fingerprint of the text."""
    return {"state": row.state, "fingerprint": read_plan(row).fingerprint}


def _subject(row: Plan) -> str:
    return f"plan:{row.key}"


def _give(row: Plan, role: Role, what: str, *, at: datetime) -> None:
    title = Text.model_validate(row.title)
    holders = Membership.objects.active(timezone.localdate(at)).filter(
        role=role, region__in=row.regions
    )
    for holder in holders:
        duties.give(
            holder=holder,
            what=what,
            subject=_subject(row),
            title=_duty(what, title),
            view="plans:sharing" if what == PUBLISHING else "plans:summary",
            arguments=[row.key],
            at=at,
        )


def _duty(what: str, title: Text) -> Text:
    name_id, name_en = title.in_("id"), title.in_("en")
    if what == PUBLISHING:
        return Text(id=f"Periksa dan terbitkan: {name_id}", en=f"Examine and publish: {name_en}")
    return Text(
        id=f"Tinjau rencana yang dibagikan: {name_id}", en=f"Review the shared plan: {name_en}"
    )

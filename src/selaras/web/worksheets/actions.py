"""Writes: keep a worksheet that came back, and take over what was accepted of it."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from selaras.core.plan import Edit, Masterplan
from selaras.core.text import Text
from selaras.documents.worksheet import open_workbook
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.drafts.actions.structure import Writer, give_added
from selaras.web.plans.earlier import NotKept, plan_at
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.writing import Written, change_plan
from selaras.web.worksheets.comparing import Comparison, edits_for
from selaras.web.worksheets.models import Upload
from selaras.web.worksheets.queries import comparison_with, identity_of

LARGEST = 10_000_000
"""Bytes of a file; the worksheet of a plan of 300 programmes is below one million."""

MOST_WAITING = 20
"""Worksheets of one person and plan of which nothing was accepted; older ones are let go."""


class Foreign(Exception):
    """A worksheet of another plan, or of a revision that this plan never had."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


_OTHER_PLAN = Text(
    id="Lembar kerja ini berasal dari rencana lain. Buka rencana itu, lalu unggah di sana; atau "
    "ambil lembar kerja baru dari rencana ini.",
    en="This worksheet comes from another plan. Open that plan and upload it there, or take a "
    "fresh worksheet from this one.",
)
_UNKNOWN_VERSION = Text(
    id="Rencana ini tidak mengenal versi {revision} yang disebut lembar kerja. Ambil lembar kerja "
    "baru, salin isian Anda ke sana, lalu unggah.",
    en="This plan does not know version {revision} that the worksheet names. Take a fresh "
    "worksheet, copy your entries into it, then upload it.",
)


def keep_upload(*, plan: Plan, name: str, content: bytes, by: Viewer, at: datetime) -> Upload:
    """Keep a worksheet of this plan for its page of differences.

    The same file by the same person is kept once, and of those of which nothing was accepted only
    the latest `MOST_WAITING` are kept. Raises documents.worksheet.Refused for a file
    that cannot be read, Foreign for one of another plan or of an unknown version.
    """
    identity = identity_of(open_workbook(content))
    if identity.version.plan != plan.key:
        raise Foreign(_OTHER_PLAN)
    revision = identity.version.revision
    unknown = _UNKNOWN_VERSION.format(revision=revision)
    if not 0 < revision <= plan.revision:
        raise Foreign(unknown)
    try:
        base = plan_at(plan, revision)
    except NotKept as not_kept:
        raise Foreign(not_kept.text) from not_kept
    if base.fingerprint != identity.version.fingerprint:
        raise Foreign(unknown)
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        upload, _fresh = Upload.objects.get_or_create(
            plan=plan,
            by=by.person,
            sha256=digest,
            defaults={"at": at, "name": name[:200], "revision": revision, "content": content},
        )
        waiting = Upload.objects.filter(plan=plan, by=by.person, step=None).exclude(pk=upload.pk)
        kept = waiting.order_by("-at", "-pk").values_list("pk", flat=True)[: MOST_WAITING - 1]
        waiting.exclude(pk__in=list(kept)).delete()
    return upload


def accept(
    *, upload: Upload, accepted: Collection[str], who: Writable, by: Viewer, at: datetime
) -> Written:
    """Take over the accepted differences in one step of the history.

    They are worked out again from the plan as it is when its row is held, so that nothing is
    overwritten that changed since the page was shown: what became a clash then stays as it is
    unless it was one when it was accepted. Raises Refused, NotYours where items of others would go
    with one that goes, and whatever change_plan raises.
    """

    def make(now: Masterplan) -> list[Edit]:
        comparison = comparison_with(upload, now, who, load_knowledge())
        given = [(row.part, row.key) for row in upload.plan.assignments.all()]
        return edits_for(comparison, _still(comparison, accepted), now, who=who, given=given)

    with transaction.atomic():
        written = change_plan(
            plan=upload.plan, what="worksheet", make=make, by=by, role=who.role, at=at,
            note=upload.name,
        )  # fmt: skip
        if written.step is not None:
            _give_new(written.step, who, by, at)
            Upload.objects.filter(pk=upload.pk).update(step=written.step)
    return written


def _give_new(step: Step, who: Writable, by: Viewer, at: datetime) -> None:
    """What an agency added is the agency's."""
    for part, key in step.changes.filter(kind="add").values_list("part", "key"):
        if not who.may(part, key):
            give_added(Writer(who, by, at), part, key)


def _still(comparison: Comparison, accepted: Collection[str]) -> set[str]:
    """What was accepted and still is what it was then: a change has not become a clash."""
    wanted = set(accepted)
    return {each.id for each in comparison.differences if each.value in wanted}

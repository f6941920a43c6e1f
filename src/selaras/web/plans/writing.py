"""The one way in which people change a plan: edits in one transaction, kept in the history."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from selaras.core.plan import (
    OWN,
    Clash,
    Edit,
    Masterplan,
    apply,
    data_of,
    merge,
    setting,
)
from selaras.core.text import Text
from selaras.web.accounts.prepared import Prepared
from selaras.web.accounts.viewing import Viewer
from selaras.web.plans.journal import keep
from selaras.web.plans.models import Change, Plan, Step
from selaras.web.plans.plan import Place, read_plan, write_edits

WRITABLE = (Plan.State.DRAFT, Plan.State.SHARED)
"""States in which a plan may be changed; a published one is taken back first."""

LOCKED = ("regions",)
"""Own fields that nobody changes here: who may read and write a plan hangs on them."""

RESTORED = "restore-plan"
"""The kind of step that brings the whole plan back: a decision, and so is undoing it."""

Make = Callable[[Masterplan], Iterable[Edit]]
"""Works out the edits from the plan as it is when its row is held."""


class Closed(Exception):
    """The plan was published meanwhile; `text` says what to do."""

    text = Text(
        id="Rencana ini sudah terbit, sehingga isinya tidak dapat diubah. Tarik dahulu dari "
        "publik, atau buat rencana baru dari rencana ini.",
        en="This plan is published, so its text cannot be changed. Withdraw it first, or start a "
        "new plan from it.",
    )


class Reused(Exception):
    """The number of the entry stands for another change of the same person; `text` says so."""

    text = Text(
        id="Belum disimpan: nomor kiriman ini sudah dipakai untuk perubahan lain. Muat ulang "
        "halaman, periksa isinya, lalu kirim sekali lagi.",
        en="Not saved: the number of this entry already stands for another change. Load the page "
        "again, look at what it says, then send it once more.",
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What a change did: the row and the value after it, and the value before.

    `step` is None where nothing differed. `again` tells that this very entry had been counted
    before; then `step` is what it did at that time.
    """

    row: Plan
    before: Masterplan
    plan: Masterplan
    step: Step | None
    again: bool = False


def change_plan(
    *,
    plan: Plan,
    what: str,
    make: Make,
    by: Viewer,
    at: datetime,
    role: str = "",
    entry: UUID | None = None,
    undoes: Step | None = None,
    note: str = "",
    about: Place | None = None,
) -> Written:
    """Apply what `make` works out; one step of the history, and nothing where nothing differs.

    `about` is the part and key that the change is sure to touch. Raises Closed, Reused where the
    entry was counted for something else, Impossible with every problem of the edits, KeyError
    where `make` looks for an item that is gone, and whatever else `make` raises; then nothing is
    written.
    """

    def keep_step(row: Plan, edits: Sequence[Edit]) -> Step:
        return keep(row, edits, what=what, by=by, role=role, entry=entry, undoes=undoes, note=note)

    sent = _Sent(entry, by, what, about)
    return _change(plan, lambda _, now: make(now), keep_step, at=at, sent=sent)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the number of an entry stands for."""

    entry: UUID | None
    by: Viewer
    what: str
    about: Place | None

    def step_of(self, row: Plan) -> Step | None:
        """The step that this entry made before; raises Reused where it made another one."""
        if self.entry is None:
            return None
        person = self.by.person.pk if self.by.person else None
        counted = _counted(row.pk, self.entry)
        step = next((each for each in counted if each.by_id == person), None)
        if step is None:
            return None
        if step.what != self.what:
            raise Reused
        if self.about and not step.changes.filter(part=self.about[0], key=self.about[1]).exists():
            raise Reused
        return step


_held = Prepared(lambda plan: Plan.objects.select_for_update().filter(pk=plan).order_by(), -1)
_counted = Prepared(
    lambda plan, entry: Step.objects.filter(plan=plan, entry=entry).order_by(), -1, UUID(int=0)
)


def _change(
    plan: Plan,
    make: Callable[[Plan, Masterplan], Iterable[Edit]],
    keep_step: Callable[[Plan, Sequence[Edit]], Step],
    *,
    at: datetime,
    sent: _Sent,
) -> Written:
    with transaction.atomic():
        (row,) = _held(plan.pk)
        before = read_plan(row)
        if step := sent.step_of(row):
            return Written(row, before, before, step, again=True)
        if row.state not in WRITABLE:
            raise Closed
        # An undo or a restore may reach behind the day on which an operator moved the plan.
        edits = tuple(
            each for each in make(row, before) if each.part != OWN or each.field not in LOCKED
        )
        if not edits:
            return Written(row, before, before, None)
        after = apply(before, edits)
        write_edits(row, edits, after, at=at)
        step = keep_step(row, edits)
    return Written(row, before, after, step)


@dataclass(frozen=True, slots=True)
class Saved:
    """A change of fields, and those that somebody else changed meanwhile to something else."""

    written: Written
    clashes: Mapping[str, Clash] = field(default_factory=dict)


def save_fields(
    *,
    plan: Plan,
    part: str,
    key: str,
    fields: Mapping[str, Any],
    seen: int,
    by: Viewer,
    at: datetime,
    role: str = "",
    entry: UUID | None = None,
) -> Saved:
    """Give fields of an item (of the plan itself for `OWN`) these values, JSON data or None.

    `seen` is the revision that the person had before the eyes: what others changed since is
    merged, and a field that cannot be merged is left as it is and told in `clashes`. Raises as
    `change_plan` does.
    """
    clashes: dict[str, Clash] = {}

    def make(row: Plan, now: Masterplan) -> Iterable[Edit]:
        held = data_of(now, part, key)
        merged = {}
        for name, (base, mine) in _bases(row, part, key, fields, seen, held).items():
            try:
                merged[name] = merge(base, mine, held.get(name))
            except Clash:
                clashes[name] = Clash(base, mine, held.get(name))
        return setting(now, part, key, merged)

    def keep_step(row: Plan, edits: Sequence[Edit]) -> Step:
        return keep(row, edits, what="field", by=by, role=role, entry=entry)

    sent = _Sent(entry, by, "field", (part, key))
    return Saved(_change(plan, make, keep_step, at=at, sent=sent), clashes)


def _bases(
    plan: Plan, part: str, key: str, fields: Mapping[str, Any], seen: int, held: Mapping[str, Any]
) -> dict[str, tuple[Any, Any]]:
    """For each field what stood there at the revision seen, and what is to stand there."""
    found = {name: (held.get(name), value) for name, value in fields.items()}
    if seen >= plan.revision:
        return found
    later = Change.objects.filter(
        plan=plan, part=part, key=key, field__in=list(fields), kind="set", revision__gt=seen
    )
    # The latest first, so that the first change after the revision seen has the last word.
    for change in later.order_by("-revision", "-number"):
        found[change.field] = (change.before, fields[change.field])
    return found

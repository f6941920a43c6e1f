"""Takes a step of the history back, as a step of its own that can be taken back too."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from selaras.core.plan import Edit, Masterplan
from selaras.core.plan.undo import Disputed, Undoing, undoing
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.histories.actions import note_restored
from selaras.web.plans.models import Step
from selaras.web.plans.writing import RESTORED, Written, change_plan

_WITH_MENTIONS = frozenset({"remove", "merge", "undo", "redo"})
"""Steps that rewrite what items of others say of an item that goes, and nothing else of theirs."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did, and the fields that others changed since and that stay as they are."""

    written: Written
    disputed: tuple[Disputed, ...] = ()


def get_step_to_undo(writable: Writable, pk: int, by: Viewer) -> Step:
    """A step of the plan that the viewer may take back; raises Http404."""
    step = Step.objects.filter(plan=writable.opened.row, pk=pk).first()
    if step is None or not may_undo(writable, step, edits_of(step), by):
        raise Http404(pk)
    return step


def may_undo(writable: Writable, step: Step, edits: tuple[Edit, ...], by: Viewer) -> bool:
    """Whether the viewer may write everything that the step was about.

    Where items came, went or moved by the viewer's own hand, the step was about these: mentions
    in items of others went along. A step of somebody else was about all that it changed.
    """
    about = edits
    own = by.person is not None and step.by_id == by.person.pk
    if own and step.what in _WITH_MENTIONS:
        about = tuple(edit for edit in edits if edit.kind != "set") or edits
    return bool(about) and all(writable.may(edit.part, edit.key) for edit in about)


def edits_of(step: Step) -> tuple[Edit, ...]:
    """The edits of the step, in their order."""
    return tuple(change.edit for change in step.changes.order_by("number"))


def undo_step(
    *, writable: Writable, step: Step, by: Viewer, at: datetime, entry: UUID | None = None
) -> Undone:
    """Take the step back as far as nobody changed it since. Raises as `change_plan` does.

    Where that takes a whole plan back from what it was restored to, it is noted in the record.
    """
    edits = edits_of(step)
    found = Undoing(())

    def make(now: Masterplan) -> tuple[Edit, ...]:
        nonlocal found
        found = undoing(now, edits)
        return found.edits

    what = "redo" if step.what == "undo" else "undo"
    with transaction.atomic():
        written = change_plan(
            plan=writable.opened.row,
            what=what,
            make=make,
            by=by,
            at=at,
            role=writable.role,
            entry=entry,
            undoes=step,
        )
        first = _first_of(step)
        if first.what == RESTORED and written.step is not None and not written.again:
            code = "plan.restored" if what == "redo" else "plan.restore_undone"
            note_restored(code, written, first.note, writable, by, at)
    return Undone(written, found.disputed)


def _first_of(step: Step) -> Step:
    """The step that a row of undoing and redoing is about."""
    while step.undoes is not None:
        step = step.undoes
    return step

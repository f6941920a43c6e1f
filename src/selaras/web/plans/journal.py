"""The history of a plan as rows: steps and their changes, and earlier states found from them."""

from collections.abc import Sequence
from uuid import UUID

from selaras.core.plan import Edit
from selaras.web.accounts.prepared import Prepared
from selaras.web.accounts.viewing import Viewer
from selaras.web.plans.models import Change, Plan, Step

_BATCH = 500


def keep(
    row: Plan,
    edits: Sequence[Edit],
    *,
    what: str,
    by: Viewer,
    role: str = "",
    entry: UUID | None = None,
    undoes: Step | None = None,
    note: str = "",
) -> Step:
    """Note what brought the plan to its present revision; in the transaction that did."""
    step = Step.objects.create(
        plan=row,
        revision=row.revision,
        what=what,
        at=row.updated_at,
        by=by.person,
        by_name=by.name,
        role=role,
        entry=entry,
        undoes=undoes,
        note=note,
    )
    Change.objects.bulk_create(
        (
            Change(
                step=step,
                plan=row,
                revision=row.revision,
                number=number,
                kind=edit.kind,
                part=edit.part,
                key=edit.key,
                field=edit.field,
                place=edit.place,
                before=edit.before,
                after=edit.after,
            )
            for number, edit in enumerate(edits)
        ),
        batch_size=_BATCH,
    )
    return step


def edits_since(row: Plan, revision: int) -> tuple[Edit, ...] | None:
    """What led from an earlier revision to that of the row, in order.

    None where the history does not tell it, as for plans from before there was one.
    """
    return edits_between(row, revision, row.revision)


_changes = Prepared(
    lambda plan, earlier, later: Change.objects.filter(
        plan=plan, revision__gt=earlier, revision__lte=later
    ).order_by("revision", "number"),
    # Django knows that no revision lies below nought, and would not ask at all.
    *(-1, 2_000_000_001, 2_000_000_002),
)


def edits_between(row: Plan, earlier: int, later: int) -> tuple[Edit, ...] | None:
    """What led from one revision to a later one, in order; None where that is not told."""
    found = _changes(row.pk, earlier, later)
    if len({change.revision for change in found}) != later - earlier:
        return None
    return tuple(change.edit for change in found)

"""Writes fields of one item as they were typed, and says what became of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from selaras.core.plan import Impossible, Masterplan, data_of
from selaras.core.text import Text
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.drafts.form.building import ItemForm
from selaras.web.drafts.form.inputs import Inputs
from selaras.web.drafts.form.reading import InputProblem, Read, problems_of
from selaras.web.plans.models import Change, Plan
from selaras.web.plans.writing import Closed, Saved, save_fields


class Refused(Exception):
    """Nothing was written; `problems` say what is wrong with which input."""

    def __init__(self, *problems: InputProblem) -> None:
        super().__init__("; ".join(each.message.id for each in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Contest:
    """Two values of one field, JSON data: what was sent, and what somebody else wrote meanwhile.

    `by` and `at` say who wrote it and when, where the history tells.
    """

    mine: Any
    theirs: Any
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the fields that were sent.

    `saved` now stand in the plan as sent, or merged with what others wrote (`merged`);
    `contests` were left as they were. `revision` and `at` say which state of the plan this is,
    `step` is the number of the step that wrote it, None where nothing differed.
    """

    row: Plan
    plan: Masterplan
    revision: int
    at: datetime
    saved: tuple[str, ...]
    step: int | None = None
    merged: tuple[str, ...] = ()
    contests: Mapping[str, Contest] = field(default_factory=dict)


def save(
    *,
    writable: Writable,
    form: ItemForm,
    names: Iterable[str],
    inputs: Inputs,
    seen: int,
    by: Viewer,
    at: datetime,
    entry: UUID | None = None,
) -> Outcome:
    """Write the named fields of the form's item.

    Raises Refused where anything typed makes no sense (then nothing is written), and KeyError
    where the item has gone.
    """
    read = form.read(names, inputs)
    if read.problems:
        raise Refused(*read.problems)
    try:
        saved = save_fields(
            plan=writable.opened.row,
            part=form.part,
            key=form.key,
            fields=read.data,
            seen=seen,
            by=by,
            at=at,
            role=writable.role,
            entry=entry,
        )
    except Closed as closed:
        raise Refused(InputProblem("", closed.text)) from closed
    except Impossible as refused:
        wrong = problems_of(refused, form.part, form.key, read, form.shapes.values())
        raise Refused(*wrong) from refused
    return _outcome(form, read, saved, seen)


def _outcome(form: ItemForm, read: Read, saved: Saved, seen: int) -> Outcome:
    written = saved.written
    now = data_of(written.plan, form.part, form.key)
    contests = {name: Contest(clash.mine, clash.theirs) for name, clash in saved.clashes.items()}
    if written.again and written.step is not None:
        # The first answer may have got lost together with what it said of other fields.
        done = set(written.step.changes.values_list("field", flat=True))
        for name, mine in read.data.items():
            if name not in done and now.get(name) != mine:
                contests[name] = Contest(mine, now.get(name))
    step = written.step
    kept = tuple(name for name in read.data if name not in contests)
    return Outcome(
        row=written.row,
        plan=written.plan,
        revision=step.revision if step else written.row.revision,
        at=step.at if step else written.row.updated_at,
        saved=kept,
        step=step.pk if step else None,
        merged=tuple(name for name in kept if now.get(name) != read.data[name]),
        contests=_told(written.row, form, contests, seen) if contests else {},
    )


def _told(
    row: Plan, form: ItemForm, contests: Mapping[str, Contest], seen: int
) -> dict[str, Contest]:
    """The contests with who wrote the other value, and when; one query."""
    changes = Change.objects.filter(
        plan=row, part=form.part, key=form.key, field__in=list(contests), revision__gt=seen
    ).select_related("step")
    by = {change.field: change.step for change in changes.order_by("revision", "number")}
    return {
        name: Contest(each.mine, each.theirs, by[name].by_name, by[name].at) if name in by else each
        for name, each in contests.items()
    }


GONE = Text(
    id="Butir ini sudah tidak ada, mungkin baru dihapus oleh rekan Anda.",
    en="This item is no longer there; perhaps a colleague has just removed it.",
)
"""What is said when the item was removed while somebody wrote in it."""

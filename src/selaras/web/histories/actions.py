"""Writes: bring an item or the whole plan back, name a moment, mark the plan as seen."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from selaras.core.plan import (
    OWN,
    Edit,
    Masterplan,
    adding,
    between,
    data_of,
    place_of,
    setting,
    shapes,
)
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Viewer
from selaras.web.assignments.access import Writable
from selaras.web.histories.models import Look, Milestone
from selaras.web.histories.moments import packed, state_at
from selaras.web.histories.refusals import MOVED, NOT_YET, TAKEN, Refused
from selaras.web.plans.access import post_to
from selaras.web.plans.asking import subject_of
from selaras.web.plans.models import Plan
from selaras.web.plans.writing import RESTORED, Written, change_plan
from selaras.web.records.actions import append


def restore_item(
    *, writable: Writable, part: str, key: str, revision: int, seen: int, by: Viewer, at: datetime
) -> Written:
    """Make an item (the plan's own fields for `OWN`) what it was at a revision.

    `seen` is the revision that the person had before the eyes. Raises Refused, NotKept, and
    whatever `change_plan` raises.
    """
    then = state_at(writable.opened.row, revision)

    def edits(now: Masterplan) -> Iterable[Edit]:
        return to_item(now, then, part, key)

    return _restore(writable, "restore", revision, seen, edits, by, at)


def restore_plan(
    *, writable: Writable, revision: int, seen: int, by: Viewer, at: datetime
) -> Written:
    """Make the whole plan what it was at a revision; noted in the record. Raises the same."""
    row = writable.opened.row
    then = state_at(row, revision)
    waives = may_waive(by, row)
    with transaction.atomic():
        done = _restore(
            writable,
            RESTORED,
            revision,
            seen,
            lambda now: to_plan(now, then, waives=waives),
            by,
            at,
        )
        if done.step is not None:
            note_restored("plan.restored", done, str(revision), writable, by, at)
    return done


def note_restored(
    what: str, done: Written, restored: str, writable: Writable, by: Viewer, at: datetime
) -> None:
    """Append to the record that the whole plan was brought to a revision, or back from it."""
    row = done.row
    append(
        what=what,
        subject=subject_of(row),
        by=by,
        at=at,
        role=writable.role,
        region=row.regions[0],
        before={"fingerprint": done.before.fingerprint},
        after={"fingerprint": done.plan.fingerprint},
        details={"revision": str(row.revision), "restored": restored},
    )


def to_item(now: Masterplan, then: Masterplan, part: str, key: str) -> tuple[Edit, ...]:
    """Edits that make an item what it was then. Raises Refused where it was not there."""
    try:
        data = data_of(then, part, key)
    except KeyError:
        raise Refused(NOT_YET) from None
    if part != OWN and key not in {item.key for item in now.items(part)}:
        return (adding(now, part, data, place_of(then, part, key)),)
    return setting(now, part, key, {each.name: data.get(each.name) for each in shapes(part)})


def to_plan(now: Masterplan, then: Masterplan, *, waives: bool) -> tuple[Edit, ...]:
    """Edits that make the whole plan what it was then."""
    return between(now, wanted(now, then, waives=waives))


def wanted(now: Masterplan, then: Masterplan, *, waives: bool) -> Masterplan:
    """What a restore makes of the plan: as it was then, but in the regions where it is now.

    Who may not excuse findings leaves the waivers as they are.
    """
    kept = {"regions": now.regions, **({} if waives else {"waivers": now.waivers})}
    return then.model_copy(update=kept)


def may_waive(by: Viewer, row: Plan) -> bool:
    """Whether waivers come back with the plan."""
    return post_to(by, Action.WAIVE, row) is not None


def _restore(
    writable: Writable,
    what: str,
    revision: int,
    seen: int,
    edits: Callable[[Masterplan], Iterable[Edit]],
    by: Viewer,
    at: datetime,
) -> Written:
    row = writable.opened.row

    def make(now: Masterplan) -> Iterable[Edit]:
        # The row is held by now: nobody changes it between this question and the change.
        if Plan.objects.values_list("revision", flat=True).get(pk=row.pk) != seen:
            raise Refused(MOVED)
        return edits(now)

    return change_plan(
        plan=row,
        what=what,
        make=make,
        by=by,
        at=at,
        role=writable.role,
        note=str(revision),
    )


def name_moment(
    *, writable: Writable, revision: int, name: str, by: Viewer, at: datetime
) -> Milestone:
    """Name a moment of the plan and keep the whole plan with it. Raises Refused and NotKept."""
    row = writable.opened.row
    plan = state_at(row, revision)
    with transaction.atomic():
        try:
            with transaction.atomic():
                milestone = Milestone.objects.create(
                    plan=row,
                    revision=revision,
                    name=name,
                    at=at,
                    by=by.person,
                    by_name=by.name,
                    fingerprint=plan.fingerprint,
                    text=packed(plan),
                )
        except IntegrityError:
            raise Refused(TAKEN) from None
        details = {"name": name, "revision": str(revision), "fingerprint": plan.fingerprint}
        _note("plan.milestone_named", writable, details, by, at)
    return milestone


def rename_moment(
    *, writable: Writable, milestone: Milestone, name: str, by: Viewer, at: datetime
) -> None:
    """Give a named moment another name; noted in the record. Raises Refused."""
    if name == milestone.name:
        return
    with transaction.atomic():
        try:
            with transaction.atomic():
                Milestone.objects.filter(pk=milestone.pk).update(name=name)
        except IntegrityError:
            raise Refused(TAKEN) from None
        details = {"from": milestone.name, "name": name, "fingerprint": milestone.fingerprint}
        _note("plan.milestone_renamed", writable, details, by, at)


def _note(what: str, writable: Writable, details: dict[str, str], by: Viewer, at: datetime) -> None:
    row = writable.opened.row
    append(
        what=what,
        subject=subject_of(row),
        by=by,
        at=at,
        role=writable.role,
        region=row.regions[0],
        details=details,
    )


def mark_seen(*, plan: Plan, revision: int, by: Viewer, at: datetime) -> Look:
    """Note that the person has seen the plan up to a revision, at most the present one."""
    assert by.person is not None, "only people look"
    return Look.objects.create(
        plan=plan, person=by.person, revision=min(revision, plan.revision), at=at
    )

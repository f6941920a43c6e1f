"""The only mapping between rows and the value: `read_plan`, `write_plan`, and `write_edits`."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime
from threading import Lock
from typing import Any

from django.db import transaction

from selaras.core.plan import OWN, PARTS, Edit, Impossible, Masterplan, between, data_of, replay
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.plans.journal import edits_since, keep
from selaras.web.plans.models import Item, Plan, PlanRegion
from selaras.web.plans.turns import Turns

_KEPT_PLANS = 16
"""Plans of which a process keeps values in memory; one of 300 programmes takes a few megabytes."""

_KEPT_REVISIONS = 3
"""Revisions of one plan kept in memory: who asked a moment earlier still needs the one before."""

_MOST_STEPS = 200
"""Changed as many times since, a plan is read whole rather than brought up to date."""

_FEW = 20
"""Rows written one by one; more are compared and written together."""

Place = tuple[str, str]
"""Part and key."""

Stamp = tuple[int, datetime]
"""Revision and when it was made: names one state of a plan."""


class _Memory:
    """The latest values of the latest plans that this process read."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, OrderedDict[Stamp, Masterplan]] = OrderedDict()
        self._lock = Lock()

    def get(self, pk: int, stamp: Stamp) -> Masterplan | None:
        with self._lock:
            return self._held.get(pk, OrderedDict()).get(stamp)

    def latest(self, pk: int) -> tuple[Stamp, Masterplan] | None:
        with self._lock:
            held = self._held.get(pk)
            return next(reversed(held.items())) if held else None

    def keep(self, pk: int, stamp: Stamp, plan: Masterplan) -> None:
        with self._lock:
            held = self._held.setdefault(pk, OrderedDict())
            self._held.move_to_end(pk)
            held[stamp] = plan
            _trim(held, _KEPT_REVISIONS)
            _trim(self._held, _KEPT_PLANS)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()


def _trim(held: "OrderedDict[Any, Any]", most: int) -> None:
    while len(held) > most:
        held.popitem(last=False)


_memory = _Memory()
_turns = Turns()


def read_plan(row: Plan) -> Masterplan:
    """The plan as the frozen value that everything reads.

    Values are kept in memory under the row's revision, so pages that share a revision share one
    value. A newer revision is made from the latest one known and the changes since: a change
    made by any process is seen by the next request of every other, at the price of that change.
    """
    stamp = (row.revision, row.updated_at)
    plan = _memory.get(row.pk, stamp)
    if plan is None:
        with _turns.of(row.pk):
            stamp, plan = _worked_out(row)
            _memory.keep(row.pk, stamp, plan)
    return plan


def forget_plans() -> None:
    """Drop the values kept in memory (for tests, where rolled-back rows reuse numbers)."""
    _memory.clear()


def _worked_out(row: Plan) -> tuple[Stamp, Masterplan]:
    """The value at the row's revision, or at a later one that was read meanwhile."""
    stamp = (row.revision, row.updated_at)
    if plan := _memory.get(row.pk, stamp):
        return stamp, plan
    held = _memory.latest(row.pk)
    if held is None:
        return _read_whole(row.pk)
    if held[0] > stamp:
        now = Plan.objects.values_list("revision", "updated_at").get(pk=row.pk)
        return held if held[0] == now else _read_whole(row.pk)
    plan = _brought_up(row, *held)
    return (stamp, plan) if plan else _read_whole(row.pk)


def _brought_up(row: Plan, held: Stamp, plan: Masterplan) -> Masterplan | None:
    """The value made from an earlier one; None where too much has changed."""
    revision, _ = held
    if not 0 < row.revision - revision <= _MOST_STEPS:
        return None
    edits = edits_since(row, revision)
    try:
        return None if edits is None else replay(plan, edits)
    except Impossible:
        return None


def _read_whole(pk: int) -> tuple[Stamp, Masterplan]:
    while True:
        row = Plan.objects.get(pk=pk)
        items = list(row.items.values_list("part", "body"))
        # A writer may have come between the two reads; then the halves do not belong together.
        if Plan.objects.values_list("revision", flat=True).get(pk=pk) == row.revision:
            break
    document: dict[str, Any] = dict(row.body)
    for part, body in items:
        document.setdefault(part, []).append(body)
    return (row.revision, row.updated_at), Masterplan.model_validate(document)


def write_plan(
    plan: Masterplan, *, at: datetime, by: Viewer = SYSTEM, what: str = "loaded", note: str = ""
) -> Plan:
    """Make the rows of the plan with this key say exactly what the value says.

    Only rows that differ are written; the revision grows by one when any did, and the step is
    kept in the history. A new plan is a draft; an old one keeps its state.
    """
    with transaction.atomic():
        row = Plan.objects.select_for_update().filter(key=plan.key).first()
        if row is None:
            return create_plan(plan, at=at, by=by, what=what, note=note)
        edits = between(read_plan(row), plan)
        if edits:
            write_edits(row, edits, plan, at=at)
            keep(row, edits, what=what, by=by, note=note)
    return row


def create_plan(plan: Masterplan, *, at: datetime, by: Viewer, what: str, note: str) -> Plan:
    """Write the rows of a new plan, in a transaction; IntegrityError where the key is taken."""
    document = data_of(plan, OWN, "")
    row = Plan.objects.create(key=plan.key, revision=1, updated_at=at, **_head(document))
    _write_regions(row, set(plan.regions))
    _write_items(row, plan)
    keep(row, (), what=what, by=by, note=note)
    return row


def _head(document: dict[str, Any]) -> dict[str, Any]:
    return {"title": document["title"], "regions": document["regions"], "body": document}


def write_edits(row: Plan, edits: Sequence[Edit], plan: Masterplan, *, at: datetime) -> None:
    """Bring the rows to the value that the edits led to; the revision grows by one.

    To be called in a transaction that holds the row.
    """
    touched = {(edit.part, edit.key) for edit in edits if edit.part != OWN}
    if all(edit.kind == "set" for edit in edits) and len(touched) <= _FEW:
        for part, key in touched:
            row.items.filter(part=part, key=key).update(body=data_of(plan, part, key))
    else:
        _write_items(row, plan, {part for part, _ in touched})
    row.revision += 1
    row.updated_at = at
    written = ["revision", "updated_at"]
    if any(edit.part == OWN for edit in edits):
        head = _head(data_of(plan, OWN, ""))
        for name, value in head.items():
            setattr(row, name, value)
        _write_regions(row, set(plan.regions))
        written += head
    row.save(update_fields=written)
    stamp = (row.revision, at)
    transaction.on_commit(lambda: _memory.keep(row.pk, stamp, plan))


def _write_regions(row: Plan, wanted: set[str]) -> None:
    present = {each.region: each.pk for each in row.region_rows.all()}
    gone = [pk for region, pk in present.items() if region not in wanted]
    if gone:
        row.region_rows.filter(pk__in=gone).delete()
    fresh = sorted(wanted - present.keys())
    PlanRegion.objects.bulk_create(PlanRegion(plan=row, region=region) for region in fresh)


def _write_items(row: Plan, plan: Masterplan, parts: Iterable[str] = PARTS) -> None:
    """Write the rows of those parts that differ from the value."""
    document = plan.model_dump(mode="json", exclude_defaults=True, include={*parts})
    wanted = {
        (part, body["key"]): (position, body)
        for part, bodies in document.items()
        for position, body in enumerate(bodies)
    }
    present = {(item.part, item.key): item for item in row.items.filter(part__in=list(parts))}
    gone = [item.pk for place, item in present.items() if place not in wanted]
    fresh = [
        Item(plan=row, part=part, key=key, position=position, body=body)
        for (part, key), (position, body) in wanted.items()
        if (part, key) not in present
    ]
    altered = list(_altered(present, wanted))
    if gone:
        row.items.filter(pk__in=gone).delete()
    Item.objects.bulk_create(fresh, batch_size=500)
    Item.objects.bulk_update(altered, ["position", "body"], batch_size=200)


def _altered(
    present: dict[Place, Item], wanted: dict[Place, tuple[int, dict[str, Any]]]
) -> Iterable[Item]:
    for place, (position, body) in wanted.items():
        item = present.get(place)
        if item is not None and (item.position, item.body) != (position, body):
            item.position, item.body = position, body
            yield item

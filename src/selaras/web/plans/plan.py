"""The only mapping between rows and the value: `write_plan` and `read_plan`."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction

from selaras.core.plan import PARTS, Masterplan
from selaras.web.plans.models import Item, Plan, PlanRegion

_KEPT_IN_MEMORY = 8
"""Decoded plans per process; a 300-programme plan takes a few megabytes."""

Place = tuple[str, str]
"""Part and key."""


def read_plan(row: Plan) -> Masterplan:
    """The plan as the frozen value that everything reads.

    The value is kept in memory under the row's revision, so pages that share a revision share
    one value, and a change made by any process is seen by the next request of every other.
    """
    return _read(row.pk, row.revision, row.updated_at)


def forget_plans() -> None:
    """Drop the values kept in memory (for tests, where rolled-back rows reuse numbers)."""
    _read.cache_clear()


@lru_cache(maxsize=_KEPT_IN_MEMORY)
def _read(pk: int, revision: int, updated_at: datetime) -> Masterplan:
    while True:
        row = Plan.objects.get(pk=pk)
        items = list(row.items.values_list("part", "body"))
        # A writer may have come between the two reads; then the halves do not belong together.
        if Plan.objects.values_list("revision", flat=True).get(pk=pk) == row.revision:
            break
    document: dict[str, Any] = dict(row.body)
    for part, body in items:
        document.setdefault(part, []).append(body)
    return Masterplan.model_validate(document)


def write_plan(plan: Masterplan, *, at: datetime) -> Plan:
    """Make the rows of the plan with this key say exactly what the value says.

    Only rows that differ are written; the revision grows by one when any did. A new plan is a
    draft; an old one keeps its state.
    """
    document = plan.model_dump(mode="json", exclude_defaults=True)
    wanted = {
        (part, body["key"]): (position, body)
        for part in PARTS
        for position, body in enumerate(document.pop(part, ()))
    }
    head = {"title": document["title"], "regions": document["regions"], "body": document}
    with transaction.atomic():
        row, _ = Plan.objects.select_for_update().get_or_create(
            key=plan.key, defaults={**head, "updated_at": at}
        )
        _write_regions(row, set(plan.regions))
        changed = _write_items(row, wanted) or row.revision == 0
        if changed or row.body != document:
            for name, value in head.items():
                setattr(row, name, value)
            row.revision += 1
            row.updated_at = at
            row.save()
    return row


def _write_regions(row: Plan, wanted: set[str]) -> None:
    present = {each.region: each.pk for each in row.region_rows.all()}
    gone = [pk for region, pk in present.items() if region not in wanted]
    if gone:
        row.region_rows.filter(pk__in=gone).delete()
    fresh = sorted(wanted - present.keys())
    PlanRegion.objects.bulk_create(PlanRegion(plan=row, region=region) for region in fresh)


def _write_items(row: Plan, wanted: dict[Place, tuple[int, dict[str, Any]]]) -> bool:
    """Write what differs; returns whether anything did."""
    present = {(item.part, item.key): item for item in row.items.all()}
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
    return bool(gone or fresh or altered)


def _altered(
    present: dict[Place, Item], wanted: dict[Place, tuple[int, dict[str, Any]]]
) -> Iterable[Item]:
    for place, (position, body) in wanted.items():
        item = present.get(place)
        if item is not None and (item.position, item.body) != (position, body):
            item.position, item.body = position, body
            yield item

"""Rows and value say the same, whatever the plan."""

from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.core.plan import PARTS, Masterplan
from selaras.reference.sample import sample_plan
from selaras.web.plans.models import Item, Plan
from selaras.web.plans.plan import read_plan, write_plan
from tests.web.conftest import DAY

pytestmark = pytest.mark.django_db

LATER = DAY + timedelta(hours=1)

# Nothing refers to these parts, so any of their items may go without breaking a reference.
_LOOSE = ("narratives", "ceilings", "gaps", "strategies", "actions", "indicators", "facts")


@cache
def _sample(seed: int) -> dict[str, Any]:
    return sample_plan(programmes=18, seed=seed).model_dump(mode="json")


@st.composite
def plans(draw: st.DrawFn) -> Masterplan:
    """A sample plan with parts shuffled, items taken out, and values no template expects."""
    document = dict(_sample(draw(st.integers(0, 3))))
    for part in PARTS:
        items = draw(st.permutations(document[part]))
        keep = draw(st.integers(0, len(items))) if part in _LOOSE else len(items)
        document[part] = items[:keep]
    for place, fact in enumerate(document["facts"][:3]):
        value = str(draw(st.decimals("-1e9", "1e9", places=8)))
        document["facts"][place] = {**fact, "value": value}
    words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1)
    document["title"] = {"id": "x" + draw(words), "en": None}
    return Masterplan.model_validate(document)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=plans(), second=plans())
def test_what_was_written_last_is_what_is_read(first: Masterplan, second: Masterplan) -> None:
    write_plan(first, at=DAY)
    row = write_plan(second, at=LATER)
    assert read_plan(Plan.objects.get(pk=row.pk)) == second


def test_decimals_stay_exact(small: Masterplan) -> None:
    fact = small.facts[0].model_copy(update={"value": Decimal("0.10000001")})
    plan = small.model_copy(update={"facts": (fact, *small.facts[1:])})
    row = write_plan(plan, at=DAY)
    assert read_plan(row).facts[0].value == Decimal("0.10000001")


def test_writing_twice_changes_nothing(small: Masterplan) -> None:
    first = write_plan(small, at=DAY)
    with CaptureQueriesContext(connection) as queries:
        second = write_plan(small, at=LATER)
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []
    assert (second.revision, second.updated_at) == (first.revision, DAY) == (1, DAY)


def test_only_the_changed_row_is_written(small: Masterplan) -> None:
    row = write_plan(small, at=DAY)
    untouched = set(Item.objects.values_list("pk", flat=True))
    name = small.programmes[4].name.model_copy(update={"id": "Nama baru"})
    changed = small.programmes[4].model_copy(update={"name": name})
    programmes = (*small.programmes[:4], changed, *small.programmes[5:])
    with CaptureQueriesContext(connection) as queries:
        again = write_plan(small.model_copy(update={"programmes": programmes}), at=LATER)
    updates = [q["sql"] for q in queries if q["sql"].startswith('UPDATE "plans_item"')]
    assert len(updates) == 1
    assert set(Item.objects.values_list("pk", flat=True)) == untouched
    assert (again.pk, again.revision, again.updated_at) == (row.pk, 2, LATER)
    assert read_plan(again).programmes[4].name.id == "Nama baru"


def test_order_is_kept(small: Masterplan) -> None:
    write_plan(small, at=DAY)
    turned = small.model_copy(update={"programmes": small.programmes[::-1]})
    assert read_plan(write_plan(turned, at=LATER)).programmes == turned.programmes


def test_a_new_revision_is_seen_by_whoever_holds_the_old_value(small: Masterplan) -> None:
    old = write_plan(small, at=DAY)
    assert read_plan(old).actions
    write_plan(small.model_copy(update={"actions": ()}), at=LATER)
    assert read_plan(Plan.objects.get(pk=old.pk)).actions == ()


def test_two_plans_do_not_mix(small: Masterplan) -> None:
    other = small.model_copy(update={"key": "lain", "actions": ()})
    first, second = write_plan(small, at=DAY), write_plan(other, at=DAY)
    assert read_plan(first) == small
    assert read_plan(second) == other

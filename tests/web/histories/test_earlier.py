"""Any sequence of changes, then any earlier state: found again, and brought back."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from selaras.core.plan import (
    Edit,
    Impossible,
    Masterplan,
    copying,
    merging,
    moving,
    removing,
    setting,
)
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.assignments.access import Writable
from selaras.web.histories import moments
from selaras.web.histories.actions import name_moment, restore_item, restore_plan
from selaras.web.histories.moments import state_at
from selaras.web.histories.refusals import Refused
from selaras.web.plans.access import Opened
from selaras.web.plans.earlier import NotKept, plan_at
from selaras.web.plans.models import Change, Plan, Step
from selaras.web.plans.plan import forget_plans, read_plan, write_plan
from selaras.web.plans.writing import change_plan
from tests.web.histories.conftest import BEGIN
from tests.web.pages import of_luwu_utara

PLAN = of_luwu_utara(sample_plan(programmes=6, seed=3))
PARTS = ("programmes", "objectives", "indicators", "agencies", "facts", "documents", "quick_wins")

numbers = st.integers(0, 100)
commands = st.lists(
    st.tuples(
        st.sampled_from(["set", "remove", "merge", "copy", "move", "own"]),
        st.sampled_from(PARTS), numbers, numbers,
    ),
    min_size=1, max_size=8,
)  # fmt: skip


def edited(now: Masterplan, command: tuple[str, str, int, int], number: int) -> tuple[Edit, ...]:
    what, part, one, other = command
    keys = [item.key for item in now.items(part)]
    if what == "own" or not keys:
        return setting(now, "", "", {"title": f"Judul {number}", "review": 2027 + number})
    key, second = keys[one % len(keys)], keys[other % len(keys)]
    if what == "remove":
        return removing(now, part, key)
    if what == "merge":
        return merging(now, part, key, second) if key != second else ()
    if what == "copy":
        return (copying(now, part, key, f"salinan-{number}"),)
    if what == "move":
        return (moving(now, part, key, other),)
    return setting(now, part, key, {_worded(part): f"Isi {number}"})


def _worded(part: str) -> str:
    return {"objectives": "statement", "documents": "title"}.get(part, "name")


def whole(row: Plan) -> Writable:
    row = Plan.objects.get(pk=row.pk)
    return Writable(Opened(row, read_plan(row), load_knowledge()), "secretariat", everything=True)


class AnySequence(TestCase):
    """Each example in a transaction of its own."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(commands, numbers, numbers)
    def test_every_state_is_found_again_and_brought_back(
        self, commands: list[tuple[str, str, int, int]], chosen: int, named: int
    ) -> None:
        forget_plans()
        row = write_plan(PLAN, at=BEGIN)
        states = {row.revision: PLAN.fingerprint}
        for number, command in enumerate(commands):
            at = BEGIN + timedelta(minutes=number)
            make: Any = lambda now, c=command, n=number: edited(now, c, n)  # noqa: E731
            done = change_plan(plan=row, what="field", make=make, by=SYSTEM, at=at)
            states[done.row.revision] = done.plan.fingerprint
        row = Plan.objects.get()
        for fresh in (False, True):
            if fresh:
                forget_plans()
            found = {revision: plan_at(row, revision).fingerprint for revision in states}
            assert found == states
        middle = 1 + named % row.revision
        known = (middle, plan_at(row, middle))
        found = {revision: plan_at(row, revision, known).fingerprint for revision in states}
        assert found == states

        revision = 1 + chosen % row.revision
        at = BEGIN + timedelta(hours=1)
        back = restore_plan(
            writable=whole(row), revision=revision, seen=row.revision, by=SYSTEM, at=at
        )
        assert back.plan.fingerprint == states[revision]
        forget_plans()
        now = Plan.objects.get()
        assert read_plan(now).fingerprint == states[revision]
        # Bringing back is a step like others: it is taken back by bringing back what was before.
        again = restore_plan(
            writable=whole(now), revision=row.revision, seen=now.revision, by=SYSTEM, at=at
        )
        assert again.plan.fingerprint == states[row.revision]


pytestmark = pytest.mark.django_db


def fill(plan: Plan, key: str, risk: str, minutes: int = 0) -> None:
    change_plan(
        plan=plan, what="field", by=SYSTEM, at=BEGIN + timedelta(minutes=minutes),
        make=lambda now: setting(now, "programmes", key, {"risk": risk}),
    )  # fmt: skip


def test_a_far_state_is_read_from_a_milestone_that_is_near(
    draft: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moments, "_STEPS_OF_A_TEXT", 10)
    key = read_plan(draft).programmes[0].key
    for number in range(5):
        fill(draft, key, f"Risiko {number}", number)
    writable = whole(draft)
    early = writable.opened.plan.fingerprint
    milestone = name_moment(
        writable=writable, revision=6, name="Sesudah Bimtek I", by=SYSTEM, at=BEGIN
    )
    assert milestone.fingerprint == early
    for number in range(5, 35):
        fill(draft, key, f"Risiko {number}", number)
    row = Plan.objects.get(pk=draft.pk)
    # Where steps between the milestone and now are lost, only what is nearer to now is too.
    Change.objects.filter(plan=row, revision=30).delete()
    assert state_at(row, 6).fingerprint == early
    assert str(state_at(row, 3).programme[key].risk) == "Risiko 1"
    assert str(state_at(row, 8).programme[key].risk) == "Risiko 6"
    for lost in (29, 0):
        with pytest.raises(NotKept):
            state_at(row, lost)


def test_one_item_is_brought_back_and_the_rest_stays(draft: Plan) -> None:
    first, second = (programme.key for programme in read_plan(draft).programmes[:2])
    before = read_plan(draft)
    for key in (first, second):

        def make(now: Masterplan, key: str = key) -> tuple[Edit, ...]:
            fields = {"risk": "Lain", "budget": None, "name": "Nama lain"}
            return setting(now, "programmes", key, fields)

        change_plan(plan=draft, what="field", make=make, by=SYSTEM, at=BEGIN)
    done = restore_item(
        writable=whole(draft), part="programmes", key=first, revision=1, seen=3, by=SYSTEM, at=BEGIN
    )
    assert done.plan.programme[first] == before.programme[first]
    assert str(done.plan.programme[second].risk) == "Lain"
    step = Step.objects.get(revision=4)
    assert (step.what, step.note) == ("restore", "1")


def test_a_removed_item_comes_back_where_it_stood(draft: Plan) -> None:
    before = read_plan(draft)
    objective = before.objectives[1].key
    indicator = before.indicators_of[objective][0].key
    change_plan(
        plan=draft, what="remove", by=SYSTEM, at=BEGIN,
        make=lambda now: removing(now, "objectives", objective),
    )  # fmt: skip
    # An indicator cannot be without its objective, which went with it.
    with pytest.raises(Impossible) as refused:
        bring(draft, "indicators", indicator, seen=2)
    assert refused.value.problems[0].code == "unknown-reference"
    assert [item.key for item in bring(draft, "objectives", objective, seen=2).objectives] == [
        item.key for item in before.objectives
    ]
    assert bring(draft, "indicators", indicator, seen=3).indicators_of[objective]


def bring(draft: Plan, part: str, key: str, seen: int) -> Masterplan:
    return restore_item(
        writable=whole(draft), part=part, key=key, revision=1, seen=seen, by=SYSTEM, at=BEGIN
    ).plan


def test_nothing_is_brought_back_over_what_nobody_saw(draft: Plan) -> None:
    key = read_plan(draft).programmes[0].key
    for risk in ("A", "B"):
        fill(draft, key, risk)
    with pytest.raises(Refused):
        restore_plan(writable=whole(draft), revision=1, seen=2, by=SYSTEM, at=BEGIN)
    with pytest.raises(Refused):
        restore_item(
            writable=whole(draft), part="programmes", key="belum-ada", revision=1, seen=3,
            by=SYSTEM, at=BEGIN,
        )  # fmt: skip
    assert Plan.objects.get(pk=draft.pk).revision == 3


def test_steps_and_changes_are_never_changed(draft: Plan) -> None:
    key = read_plan(draft).programmes[0].key
    fill(draft, key, "A")

    def rows() -> list[list[Any]]:
        return [list(each.order_by("pk").values()) for each in (Step.objects, Change.objects)]

    kept = rows()
    restore_plan(writable=whole(draft), revision=1, seen=2, by=SYSTEM, at=BEGIN)
    assert [each[: len(old)] for each, old in zip(rows(), kept, strict=True)] == kept

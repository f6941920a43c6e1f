"""Changing a plan: merged, kept, counted once, and readable by every process."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from selaras.core.plan import Edit, Impossible, Masterplan, setting
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, Viewer, viewer_of
from selaras.web.plans.models import Change, Plan, Step
from selaras.web.plans.plan import forget_plans, read_plan, write_plan
from selaras.web.plans.writing import Closed, Reused, Saved, change_plan, save_fields
from selaras.web.project.cast import Cast

AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
ENTRY = UUID("0190b1c2-0000-7000-8000-000000000001")


@pytest.fixture
def row(db: None, small: Masterplan) -> Plan:
    return write_plan(small, at=AT)


def save(row: Plan, key: str, seen: int, entry: UUID | None = None, **fields: object) -> Saved:
    return save_fields(
        plan=row, part="programmes", key=key, fields=fields, seen=seen, by=SYSTEM, at=AT,
        entry=entry,
    )  # fmt: skip


def test_a_saved_field_is_a_step_with_what_stood_there_before(row: Plan) -> None:
    key = read_plan(row).programmes[0].key
    before = read_plan(row).programmes[0].risk
    saved = save(row, key, row.revision, risk="Jaringan putus")
    change = Change.objects.get(step=saved.written.step)
    assert (change.field, change.before, change.after) == (
        "risk", before and before.model_dump(), "Jaringan putus",
    )  # fmt: skip
    forget_plans()
    assert read_plan(Plan.objects.get()) == saved.written.plan
    assert Plan.objects.get().revision == row.revision + 1


def test_the_same_entry_counts_once(row: Plan) -> None:
    key = read_plan(row).programmes[0].key
    first = save(row, key, row.revision, ENTRY, risk="A")
    save(row, key, first.written.row.revision, risk="B")
    again = save(row, key, row.revision, ENTRY, risk="A")
    assert again.written.again
    assert again.written.step == first.written.step
    assert str(read_plan(Plan.objects.get()).programme[key].risk) == "B"
    assert Step.objects.filter(what="field").count() == 2


def test_other_fields_merge_and_the_same_field_clashes(row: Plan) -> None:
    key = read_plan(row).programmes[0].key
    seen = row.revision
    save(row, key, seen, risk="Mereka")
    saved = save(row, key, seen, risk="Saya", mitigation="Cadangan")
    assert set(saved.clashes) == {"risk"}
    assert saved.clashes["risk"].theirs == "Mereka"
    now = read_plan(Plan.objects.get()).programme[key]
    assert (str(now.risk), str(now.mitigation)) == ("Mereka", "Cadangan")


def test_budget_lines_of_other_years_merge(row: Plan) -> None:
    key = read_plan(row).programmes[0].key
    base = [{"year": 2023, "fund": "apbd-kabupaten", "amount": 1}]
    save(row, key, row.revision, budget=base)
    seen = Plan.objects.get().revision
    other = {"year": 2024, "fund": "apbd-kabupaten", "amount": 2}
    third = {"year": 2025, "fund": "apbd-kabupaten", "amount": 3}
    save(row, key, seen, budget=[*base, other])
    assert not save(row, key, seen, budget=[*base, third]).clashes
    budget = read_plan(Plan.objects.get()).programme[key].budget
    assert [(line.year, line.amount) for line in budget] == [(2023, 1), (2024, 2), (2025, 3)]


def test_nothing_is_written_for_equal_values_or_faulty_ones(row: Plan) -> None:
    programme = read_plan(row).programmes[0]
    assert (
        save(row, programme.key, row.revision, name=programme.name.model_dump()).written.step
        is None
    )
    with pytest.raises(Impossible) as refused:
        save(row, programme.key, row.revision, lead="tidak-ada", risk="x" * 30_000)
    assert len(refused.value.problems) == 1
    with pytest.raises(KeyError):
        save(row, "tidak-ada", row.revision, risk="x")
    assert Plan.objects.get().revision == row.revision


def test_a_published_plan_is_closed(row: Plan) -> None:
    Plan.objects.update(state=Plan.State.PUBLISHED)
    with pytest.raises(Closed):
        save(row, read_plan(row).programmes[0].key, row.revision, risk="x")


def test_a_process_catches_up_with_what_others_wrote(row: Plan) -> None:
    """Steps of all kinds, seen by a process that knows the first revision only."""
    old = read_plan(row)
    key = old.programmes[0].key

    def move(plan: Masterplan) -> list[Edit]:
        return [Edit("move", "programmes", key, before=0, after=len(plan.programmes) - 1)]

    save(row, key, row.revision, risk="Baru")
    change_plan(plan=row, what="move", make=move, by=SYSTEM, at=AT + timedelta(minutes=1))
    change_plan(
        plan=row, what="field", by=SYSTEM, at=AT + timedelta(minutes=2),
        make=lambda plan: setting(plan, "", "", {"title": "Judul baru"}),
    )  # fmt: skip
    latest = read_plan(Plan.objects.get())
    forget_plans()
    whole = read_plan(Plan.objects.get())
    forget_plans()
    assert read_plan(Plan(pk=row.pk, revision=row.revision, updated_at=row.updated_at))
    assert whole == latest
    assert whole.programmes[-1].key == key
    assert str(whole.title) == "Judul baru"


def test_the_number_of_an_entry_is_its_persons_and_stands_for_one_change(
    row: Plan, cast: Cast
) -> None:
    first, other = (each.key for each in read_plan(row).programmes[:2])
    one, two = (viewer_of(cast["73.22", role], at=AT) for role in (Role.SECRETARIAT, Role.PLANNER))

    def risk(key: str, by: Viewer, words: str) -> Saved:
        return save_fields(
            plan=row, part="programmes", key=key, fields={"risk": words}, seen=1, by=by, at=AT,
            entry=ENTRY,
        )  # fmt: skip

    risk(first, one, "Satu")
    assert not risk(other, two, "Dua").written.again
    with pytest.raises(Reused):
        risk(other, one, "Tiga")
    with pytest.raises(Reused):
        change_plan(plan=row, what="move", make=lambda now: (), by=one, at=AT, entry=ENTRY)
    now = read_plan(Plan.objects.get())
    assert [str(now.programme[key].risk) for key in (first, other)] == ["Satu", "Dua"]

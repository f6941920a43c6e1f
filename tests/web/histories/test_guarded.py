"""What neither an undo nor a restore reaches: the regions of a plan, and waivers."""

from datetime import timedelta

import pytest
from django.test import Client

from selaras.core.plan import OWN as OWN_FIELDS
from selaras.core.plan import Masterplan, adding, setting
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM, Viewer
from selaras.web.assignments.access import open_to_write
from selaras.web.histories.actions import restore_plan
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.plans.writing import change_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.histories.conftest import BEGIN
from tests.web.pages import OWN

WAIVER = {
    "key": "w", "rule": "IND03", "reason": "Data belum terbit", "approver": "Kepala Bappeda",
    "since": "2026-05-04", "until": "2026-06-04",
}  # fmt: skip


def test_a_plan_stays_in_its_region_whatever_is_brought_back(
    db: None, regional: Masterplan, planner: Viewer, cast: Cast
) -> None:
    elsewhere = regional.model_copy(update={"regions": ("32.73",)})
    row = write_plan(elsewhere, at=BEGIN)
    write_plan(regional, at=BEGIN + timedelta(minutes=1))
    row.refresh_from_db()
    assert row.regions == [OWN]
    title = regional.title.id
    change_plan(
        plan=row, what="field", by=planner, at=BEGIN + timedelta(minutes=2),
        make=lambda now: setting(now, OWN_FIELDS, "", {"regions": ["32.73"], "title": "Lain"}),
    )  # fmt: skip
    desk = signed_in(cast[OWN, Role.PLANNER])
    history = f"/plans/{row.key}/history/items/plan/plan/restore/"
    desk.post(history, {"to": "r1", "revision": 3})
    restore_plan(
        writable=open_to_write(planner, row.key),
        revision=1,
        seen=Plan.objects.get().revision,
        by=planner,
        at=BEGIN + timedelta(minutes=3),
    )
    moved = Step.objects.get(plan=row, revision=2)
    desk.post(f"/plans/{row.key}/write/undo/{moved.pk}/")
    row.refresh_from_db()
    assert (row.regions, read_plan(row).regions) == ([OWN], (OWN,))
    assert [each.region for each in row.region_rows.all()] == [OWN]
    assert read_plan(row).title.id == title, "all else came back"


@pytest.mark.parametrize("role", [Role.PLANNER, Role.SECRETARIAT])
def test_a_waiver_that_ended_comes_back_by_no_side_door(
    draft: Plan, cast: Cast, planner: Viewer, role: Role
) -> None:
    def given(now: Masterplan) -> tuple[object, ...]:
        return (adding(now, "waivers", WAIVER),)

    change_plan(plan=draft, what="waive", make=given, by=SYSTEM, at=BEGIN)  # type: ignore[arg-type]
    write_plan(read_plan(Plan.objects.get()).model_copy(update={"waivers": ()}), at=BEGIN)
    desk: Client = signed_in(cast[OWN, role])
    for step in Step.objects.filter(plan=draft):
        assert desk.post(f"/plans/{draft.key}/write/undo/{step.pk}/").status_code == 404
    restore = f"/plans/{draft.key}/history/items/waivers/w/restore/"
    assert desk.post(restore, {"to": "r2", "revision": 3}).status_code == 404
    restore_plan(
        writable=open_to_write(planner, draft.key), revision=2, seen=3, by=planner,
        at=BEGIN + timedelta(minutes=3),
    )  # fmt: skip
    assert read_plan(Plan.objects.get()).waivers == ()


def test_days_that_no_clock_knows_narrow_nothing(draft: Plan, cast: Cast) -> None:
    desk = signed_in(cast[OWN, Role.SECRETARIAT])
    for day in ("0001-01-01", "9999-12-31", "\x00"):
        assert desk.get(f"/plans/{draft.key}/history/", {"since": day}).status_code == 200
        sent = {"from_day": day, "to": "now"}
        assert desk.get(f"/plans/{draft.key}/history/compare/", sent).status_code == 200

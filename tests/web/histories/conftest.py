"""A draft of the region of the cast, and people who write in it."""

from datetime import UTC, datetime, timedelta

import pytest

from selaras.core.plan import Masterplan, setting
from selaras.reference.sample import sample_plan
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.plans.writing import Written, change_plan
from selaras.web.project.cast import Cast
from tests.web.pages import OWN, of_luwu_utara

BEGIN = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
"""Nine in the morning in Makassar."""


@pytest.fixture(scope="session")
def regional() -> Masterplan:
    return of_luwu_utara(sample_plan(programmes=18, seed=7))


@pytest.fixture
def draft(db: None, regional: Masterplan) -> Plan:
    return write_plan(regional, at=BEGIN)


@pytest.fixture
def secretariat(cast: Cast) -> Viewer:
    return viewer_of(cast[OWN, Role.SECRETARIAT], at=BEGIN)


@pytest.fixture
def planner(cast: Cast) -> Viewer:
    return viewer_of(cast[OWN, Role.PLANNER], at=BEGIN)


def fill(plan: Plan, by: Viewer, minutes: int, part: str, key: str, **fields: object) -> Written:
    """One saved change, so many minutes after the beginning."""
    return change_plan(
        plan=plan,
        what="field",
        make=lambda now: setting(now, part, key, fields),
        by=by,
        at=BEGIN + timedelta(minutes=minutes),
        role=by.posts[0].role,
    )

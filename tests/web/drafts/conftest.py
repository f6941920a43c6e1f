"""A draft of Luwu Utara with its people."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from selaras.core.plan import Masterplan
from selaras.web.accounts.roles import Role
from selaras.web.assignments.models import Assignment
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in

AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
REGION = "73.22"

Give = Callable[..., Assignment]


@pytest.fixture
def row(db: None, small: Masterplan) -> Plan:
    """The plan of thirty programmes as a draft."""
    return write_plan(small, at=AT)


@pytest.fixture
def secretariat(cast: Cast) -> Client:
    """The browser of somebody who writes the whole plan."""
    return signed_in(cast[REGION, Role.SECRETARIAT])


@pytest.fixture
def contact(cast: Cast) -> Client:
    """The browser of somebody who writes what was given to the own agency."""
    return signed_in(cast[REGION, Role.AGENCY_CONTACT])


@pytest.fixture
def give(row: Plan, cast: Cast) -> Give:
    """Gives a part, or an item of it, to the agency of `contact`."""
    post = cast[REGION, Role.AGENCY_CONTACT].memberships.get(role=Role.AGENCY_CONTACT)

    def given(part: str, key: str = "") -> Assignment:
        return Assignment.objects.create(
            plan=row, part=part, key=key, organisation_id=post.organisation_id, holder=post, at=AT
        )

    return given

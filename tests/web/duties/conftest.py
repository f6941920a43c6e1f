"""Duties to give."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.duties.actions import give
from selaras.web.duties.models import Duty
from selaras.web.project.cast import Cast

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
OWN, NEIGHBOUR = "73.22", "73.17"

Giving = Callable[..., Duty]


def post_of(cast: Cast, role: Role, region: str = OWN) -> Membership:
    """The post in this role there."""
    return Membership.objects.get(person=cast[region, role], role=role, region=region)


@pytest.fixture
def given(cast: Cast) -> Giving:
    """Gives something to do to the planner of Luwu Utara, or to somebody else."""

    def giving(role: Role = Role.PLANNER, region: str = OWN, **more: Any) -> Duty:
        usual: dict[str, Any] = {
            "what": "plan.facts",
            "subject": "plan:luwu-utara",
            "title": Text(id="Lengkapi fakta", en="Complete the facts"),
            "view": "overview:glossary",
            "at": AT,
        }
        return give(holder=post_of(cast, role, region), **usual | more)

    return giving

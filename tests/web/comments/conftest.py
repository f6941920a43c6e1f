"""A plan that is being written, and its people."""

import pytest

from selaras.core.plan import Masterplan
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from tests.web.conftest import DAY


@pytest.fixture
def draft(db: None, small: Masterplan) -> Plan:
    """The small plan as a draft of Luwu Utara."""
    return write_plan(small, at=DAY)

"""A plan that is being written, and what tests of the search do again and again."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.core.plan import Masterplan
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from tests.web.conftest import DAY


@pytest.fixture
def draft(db: None, small: Masterplan) -> Plan:
    """The small plan as a draft of Luwu Utara."""
    return write_plan(small, at=DAY)


def found_in(client: Client, row: Plan, words: str, **more: Any) -> str:
    """The page of results inside a plan."""
    answer = client.get(reverse("search:find", args=(row.key,)), {"q": words, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def found_everywhere(client: Client, words: str, **more: Any) -> str:
    """The page of results in all plans."""
    answer = client.get(reverse("search_everywhere:everywhere"), {"q": words, **more})
    assert answer.status_code == 200
    return answer.content.decode()

"""Whatever is stored under the code of a former region can still be opened, by whom it concerns."""

import re
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.test import Client

from selaras.core.plan import Masterplan
from selaras.web.accounts.roles import Role
from selaras.web.assessments.phases import Phase
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.assessments.making import make_round
from tests.web.conftest import DAY, signed_in
from tests.web.guidance.making import begun, make_cohort

NOW = "73.17"
THEN = "91.01"
"""Kabupaten Merauke until 2022; its code is 93.01 now."""

START = ("/", "/tasks/", "/teams/", "/record/", "/nation/93.01/", f"/teams/{THEN}/")
MOST = 60


@pytest.fixture
def moved(cast: Cast, small: Masterplan) -> Cast:
    """Everything of one region is stored under a code that it no longer has."""
    write_plan(small.model_copy(update={"regions": (NOW,)}), at=DAY)
    for number, phase in enumerate((Phase.ANSWERING, Phase.DESK)):
        make_round(cast, phase=phase, key=f"round-{number}")
    begun(cast, make_cohort("2022", [NOW, "73.22"]), NOW)
    for model in apps.get_models():
        if any(field.name == "region" for field in model._meta.concrete_fields):
            model._default_manager.filter(region=NOW).update(region=THEN)
    return cast


def walked(client: Client) -> dict[str, int]:
    """Pages that links of the first ones lead to, those about the region before others."""
    found: dict[str, int] = {}
    waiting = list(START)
    while waiting and len(found) < MOST:
        waiting.sort(key=lambda address: THEN not in address and address not in START)
        address = waiting.pop(0)
        answer = client.get(address)
        found[address] = answer.status_code
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            links = re.findall(r'href="(/[^"#]*)', answer.content.decode())
            known = {*found, *waiting}
            paths = dict.fromkeys(urlsplit(link).path for link in links)
            waiting += [
                path
                for path in paths
                if path not in known and not path.startswith(("/static/", "/en/", "/account/"))
            ]
    return found


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.MINISTRY_OFFICER])
def test_no_page_breaks_on_the_code_of_a_former_region(moved: Cast, role: Role) -> None:
    place = "" if role == Role.MINISTRY_OFFICER else NOW
    found = walked(signed_in(moved[place, role]))
    about = [address for address, status in found.items() if THEN in address and status == 200]
    assert all(status < 500 for status in found.values())
    assert len(about) > 8, found


def test_the_region_is_called_as_it_was(moved: Cast) -> None:
    ministry = signed_in(moved["", Role.MINISTRY_OFFICER])
    for address in ("/assessments/rounds/round-0/participants/", "/cohorts/2022/"):
        assert "Kabupaten Merauke" in ministry.get(address).content.decode()

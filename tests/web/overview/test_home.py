"""The first page, for those whose region has no plan yet."""

from django.test import Client

from selaras.core.plan import Masterplan
from selaras.web.accounts.roles import Role
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import DAY, signed_in

START = '/new-plan/73.22/"'


def page(client: Client) -> str:
    return str(client.get("/").content.decode())


def test_who_may_begin_a_plan_finds_where_as_long_as_there_is_none(
    cast: Cast, small: Masterplan
) -> None:
    secretariat = signed_in(cast["73.22", Role.SECRETARIAT])
    assert START in page(secretariat)
    assert START not in page(signed_in(cast["73.22", Role.AGENCY_CONTACT]))
    assert START not in page(Client())
    write_plan(small, at=DAY)
    assert START not in page(secretariat)

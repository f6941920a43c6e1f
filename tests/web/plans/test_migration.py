"""Plans of the first edition, which were all public, arrive in the edition with rights."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.web.conftest import DAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _newest_afterwards(transactional_db: None) -> Iterator[None]:
    """Other apps stand on this one and go back with it; the tests that follow need all of them."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def brought_to(name: str) -> MigrationExecutor:
    executor = MigrationExecutor(connection)
    executor.migrate([("plans", name)])
    return MigrationExecutor(connection)


def test_plans_that_were_public_stay_so_and_get_their_regions() -> None:
    before = brought_to("0001_initial").loader.project_state([("plans", "0001_initial")]).apps
    for key, regions in (("satu", ["73.22"]), ("dua", ["73.17", "73.24", "73.17"])):
        before.get_model("plans", "Plan").objects.create(
            key=key, title={"id": key}, regions=regions, updated_at=DAY, body={}
        )
    after = brought_to("0002_regions_and_state").loader.project_state(
        [("plans", "0002_regions_and_state")]
    )
    plans = after.apps.get_model("plans", "Plan").objects
    assert dict(plans.values_list("key", "state")) == {"satu": "published", "dua": "published"}
    rows = after.apps.get_model("plans", "PlanRegion").objects
    assert sorted(rows.values_list("plan__key", "region")) == [
        ("dua", "73.17"),
        ("dua", "73.24"),
        ("satu", "73.22"),
    ]
    assert plans.create(key="tiga", title={}, regions=[], updated_at=DAY, body={}).state == "draft"

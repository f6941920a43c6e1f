"""The made-up country, for each test as it was."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.web.rights.world import World, make_world

_ON_ONE = {
    "test_matrix",
    "test_hidden",
    "test_leaks",
    "test_looking",
    "test_no_field_reaches_another_region",
    "test_other_methods_change_nothing",
    "test_no_form_is_taken_from_another_site",
    "test_nobody_is_led_to_another_site",
    "test_a_post_that_ended_in_another_tab_opens_nothing",
}
"""What is decided before the database is asked, or by conditions that tests of the apps hold
against both databases."""


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """Regions, people and papers; refusals are expected here and fill no log."""
    logger = logging.getLogger("django")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield make_world()
    logger.setLevel(before)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the database has no part in is visited on one of the two only."""
    if os.environ.get("SELARAS_TEST_DATABASE") != "postgresql":
        return
    for item in items:
        if item.path.parent == Path(__file__).parent and _ON_ONE & {
            item.path.stem,
            item.name.partition("[")[0],
        }:
            item.add_marker(pytest.mark.skip(reason="visited on SQLite"))

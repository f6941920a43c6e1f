"""The made-up country, for each test as it was."""

import logging
from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.web.rights.world import World, make_world


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """Regions, people and papers; refusals are expected here and fill no log."""
    logger = logging.getLogger("django")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield make_world()
    logger.setLevel(before)

"""The made-up country, for each test as it was."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.template import Context
from django.template.base import Template
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from selaras.web.project import urls
from tests.web.rights.world import World, make_world

_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

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


@pytest.fixture(scope="package")
def settled(
    site_folder: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    """Regions, people and papers, written once for all tests here that run one after another."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True, PASSWORD_HASHERS=_HASHERS),
        transaction.atomic(),
    ):
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(settled: World, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The country as it was settled; refusals are expected here and fill no log."""
    # Nobody here asks which templates a page was made of, which tests else are told of each.
    monkeypatch.setattr(Template, "_render", _rendered)
    logger = logging.getLogger("django")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    with override_settings(PASSWORD_HASHERS=_HASHERS):
        yield replace(settled, bodies={})
    logger.setLevel(before)


def _rendered(template: Template, context: Context) -> str:
    """As outside tests."""
    return template.nodelist.render(context)


@pytest.fixture
def plain_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is drawn where there is nothing: half of all visits end there, and what that page
    shows is held against the page of what does not exist by `test_hidden`."""
    monkeypatch.setattr(urls, "handler404", bare)


def bare(*_: object, **__: object) -> HttpResponse:
    """A refusal without a page."""
    return HttpResponse(status=404)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the database has no part in is visited on one of the two only."""
    for item in items:
        names = {item.path.stem, item.name.partition("[")[0]}
        if item.path.parent == Path(__file__).parent and _ON_ONE & names:
            item.add_marker(pytest.mark.one_database)

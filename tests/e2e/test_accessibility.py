"""No page breaks a rule of axe-core or scrolls sideways, in either language, light or dark."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.e2e.axe import examining, faults
from tests.e2e.conftest import Site, browse
from tests.web.pages import LANGUAGES, in_language

pytestmark = pytest.mark.browser


NARROW = 320


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        pytest.param("id", 1280, "light", marks=pytest.mark.xdist_group("wide")),
        pytest.param("en", NARROW, "dark", marks=pytest.mark.xdist_group("narrow")),
    ],
)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    site: Site, browser: Browser, language: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = examining(browser, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    found = {}
    for visit in browse(site, context, page, language):
        wrong = faults(page)
        if width != NARROW:
            page.set_viewport_size({"width": NARROW, "height": 700})
            page.wait_for_function(f"innerWidth === {NARROW}")
        needed = page.evaluate("document.scrollingElement.scrollWidth")
        if needed > NARROW:
            wrong.append(f"{needed} pixels wide")
        if width != NARROW:
            page.set_viewport_size({"width": width, "height": 900})
        if wrong:
            found[visit.label] = wrong
    context.close()
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_an_error_page(site: Site, browser: Browser, language: str) -> None:
    context = examining(browser)
    page = context.new_page()
    page.goto(site.address + in_language("/tidak-ada", language))
    assert faults(page) == []
    context.close()

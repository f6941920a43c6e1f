"""No page breaks a rule of axe-core or scrolls sideways, in either language, light or dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.e2e.conftest import Site, browse, watched
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
    # The policy of the site would keep axe itself out of the page.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    seen = watched(context)
    faults = {}
    for visit in browse(site, context, seen.page, language):
        found = Axe().run(seen.page).response["violations"]
        wrong = [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]
        seen.page.set_viewport_size({"width": NARROW, "height": 700})
        seen.page.wait_for_function(f"innerWidth === {NARROW}")
        needed = seen.page.evaluate("document.scrollingElement.scrollWidth")
        if needed > NARROW:
            wrong.append(f"{needed} pixels wide")
        seen.page.set_viewport_size({"width": width, "height": 900})
        if wrong:
            faults[visit.label] = wrong
    context.close()
    assert faults == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_an_error_page(site: Site, browser: Browser, language: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(site.address + in_language("/tidak-ada", language))
    assert Axe().run(page).response["violations"] == []
    context.close()

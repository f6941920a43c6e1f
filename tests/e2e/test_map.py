"""The map by the keyboard: one stop, arrows from region to region, on to its page."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Site, watched

pytestmark = pytest.mark.browser


def test_arrows_lead_over_the_map_and_the_tabulator_leaves_it(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    seen = watched(context)
    page = seen.page
    page.goto(f"{site.address}/nation/")
    at = page.locator("svg.map a:focus title")
    page.locator("svg.map a", has_text="Kabupaten Aceh Selatan").focus()
    page.keyboard.press("ArrowRight")
    expect(at).to_contain_text("Kabupaten Aceh Singkil")
    page.keyboard.press("ArrowLeft")
    expect(at).to_contain_text("Kabupaten Aceh Selatan")
    page.keyboard.press("Tab")
    expect(at).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(at).to_contain_text("Kabupaten Aceh Selatan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aceh Selatan")
    context.close()
    assert seen.complaints == []

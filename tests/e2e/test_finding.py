"""From a word to the form of the item, with the page of the book that follows each save."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import Site, sessions, watched
from tests.web.pages import OWN

pytestmark = pytest.mark.browser


def test_found_opened_written_and_seen_in_the_book(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    who = (OWN, "planner")
    key = sessions(site, [who])[who]
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.address}])
    seen = watched(context)
    page = seen.page
    page.goto(f"{site.address}/plans/peragaan-73-22/")
    page.get_by_role("searchbox", name="Cari dalam rencana").fill("diizinkan berbagi")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Perizinan Berbagi").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Perizinan Berbagi")
    beside = page.locator("[data-book-page]")
    beside.locator("summary").click()
    expect(beside.locator("tr.here").first).to_contain_text("Perizinan Berbagi")
    name = page.get_by_label("Nama program", exact=False).first
    name.fill("Perizinan Berbagi Kopra")
    name.blur()
    expect(beside.locator("tr.here").first).to_contain_text("Perizinan Berbagi Kopra")
    name.fill("Perizinan Berbagi")
    name.blur()
    expect(beside.locator("tr.here").first).not_to_contain_text("Kopra")
    context.close()
    assert seen.complaints == []

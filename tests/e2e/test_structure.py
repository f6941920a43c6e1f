"""Somebody removes, drags and shifts by mistake, and takes it back."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, sessions, watched

pytestmark = pytest.mark.browser

WHO = ("73.17", Role.SECRETARIAT)
PLAN = "peragaan-73-17"


def keys(page: Page) -> list[str | None]:
    """The programmes of the list, in their order."""
    rows = page.locator("tr[data-key]")
    return [row.get_attribute("data-key") for row in rows.all()]


def test_mistakes_are_taken_back(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies(
        [{"name": "sessionid", "value": sessions(site, [WHO])[WHO], "url": site.address}]
    )
    seen = watched(context)
    page = seen.page
    page.goto(f"{site.address}/plans/{PLAN}/write/programmes/")
    before = keys(page)

    page.locator("tr[data-key]").nth(1).get_by_role("link", name=re.compile("^Atur ")).click()
    page.get_by_role("link", name="Lihat akibatnya, lalu hapus").click()
    page.get_by_role("button", name="Hapus", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("dihapus")
    assert keys(page) == [before[0], *before[2:]]
    page.get_by_role("button", name="Batalkan langkah ini").click()
    expect(page.get_by_role("status").first).to_contain_text("dibatalkan")
    assert keys(page) == before

    first = page.locator("tr[data-key]").nth(0)
    first.locator(".handle").hover()
    below = page.locator("tr[data-key]").nth(1).bounding_box()
    assert below is not None
    page.mouse.down()
    page.mouse.move(below["x"] + 20, below["y"] + below["height"] - 3, steps=4)
    page.mouse.up()
    expect(page.get_by_role("status").first).to_contain_text("diubah")
    assert keys(page)[:2] == [before[1], before[0]]
    page.goto(f"{site.address}/plans/{PLAN}/write/mine/")
    expect(page.get_by_role("listitem").filter(has_text="Memindahkan")).to_have_count(1)
    page.get_by_role("button", name="Batalkan langkah ini").first.click()
    assert keys(page) == before

    page.goto(f"{site.address}/plans/{PLAN}/write/roadmap/")
    start = page.locator("input.year").first
    year = int(start.input_value())
    bar = page.get_by_role("slider").first
    bar.press("Shift+ArrowLeft")
    bar.press("ArrowRight")
    expect(start).to_have_value(str(year + 1))
    expect(page.locator("[data-receipt]")).to_contain_text("Tahun program disimpan.")
    page.reload()
    expect(page.locator("input.year").first).to_have_value(str(year + 1))
    context.close()
    assert seen.complaints == []

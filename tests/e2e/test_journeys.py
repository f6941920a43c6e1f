"""What people come to the site for, done in a real browser."""

import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, sessions
from tests.web.pages import SHARED, Who

pytestmark = pytest.mark.browser


def found(programmes: int) -> re.Pattern[str]:
    """How the count of a list begins: a bare "1 program" is also part of "51 program"."""
    return re.compile(rf"^\s*{programmes} program\b")


def test_build_a_book_leave_and_download_it(site: Site, page: Page) -> None:
    page.goto(site.page("books/"))
    book = page.locator("#book-3")
    book.get_by_role("button", name="Buat PDF Buku III, bahasa Indonesia").click()
    expect(book.get_by_role("progressbar").first).to_be_visible()
    page.goto(site.page())
    page.get_by_role("navigation", name="Bagian rencana").get_by_role("link", name="Buku").click()
    link = book.get_by_role("link", name="Unduh PDF Buku III, bahasa Indonesia")
    expect(link).to_be_visible(timeout=60_000)
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == f"{site.plan.key}-buku-iii.pdf"
    content = Path(waiting.value.path()).read_bytes()
    text = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "Ringkasan Eksekutif" in text


def test_filter_programmes(site: Site, page: Page) -> None:
    page.goto(site.page("programmes/"))
    status = page.get_by_role("status")
    expect(status).to_contain_text(found(300))
    page.get_by_label("Dimensi", exact=True).select_option("living")
    living = sum(each.dimension == "living" for each in site.plan.programmes)
    expect(status).to_contain_text(found(living))
    assert "dimension=living" in page.url
    first = next(each for each in site.plan.programmes if each.dimension == "living")
    page.get_by_label("Kata", exact=True).fill(first.name.id)
    expect(status).to_contain_text(found(1))
    page.get_by_role("row").nth(1).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first.name.id)
    page.go_back()
    expect(status).to_contain_text(found(1))
    expect(page.get_by_label("Dimensi", exact=True)).to_have_value("living")


def test_leaving_the_words_asks_nothing_again(site: Site, page: Page) -> None:
    """A click on a result leaves the field; were the list fetched anew then, the click is lost."""
    page.goto(site.page("programmes/"))
    words = page.get_by_label("Kata", exact=True)
    words.press_sequentially(site.plan.programmes[0].name.id)
    expect(page.get_by_role("status")).to_contain_text(found(1))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    words.blur()
    page.wait_for_timeout(600)
    assert asked == []


def test_going_back_takes_the_filter_back(site: Site, page: Page) -> None:
    page.goto(site.page("programmes/"))
    status = page.get_by_role("status")
    page.get_by_label("Dimensi", exact=True).select_option("living")
    expect(status).not_to_contain_text(found(300))
    page.go_back()
    expect(status).to_contain_text(found(300))
    expect(page.get_by_label("Dimensi", exact=True)).to_have_value("")


def test_sort_and_turn_the_page(site: Site, page: Page) -> None:
    page.goto(site.page("programmes/"))
    page.get_by_role("columnheader").get_by_role("link", name="Anggaran").click()
    dearest = max(site.plan.programmes, key=lambda each: (each.cost, each.name.id.casefold()))
    expect(page.get_by_role("row").nth(1)).to_contain_text(dearest.name.id)
    expect(page.get_by_role("columnheader", name="Anggaran")).to_have_attribute(
        "aria-sort", "descending"
    )
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.get_by_text("Halaman 2 dari 6")).to_be_visible()
    assert "sort=-cost" in page.url


def test_switch_language_and_stay(site: Site, page: Page) -> None:
    page.goto(site.page("programmes/?dimension=society"))
    page.get_by_role("link", name="English").click()
    assert page.url == site.page("programmes/?dimension=society", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Programmes")
    expect(page.get_by_label("Dimension", exact=True)).to_have_value("society")
    page.get_by_role("link", name="Bahasa Indonesia").click()
    assert page.url == site.page("programmes/?dimension=society")


def test_everything_works_without_scripts(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(site.page("programmes/"))
    page.get_by_label("Dimensi", exact=True).select_option("economy")
    page.get_by_role("button", name="Saring").click()
    economy = sum(each.dimension == "economy" for each in site.plan.programmes)
    expect(page.get_by_role("status")).to_contain_text(found(economy))
    page.goto(site.page("books/"))
    page.get_by_role("button", name="Buat Word Buku IV, bahasa Inggris").click()
    link = page.get_by_role("link", name="Unduh Word Buku IV, bahasa Inggris")
    # No script asks: the page itself comes again every two seconds.
    expect(link).to_be_visible(timeout=60_000)
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == f"{site.plan.key}-book-iv.docx"
    context.close()


def test_the_menu_opens_on_a_phone_without_scripts(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.page())
    rail = page.get_by_role("navigation", name="Bagian rencana")
    expect(rail).to_be_hidden()
    page.get_by_text("Menu: Ringkasan").click()
    rail.get_by_role("link", name="Peta jalan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Peta jalan")
    context.close()


def test_keyboard_only(site: Site, page: Page) -> None:
    page.goto(site.page("programmes/"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Dimensi", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    governance = sum(each.dimension == "governance" for each in site.plan.programmes)
    expect(page.get_by_role("status")).to_contain_text(found(governance))
    first = page.get_by_role("row").nth(1).get_by_role("link")
    name = first.inner_text()
    for _ in range(30):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    outline = first.evaluate("link => getComputedStyle(link).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_a_finding_leads_to_what_it_is_about(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/plans/{site.example}/checks/")
    page.get_by_text("mengapa, dan cara memperbaiki").first.click()
    expect(page.get_by_text("Cara memperbaiki.").first).to_be_visible()
    page.get_by_role("link", name="Buka").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert f"/plans/{site.example}/" in page.url


def test_a_plan_is_shared_published_and_withdrawn(site: Site, browser: Browser) -> None:
    """From the head's list of tasks to the public, and out of its sight again."""
    head: Who = ("73.24", Role.HEAD_OF_REGION)
    own = browser.new_context()
    own.add_cookies(
        [{"name": "sessionid", "value": sessions(site, [head])[head], "url": site.address}]
    )
    visitor = browser.new_context()
    page, outside = own.new_page(), visitor.new_page()
    plan = f"{site.address}/plans/{SHARED}/"
    refused = outside.goto(plan)
    assert refused is not None
    assert refused.status == 404
    page.goto(f"{site.address}/tasks/")
    page.get_by_role("link", name="Kerjakan: Periksa dan terbitkan").click()
    page.get_by_role("link", name="Terbitkan …").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Terbitkan rencana ini?")
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.get_by_text("Rencana terbit.")).to_be_visible()
    outside.goto(plan)
    expect(outside.get_by_role("heading", level=1)).to_contain_text("Luwu Timur")
    page.get_by_role("link", name="Tarik dari publik …").click()
    page.get_by_role("button", name="Tarik dari publik").click()
    expect(page.get_by_text("Rencana ditarik dari publik")).to_be_visible()
    refused = outside.goto(plan)
    assert refused is not None
    assert refused.status == 404
    own.close()
    visitor.close()

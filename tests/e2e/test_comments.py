"""An adviser asks at a field, the planner answers from the own tasks, the adviser settles it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from selaras.reference.sample import sample_plan
from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, sessions, watched
from tests.web.pages import DRAFT, Who

pytestmark = pytest.mark.browser

ADVISER: Who = ("73.17", Role.ADVISER)
PLANNER: Who = ("73.17", Role.PLANNER)

QUESTION = "Risiko listrik padam belum tertulis. Bagaimana menanganinya?"
ANSWER = "Genset kantor camat, sudah dianggarkan."
MORE = "Rinciannya menyusul pada isian mitigasi."
AGREED = "Risiko ditulis bersama mitigasinya sebelum Bimtek berikutnya."


def test_a_question_from_the_field_to_what_was_agreed(site: Site, browser: Browser) -> None:
    keys = sessions(site, [ADVISER, PLANNER])
    contexts = {who: browser.new_context(viewport={"width": 1280, "height": 900}) for who in keys}
    for who, context in contexts.items():
        context.add_cookies([{"name": "sessionid", "value": keys[who], "url": site.address}])
    theirs, mine = (watched(contexts[who]) for who in (ADVISER, PLANNER))
    try:
        _ask(site, theirs.page)
        _answer_from_the_tasks(site, mine.page)
        _settle(site, theirs.page)
        _read(site, mine.page)
    finally:
        for context in contexts.values():
            context.close()
    assert theirs.complaints + mine.complaints == []


def _ask(site: Site, page: Page) -> None:
    key = sample_plan(programmes=24, seed=11).programmes[1].key
    query = f"part=programmes&key={key}&field=risk"
    page.goto(f"{site.address}/plans/{DRAFT}/comments/ask/?{query}")
    expect(page.get_by_label("Tentang", exact=True)).to_have_value("risk")
    page.get_by_label("Pertanyaan atau usul").fill(QUESTION)
    page.get_by_text("Pilih orang").click()
    page.get_by_label("Nuraeni Batara").check()
    page.get_by_role("button", name="Kirim pertanyaan").click()
    expect(page.get_by_role("status")).to_contain_text("Pertanyaan terkirim")
    expect(page.get_by_text("Menyebut: Nuraeni Batara")).to_be_visible()


def _answer_from_the_tasks(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/tasks/")
    # The demonstration has a question about another field of another programme.
    page.get_by_role("heading", name="Risiko").get_by_role("link").click()
    expect(page.get_by_text(QUESTION)).to_be_visible()
    page.get_by_label("Jawaban").fill(ANSWER)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    expect(page.get_by_role("button", name="Sudah saya baca")).to_have_count(0)

    # Beside the item the answer goes without leaving the page; nothing said is refused there.
    page.get_by_role("link", name="Semua pembicaraan tentang butir ini").click()
    where = page.url
    page.get_by_text("Jawab", exact=True).click()
    page.get_by_label("Jawaban").fill("   ")
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("alert")).to_contain_text("Belum ada kata-kata")
    page.get_by_label("Jawaban").fill(MORE)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("status")).to_contain_text("Jawaban terkirim")
    expect(page.get_by_text(MORE)).to_be_visible()
    assert page.url == where


def _settle(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/tasks/")
    page.get_by_role("heading", name="Risiko").get_by_role("link").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.get_by_label("Yang disepakati").fill(AGREED)
    page.get_by_role("button", name="Selesaikan pembicaraan").click()
    expect(page.get_by_role("heading", name="Yang disepakati")).to_be_visible()
    page.goto(f"{site.address}/tasks/")
    waiting = page.locator(".duties").get_by_role("heading", name="Risiko")
    expect(waiting).to_have_count(0)


def _read(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/plans/{DRAFT}/comments/?state=resolved&words=listrik")
    expect(page.get_by_text(f"Disepakati: {AGREED}")).to_be_visible()

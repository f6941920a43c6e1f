"""An invitation by mail ends at the own tasks; a post is handed over after a look at it."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import Site, sessions, watched
from tests.web.pages import LANGUAGES, in_language

pytestmark = pytest.mark.browser

LUWU_TIMUR = "73.24"
PASSWORD = "kunang kunang di sawah 1987"

INVITING = {
    "id": ("Nama lengkap", "Alamat surel", "Peran", "Tempat", "Bahasa surat", "Undang"),
    "en": ("Full name", "E-mail address", "Role", "Place", "Language of the letter", "Invite"),
}
ACCEPTING = {
    "id": ("Kata sandi", "Ulangi kata sandi", "Terima undangan", "Tugas saya"),
    "en": ("Password", "Repeat the password", "Accept the invitation", "My tasks"),
}


def desk(site: Site, browser: Browser, role: str, width: int = 1280) -> BrowserContext:
    """A window in which somebody of Luwu Timur has just signed in."""
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    who = (LUWU_TIMUR, role)
    key = sessions(site, [who])[who]
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.address}])
    return context


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_invitation_to_the_own_tasks(site: Site, browser: Browser, language: str) -> None:
    address = f"kontak.{language}@uji.selaras.test"
    name, mail, role, place, letter, send = INVITING[language]
    inviting = desk(site, browser, "secretariat")
    seen = watched(inviting)
    page = seen.page
    page.goto(site.address + in_language(f"/teams/{LUWU_TIMUR}/invite/", language))
    page.get_by_label(name, exact=True).fill("Nirwana Baso")
    page.get_by_label(mail, exact=True).fill(address)
    page.get_by_label(role, exact=True).select_option("agency_contact")
    page.get_by_label(place, exact=True).select_option(label="Dinas Pariwisata")
    page.get_by_label(letter, exact=True).select_option(language)
    page.get_by_role("button", name=send, exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text(address)
    inviting.close()
    assert seen.complaints == []

    link = link_to(site, address)
    assert link.startswith(site.address + in_language("/teams/accept/", language))
    password, repeated, accept, tasks = ACCEPTING[language]
    width = 360 if language == "id" else 1280
    guest = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    accepting = watched(guest)
    page = accepting.page
    page.goto(link)
    assert Axe().run(page).response["violations"] == []
    page.get_by_label(password, exact=True).fill(PASSWORD)
    page.get_by_label(repeated, exact=True).fill(PASSWORD)
    page.get_by_role("button", name=accept).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(tasks)
    expect(page.get_by_role("navigation").first).to_contain_text("Nirwana Baso")
    assert accepting.complaints == []
    assert guest.request.get(link).status == 410
    guest.close()


def test_a_post_is_handed_over_after_a_look(site: Site, browser: Browser) -> None:
    managing = desk(site, browser, "secretariat")
    seen = watched(managing)
    page = seen.page
    page.goto(f"{site.address}/teams/{LUWU_TIMUR}/")
    page.get_by_role("link", name="Samuel Pongdatu", exact=True).click()
    page.get_by_role("link", name="Akhiri jabatan").click()
    expect(page.get_by_text("masih memegang 1 hal yang belum selesai")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Serahkan kepada pengganti").click()
    page.get_by_label("Pengganti", exact=True).select_option(
        label="Rosmini Baso (Narahubung perangkat daerah, Dispar)"
    )
    page.get_by_role("button", name="Lihat dahulu").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Dari Samuel Pongdatu kepada Rosmini Baso")
    expect(page.get_by_text("Perbaiki temuan pemeriksaan rencana")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Serahkan").click()
    expect(page.get_by_role("status").first).to_contain_text("diserahkan kepada Rosmini Baso")
    managing.close()
    assert seen.complaints == []
    successor = desk(site, browser, "agency_contact", width=360)
    page = successor.new_page()
    page.goto(f"{site.address}/tasks/")
    expect(page.get_by_role("main")).to_contain_text("Perbaiki temuan pemeriksaan rencana")
    successor.close()


def link_to(site: Site, address: str) -> str:
    """The link in the letter to the address, as soon as the worker has sent it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for file in (site.var / "mail").glob("*"):
            text = file.read_text(encoding="utf-8")
            found = re.search(r"https?://\S+/teams/accept/\S+", text)
            if f"To: {address}" in text and found:
                return found[0]
        time.sleep(0.3)
    raise AssertionError(f"no letter to {address} within a minute")

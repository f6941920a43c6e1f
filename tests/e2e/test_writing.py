"""Writing a plan in a real browser: two people, a cut line, an ended session, keys, no scripts."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, _wait, sessions
from tests.web.pages import DRAFT, Who

pytestmark = pytest.mark.browser

SECRETARIAT: Who = ("73.17", Role.SECRETARIAT)
PLANNER: Who = ("73.17", Role.PLANNER)
WAITS = "menunggu dikirim"
SAVED = "Tersimpan"
_GUNICORN = (
    *(sys.executable, "-m", "gunicorn", "selaras.web.project.wsgi:application"),
    *("--workers=2", "--threads=4", "--log-level=warning"),
)


@pytest.fixture(scope="module")
def keys(site: Site) -> dict[Who, str]:
    """A session for each of the two people who write here."""
    return sessions(site, [SECRETARIAT, PLANNER])


@dataclass
class Desks:
    """Windows in which people of Luwu have signed in."""

    browser: Browser
    keys: dict[Who, str]

    def of(self, site: Site, who: Who, **options: Any) -> BrowserContext:
        context = self.browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        self.sign_in(site, context, who)
        return context

    def sign_in(self, site: Site, context: BrowserContext, who: Who) -> None:
        cookie = {"name": "sessionid", "value": self.keys[who], "url": site.address}
        context.add_cookies([cookie])  # type: ignore[list-item]


@pytest.fixture
def desks(browser: Browser, keys: dict[Who, str]) -> Desks:
    return Desks(browser, keys)


def programme(site: Site, number: int) -> str:
    """The form of a programme of Luwu's draft; each journey takes another one."""
    question = (
        "SELECT key FROM plans_item WHERE part = 'programmes' AND plan_id = "
        f"(SELECT id FROM plans_plan WHERE key = '{DRAFT}') "
        f"ORDER BY position LIMIT 1 OFFSET {number}"
    )
    return f"{site.address}/plans/{DRAFT}/write/programmes/{site.read(question)}/"


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"{error}"))
    page.goto(address)
    return page


def write(page: Page, name: str, text: str) -> None:
    """Type into a field and leave it."""
    page.locator(f"[name='{name}']").fill(text)
    page.locator("main h1").click()


def receipt(page: Page, field: str, text: str) -> None:
    expect(page.locator(f"#{field} > .receipt")).to_contain_text(text, timeout=20_000)


def test_two_people_in_one_item(site: Site, desks: Desks) -> None:
    first, second = desks.of(site, SECRETARIAT), desks.of(site, PLANNER)
    address = programme(site, 0)
    one, two = opened(first, address), opened(second, address)
    write(one, "risk.id", "Listrik padam")
    receipt(one, "risk", SAVED)
    # Another field of the same item merges by itself; the same one shows both values.
    write(two, "mitigation.id", "Genset")
    receipt(two, "mitigation", SAVED)
    write(two, "risk.id", "Dana kurang")
    box = two.get_by_role("group", name="Isian ini baru saja diubah orang lain")
    expect(box).to_contain_text("Listrik padam")
    expect(box).to_contain_text("Andi Fadhil")
    found = Axe().run(two, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]})
    assert found.response["violations"] == []
    two.get_by_role("button", name="Pakai tulisan saya").press("Enter")
    receipt(two, "risk", SAVED)
    # One step back from where one stands, by keys; what is typed next stands for itself.
    two.get_by_role("button", name="Urungkan: Risiko").press("Enter")
    receipt(two, "risk", "Dibatalkan")
    risk = two.locator("[name='risk.id']")
    expect(risk).to_have_value("Listrik padam")
    expect(risk).to_be_focused()
    write(two, "risk.id", "Dana kurang")
    receipt(two, "risk", SAVED)
    one.reload()
    expect(one.locator("[name='risk.id']")).to_have_value("Dana kurang")
    expect(one.locator("[name='mitigation.id']")).to_have_value("Genset")
    # Money comes back as the plan has it; the findings beside the form follow.
    write(one, "stated_total", "1,5 miliar")
    expect(one.locator("[name=stated_total]")).to_have_value("1.500.000.000")
    expect(one.locator("[data-fragment=findings]")).to_contain_text("Rp 1.500.000.000")
    first.close()
    second.close()


def test_a_cut_line_a_killed_server_and_a_closed_browser_lose_nothing(
    site: Site, desks: Desks
) -> None:
    with second_server(site) as server:
        context = desks.of(server.site, SECRETARIAT)
        address = programme(server.site, 1)
        page = opened(context, address)
        context.set_offline(True)
        write(page, "risk.id", "Ditulis tanpa sambungan")
        receipt(page, "risk", WAITS)
        context.set_offline(False)
        receipt(page, "risk", SAVED)
        server.kill()
        write(page, "mitigation.id", "Ditulis saat server mati")
        write(page, "benefit.id", "Juga ini")
        expect(page.get_by_role("status").first).to_contain_text("2 isian menunggu dikirim")
        kept = context.storage_state()
        context.close()
        server.start()
        context = desks.browser.new_context(storage_state=kept)
        page = opened(context, programme(server.site, 2))
        expect(page.get_by_role("status").first).to_contain_text(SAVED, timeout=20_000)
        page.goto(address)
        expect(page.locator("[name='mitigation.id']")).to_have_value("Ditulis saat server mati")
        expect(page.locator("[name='benefit.id']")).to_have_value("Juga ini")
        expect(page.locator("[name='risk.id']")).to_have_value("Ditulis tanpa sambungan")
        context.close()


def test_an_ended_session_keeps_what_was_typed_from_others(site: Site, desks: Desks) -> None:
    context = desks.of(site, SECRETARIAT)
    address = programme(site, 3)
    page = opened(context, address)
    context.clear_cookies()
    write(page, "risk.id", "Ditulis setelah sesi berakhir")
    expect(page.get_by_role("link", name="Masuk lagi di tab baru")).to_be_visible()
    # Somebody else at the same machine neither sees nor sends it.
    desks.sign_in(site, context, PLANNER)
    other = opened(context, address)
    expect(other.get_by_role("status").first).to_contain_text("tersimpan sendiri")
    expect(other.locator("[name='risk.id']")).not_to_have_value("Ditulis setelah sesi berakhir")
    expect(page.get_by_role("status").first).to_contain_text(
        "orang lain sudah masuk", timeout=20_000
    )
    expect(other.locator(".queue")).to_contain_text("isian orang lain")
    other.close()
    context.clear_cookies()
    desks.sign_in(site, context, SECRETARIAT)
    # Before leaving one is told what waits here, and may delete it.
    leaving = opened(context, f"{site.address}/account/sign-out/")
    expect(leaving.locator("main")).to_contain_text("Masih ada 1 isian Anda yang menunggu")
    leaving.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    receipt(page, "risk", SAVED)
    context.close()


def test_by_keys_alone(site: Site, desks: Desks) -> None:
    context = desks.of(site, SECRETARIAT)
    page = opened(context, programme(site, 4))
    rows = page.locator("#budget tbody tr")
    held = rows.count()
    page.locator("#budget").get_by_role("button", name="Tambah baris").press("Enter")
    page.keyboard.type("2031")
    page.keyboard.press("Tab")
    page.keyboard.type("Dana desa")
    page.keyboard.press("Tab")
    page.keyboard.type("250 juta")
    for _ in range(4):
        page.keyboard.press("Tab")
    receipt(page, "budget", SAVED)
    expect(page.locator("#budget [value='250.000.000']")).to_have_count(1)
    partner = page.locator("[data-pick=partners] select")
    partner.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    receipt(page, "partners", SAVED)
    page.reload()
    # Two empty rows stand below those that are there.
    assert rows.count() == held + 1
    context.close()


def test_a_table_out_of_a_spreadsheet(site: Site, desks: Desks) -> None:
    context = desks.of(site, SECRETARIAT)
    page = opened(context, programme(site, 5))
    held = page.locator("#budget tbody tr").count()
    paste(page, "2031\tAPBN\t1,5 miliar\textra")
    receipt(page, "budget", "lebih banyak kolom")
    paste(page, "2031\tAPBN\t1,5 miliar\n2032\tuang kaget\t1")
    receipt(page, "budget", "bukan pilihan")
    expect(page.locator("#budget [value='1.500.000.000']")).to_have_count(0)
    paste(page, "2031\tAPBN\t1,5 miliar\n2032\tDana desa\t2 juta\n2033\tAPBN\t3 juta\n")
    page.locator("main h1").click()
    receipt(page, "budget", SAVED)
    expect(page.locator("#budget tbody tr")).to_have_count(held + 3)
    context.close()


def test_without_scripts(site: Site, desks: Desks) -> None:
    context = desks.of(site, SECRETARIAT, java_script_enabled=False)
    page = context.new_page()
    page.goto(programme(site, 6))
    page.locator("[name='risk.id']").fill("Ditulis tanpa skrip")
    page.locator("[name='stated_total']").fill("banyak")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("bukan jumlah uang")
    expect(page.locator("[name='risk.id']")).to_have_value("Ditulis tanpa skrip")
    page.locator("[name='stated_total']").fill("2 miliar")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text(SAVED)
    expect(page.locator("[name='stated_total']")).to_have_value("2.000.000.000")
    context.close()


def paste(page: Page, text: str) -> None:
    """Paste into the year of the first empty row of the budget."""
    page.locator("#budget tbody tr:has(input.few[value=''])").first.locator("input.few").focus()
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const how = { clipboardData, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        text,
    )


class Server:
    """A server of its own before the same database, to be killed without warning."""

    def __init__(self, site: Site) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.site = replace(site, address=f"http://127.0.0.1:{self._port}")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [*_GUNICORN, f"--bind=127.0.0.1:{self._port}"],
            env={**os.environ, "SELARAS_VAR": str(self.site.var), "SELARAS_DEMO": "1"},
            start_new_session=True,
        )
        _wait(f"{self.site.address}/health")

    def kill(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=30)


@contextmanager
def second_server(site: Site) -> Iterator[Server]:
    server = Server(site)
    try:
        server.start()
        yield server
    finally:
        server.kill()

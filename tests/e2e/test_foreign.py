"""Somebody brings an annex of the RPJMD, says what its columns are, and takes its rows over."""

from io import BytesIO

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, sessions, watched

pytestmark = pytest.mark.browser

WHO = ("73.17", Role.SECRETARIAT)
PLAN = "peragaan-73-17"


def annex() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Program", "Pagu (juta Rp) 2026", "Penanggung jawab"])
    page.append(["Kapal pustaka keliling", 1250.5, ""])
    page.append(["Lumbung benih pesisir", 300, ""])
    page.append(["Balai nelayan cerdas", "tiga ratus", ""])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]


def test_an_annex_is_taken_over(site: Site, browser: Browser) -> None:
    # The policy of the site would keep axe itself out of the page.
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    context.add_cookies(
        [{"name": "sessionid", "value": sessions(site, [WHO])[WHO], "url": site.address}]
    )
    seen = watched(context)
    page = seen.page
    page.goto(f"{site.address}/plans/{PLAN}/worksheets/")
    page.get_by_role("link", name="Ambil tabel dari berkas lain").click()
    page.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "lampiran.xlsx", "mimeType": "application/octet-stream", "buffer": annex()}
    )
    page.get_by_role("button", name="Unggah dan lihat tabelnya").click()
    wrong = faults(page)
    page.get_by_role("button", name="Petakan tabel ini").click()
    wrong += faults(page)
    expect(page.get_by_label("Program", exact=True)).to_have_value("name")
    page.get_by_label("Dimensi (wajib bila tidak ada kolomnya)", exact=True).select_option("living")
    page.get_by_label("Subdimensi (wajib bila tidak ada kolomnya)", exact=True).select_option(
        "health"
    )
    page.get_by_label("Program - Anggaran: Sumber dana").select_option("apbn")
    page.get_by_role("button", name="Lihat hasilnya").click()
    wrong += faults(page)
    expect(page.get_by_role("status")).to_contain_text("2 baris dapat diambil, 1 disisihkan")
    expect(page.get_by_role("table").last).to_contain_text("Rp 1.250.500.000")
    page.get_by_role("button", name="Simpan yang dipilih").click()
    expect(page.get_by_role("status").first).to_contain_text("2 butir baru")
    expect(page.get_by_text("sudah diambil", exact=True)).to_have_count(2)
    page.get_by_role("link", name="lampiran.xlsx").click()
    page.get_by_role("link", name="1 baris disisihkan").click()
    expect(page.get_by_role("table")).to_contain_text("tiga ratus")
    wrong += faults(page)
    page.goto(f"{site.address}/plans/{PLAN}/write/programmes/")
    expect(page.get_by_role("link", name="Kapal pustaka keliling").first).to_be_visible()
    context.close()
    assert wrong == []
    assert seen.complaints == []

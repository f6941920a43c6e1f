"""The ministry changes the workflow for the next cohort; the one that is guided keeps its own."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, sessions
from tests.e2e.desks import Desk

pytestmark = pytest.mark.browser

OFFICER = ("", Role.MINISTRY_OFFICER)
CHANGE = re.compile(r"^Ubah\s*: Bimtek II$")
NAME = "Bimbingan dengan Bimtek II panjang"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_the_workflow_changes_for_the_next_cohort_only(site: Site, browser: Browser) -> None:
    desk = Desk(site, browser, sessions(site, [OFFICER])[OFFICER])
    page = desk.open("/workflows/bimtek/2021/")
    expect(page.locator('main a[href="/cohorts/2022/"]')).to_be_visible()
    page.get_by_role("link", name="Buat versi baru dari ini").click()
    page.get_by_label("Versi", exact=True).fill("2021")
    page.get_by_label("Nama versi").fill(NAME)
    press(page, "Buat versi")
    # What was typed stays beside the sentence that says what is wrong.
    expect(page.get_by_role("alert")).to_contain_text("sudah ada")
    expect(page.get_by_label("Nama versi")).to_have_value(NAME)
    page.get_by_label("Versi", exact=True).fill("2091")
    press(page, "Buat versi")
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    draft = "/workflows/bimtek/2091/"

    page.get_by_role("link", name=CHANGE).click()
    page.get_by_label("Lama tahap (hari)").fill("60")
    page.get_by_label("Lama pertemuan (hari)").fill("0")
    press(page, "Simpan")
    expect(page.get_by_role("alert")).to_contain_text("tidak mempunyai notulen")
    expect(page.get_by_label("Lama tahap (hari)")).to_have_value("60")
    page.get_by_label("Lama pertemuan (hari)").fill("3")
    new = page.get_by_role("group", name="Luaran baru").first
    new.get_by_label("Nama luaran").fill("Peta program")
    press(page, "Simpan")
    expect(page.get_by_role("status").first).to_contain_text("Tahap disimpan")

    page.get_by_role("link", name="Lihat 1 perbedaan").click()
    row = page.get_by_role("row").filter(has_text="Lama tahap")
    expect(row).to_contain_text("31 hari")
    expect(row).to_contain_text("60 hari")
    expect(page.get_by_text("Peta program")).to_be_visible()
    for path in (draft, f"{draft}stages/bimtek-2/", f"{draft}differences/", f"{draft}release/"):
        desk.examine(path)
    visitor = Desk(site, browser, None)
    assert visitor.status(draft) == 404

    desk.open(f"{draft}release/")
    press(page, "Terbitkan")
    expect(page.get_by_role("status").first).to_contain_text("Versi diterbitkan")
    expect(page.get_by_role("link", name=CHANGE)).to_have_count(0)
    assert visitor.status(draft) == 200
    visitor.examine("/workflows/")

    desk.open("/cohorts/new/")
    page.get_by_label(re.compile("^Kode")).fill("percobaan-2091")
    page.get_by_label("Nama angkatan").fill("Angkatan percobaan")
    page.get_by_label("Tahun", exact=True).fill("2091")
    page.get_by_label("Alur kerja").select_option("bimtek@2091")
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile("percobaan-2091"))
    desk.open("/workflows/")
    card = page.get_by_role("listitem").filter(has_text=NAME)
    expect(card).to_contain_text("Angkatan percobaan")
    # The cohort that is guided keeps its own, with its lengths.
    old = page.get_by_role("listitem").filter(has_text="bimtek@2021")
    expect(old).to_contain_text("Angkatan 2022")
    assert site.read("SELECT workflow FROM cohorts_cohort WHERE key = '2022'") == "bimtek@2021"
    assert "31 hari" in desk.body("/guidance/2022/73.17/bimtek-2/")
    for each in (desk, visitor):
        assert each.complaints == []
        each.context.close()

"""A worksheet is filled away from the office while a colleague writes in the same cells."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.documents.worksheet.workbooks import changed, column, page_of, row
from tests.e2e.conftest import Site, sessions, watched
from tests.web.pages import DRAFT, Who

pytestmark = pytest.mark.browser

SECRETARIAT: Who = ("73.17", Role.SECRETARIAT)
PLANNER: Who = ("73.17", Role.PLANNER)
MINE, THEIRS = "Banjir pasang merusak peladen.", "Petugas belum terlatih."


def keys_of(content: bytes) -> list[str]:
    """The keys of the programmes in a worksheet."""
    sheet = page_of(openpyxl.load_workbook(BytesIO(content)), "programmes")
    place = column(sheet, "key")
    cells = (sheet.cell(number, place).value for number in range(1, sheet.max_row + 1))
    return [str(each) for each in cells if each]


def test_three_ways_of_one_cell(site: Site, browser: Browser, tmp_path: Path) -> None:
    keys = sessions(site, [SECRETARIAT, PLANNER])
    contexts = {who: browser.new_context(viewport={"width": 1280, "height": 900}) for who in keys}
    for who, context in contexts.items():
        context.add_cookies([{"name": "sessionid", "value": keys[who], "url": site.address}])
    mine, theirs = (watched(contexts[who]) for who in (PLANNER, SECRETARIAT))
    file = tmp_path / "isi.xlsx"
    try:
        _take(site, mine.page, file)
        both, one = keys_of(file.read_bytes())[-2:]
        _write(site, theirs.page, both, THEIRS)
        _fill(file, both, one)
        _bring(site, mine.page, file)
        _choose(site, mine.page, both)
    finally:
        for context in contexts.values():
            context.close()
    assert mine.complaints + theirs.complaints == []


def _take(site: Site, page: Page, file: Path) -> None:
    page.goto(f"{site.address}/plans/{DRAFT}/worksheets/")
    page.locator("#part-programmes").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Ambil berkas .xlsx").click()
    download.value.save_as(file)


def _write(site: Site, page: Page, key: str, text: str) -> None:
    """A colleague writes in the form, and sees the receipt."""
    page.goto(f"{site.address}/plans/{DRAFT}/write/programmes/{key}/")
    page.locator("[name='risk.id']").fill(text)
    page.locator("main h1").click()
    expect(page.locator("#risk > .receipt")).to_contain_text("Tersimpan")


def _fill(file: Path, both: str, one: str) -> None:
    def change(book: Any) -> None:
        sheet = page_of(book, "programmes")
        for key in (both, one):
            sheet.cell(row(sheet, key), column(sheet, "risk")).value = MINE

    file.write_bytes(changed(file.read_bytes(), change))


def _bring(site: Site, page: Page, file: Path) -> None:
    page.goto(f"{site.address}/plans/{DRAFT}/worksheets/")
    page.get_by_label("Berkas lembar kerja").set_input_files(file)
    page.get_by_role("button", name="Lihat perbedaannya").click()
    expect(page.get_by_role("status").first).to_contain_text("2 baris berbeda")


def _choose(site: Site, page: Page, both: str) -> None:
    """Only what nobody else touched is ticked; then the other one too, having seen all three."""
    clash = page.locator("section.difference").filter(has_text="diubah orang lain juga")
    cells = clash.get_by_role("row").last
    expect(cells).to_contain_text(THEIRS)
    expect(cells).to_contain_text(MINE)
    expect(clash.get_by_role("checkbox")).not_to_be_checked()
    page.get_by_role("button", name="Simpan yang dicentang").click()
    form = f"{site.address}/plans/{DRAFT}/write/programmes/{both}/"
    page.goto(form)
    expect(page.locator("[name='risk.id']")).to_have_value(THEIRS)

    page.goto(f"{site.address}/plans/{DRAFT}/worksheets/")
    page.get_by_role("link", name="isi.xlsx").click()
    expect(page.get_by_role("status").first).to_contain_text("1 baris berbeda")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Simpan yang dicentang").click()
    page.goto(form)
    expect(page.locator("[name='risk.id']")).to_have_value(MINE)

"""An adviser's morning: what waits, what changed, advice used again, a visit written down."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site
from tests.e2e.desks import desks

pytestmark = pytest.mark.browser

EAST = ("73.24", Role.ADVISER)
"""Guides Luwu Timur, whose present stage waits for the adviser, and three other regions."""

WAITS = "Baca dan jawab tahap"
PLACE = "Kabupaten Luwu Timur"


def test_an_adviser_begins_the_day_at_one_desk(site: Site, browser: Browser) -> None:
    desk = desks(site, browser, [EAST])[EAST]
    page = desk.open("/tasks/")
    page.get_by_role("link", name="Meja pembimbing").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meja pembimbing")
    first = page.locator("tbody tr").first
    expect(first).to_contain_text(PLACE)

    first.get_by_role("link", name=WAITS).click()
    page.get_by_label("Setujui").check()
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("status").first).to_contain_text("Tahap disetujui")
    desk.open("/advisers/")
    expect(page.locator("tbody")).to_contain_text(PLACE)
    expect(page.locator("tbody")).not_to_contain_text(WAITS)

    page.get_by_role("link", name="Saran saya").click()
    page.get_by_role("link", name="Pakai Angka tanpa tahun").click()
    page.get_by_label("Daerah").select_option(label=PLACE)
    page.get_by_label("Saran").fill("IPM 2025 belum bersumber; ambil dari BPS.")
    page.get_by_role("button", name="Kirim").click()
    expect(page.locator("main")).to_contain_text("IPM 2025 belum bersumber; ambil dari BPS.")

    desk.open("/advisers/")
    row = page.locator("tbody tr").filter(has_text=PLACE)
    expect(row).to_contain_text("1 komentar terbuka")
    row.get_by_role("link", name=f"Catat {PLACE}").click()
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    page.get_by_label("Tanggal").fill(yesterday.isoformat())
    page.get_by_label("Yang dibahas").fill("Sisa luaran Bimtek III.")
    page.get_by_role("button", name="Catat").click()
    page.get_by_role("link", name="Log kunjungan").click()
    expect(page.locator("tbody")).to_contain_text("Sisa luaran Bimtek III.")
    desk.examine("/advisers/visits/")
    assert desk.complaints == []

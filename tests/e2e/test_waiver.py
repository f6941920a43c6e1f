"""The secretariat excuses a finding that must stay for now, and takes that back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, sessions, watched
from tests.web.pages import DRAFT

pytestmark = pytest.mark.browser

WHO = ("73.17", Role.SECRETARIAT)
REASON = "Dasar hukumnya menunggu pengundangan peraturan daerah."


def found(page: Page) -> int:
    """How many findings the page of checks counts."""
    told = page.get_by_role("status").filter(has_text=re.compile(r"\d+ temuan")).inner_text()
    return int(re.findall(r"\d+", told)[0])


def test_a_finding_is_excused_and_open_again(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies(
        [{"name": "sessionid", "value": sessions(site, [WHO])[WHO], "url": site.address}]
    )
    seen = watched(context)
    page = seen.page
    checks = f"{site.address}/plans/{DRAFT}/checks/"
    page.goto(f"{checks}?part=programmes")
    before = found(page)
    page.get_by_role("link", name=re.compile("^Kecualikan programmes")).first.click()
    page.get_by_label("Alasan", exact=True).fill(REASON)
    page.get_by_label("Disetujui oleh").fill("Kepala Bappeda")
    page.get_by_label("Berlaku sampai").fill("2001-01-01")
    page.get_by_role("button", name="Kecualikan").click()
    # What was typed stays beside the sentence that says what is wrong.
    expect(page.get_by_role("alert")).to_contain_text("sudah lewat")
    expect(page.get_by_label("Alasan", exact=True)).to_have_value(REASON)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    page.get_by_label("Berlaku sampai").fill(tomorrow.isoformat())
    page.get_by_role("button", name="Kecualikan").click()

    expect(page.get_by_role("status").first).to_contain_text("Temuan dikecualikan")
    row = page.get_by_role("row").filter(has_text=REASON)
    expect(row).to_contain_text("Kepala Bappeda")
    page.goto(f"{checks}?part=programmes")
    assert found(page) == before - 1
    page.get_by_role("link", name="1 temuan dikecualikan untuk sementara").click()
    page.get_by_role("row").filter(has_text=REASON).get_by_role("link", name="Cabut").click()
    page.get_by_role("button", name="Cabut pengecualian").click()
    expect(page.get_by_role("status").first).to_contain_text("terbuka kembali")
    page.goto(f"{checks}?part=programmes")
    assert found(page) == before
    context.close()
    assert seen.complaints == []

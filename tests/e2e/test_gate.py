"""A gate is refused with its reasons; they are mended, waived, approved, and it opens."""

import os
import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, Watched, _admin, sessions, watched

pytestmark = pytest.mark.browser

REGION = "73.24"
SECRETARIAT, ADVISER = (REGION, Role.SECRETARIAT), (REGION, Role.ADVISER)
NARROW = 320

# A region that signed and has begun, with minutes, a printed book, and a plan without its gaps.
_SETTLE = """
from selaras.core.plan import Masterplan
from selaras.reference.sample import sample_plan
from selaras.web.project.cast import load_cast
from tests.web.guidance.making import begun, in_database, make_cohort
from tests.web.guidance.making import minuted, printed, without_gaps
sample = sample_plan(programmes=6, seed=3)
cast = load_cast()
small = sample.model_copy(update={"key": "rencana-gerbang", "regions": ("73.24",)})
plan = in_database(without_gaps(small))
journey = begun(cast, make_cohort("gerbang", ["73.24"]), "73.24", plan=plan)
minuted(journey.participation)
printed(plan)
"""


@pytest.fixture(scope="module")
def stage(site: Site) -> str:
    """The address of the stage at which the region stands."""
    root = str(Path(__file__).parents[2])
    subprocess.run(
        [*_admin(site.var, "shell", "--no-imports"), "--command", _SETTLE],
        env={
            **os.environ,
            "SELARAS_VAR": str(site.var),
            "SELARAS_DEMO": "1",
            "PYTHONPATH": root,
        },
        check=True,
        capture_output=True,
        text=True,
    )
    return f"{site.address}/guidance/gerbang/{REGION}/bimtek-1/"


def person(site: Site, browser: Browser, who: tuple[str, Role], key: str) -> Watched:
    """Somebody's browser, in which axe may run."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.address}])
    return watched(context)


def look(page: Page) -> None:
    """No rule of axe is broken, and nothing scrolls sideways on the narrowest screen."""
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found] == []
    page.set_viewport_size({"width": NARROW, "height": 700})
    page.wait_for_function(f"innerWidth === {NARROW}")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= NARROW
    page.set_viewport_size({"width": 1280, "height": 900})


def waive_all(page: Page, stage: str) -> int:
    """Excuse every finding in the way, one after the other; how many there were."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    many = 0
    while page.get_by_role("link", name=re.compile("^Kecualikan")).count():
        page.get_by_role("link", name=re.compile("^Kecualikan")).first.click()
        page.get_by_label("Alasan", exact=True).fill("Tabelnya menyusul sesudah Bimtek II.")
        page.get_by_label("Disetujui oleh").fill("Kepala Bappeda")
        page.get_by_label("Berlaku sampai").fill(tomorrow.isoformat())
        page.get_by_role("button", name="Kecualikan").click()
        expect(page.get_by_role("status").first).to_contain_text("Temuan dikecualikan")
        page.goto(stage)
        many += 1
    return many


def test_a_gate_is_refused_and_then_opened(site: Site, browser: Browser, stage: str) -> None:
    keys = sessions(site, [SECRETARIAT, ADVISER])
    region = person(site, browser, SECRETARIAT, keys[SECRETARIAT])
    adviser = person(site, browser, ADVISER, keys[ADVISER])
    page, desk = region.page, adviser.page

    page.goto(stage)
    look(page)
    page.get_by_role("button", name="Buka gerbang").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Gerbang belum dapat dibuka")
    for missing in ("temuan dalam rencana", "Draf Buku I", "Persetujuan pembimbing"):
        expect(alert.get_by_role("link", name=re.compile(missing))).to_be_visible()
    expect(alert).not_to_contain_text("Notulen")
    look(page)

    alert.get_by_role("link", name="Draf Buku I").click()
    page.get_by_role("link", name="Serahkan luaran Draf Buku I").click()
    look(page)
    page.get_by_label("Catatan").fill("Siap dibaca")
    page.get_by_role("button", name="Serahkan luaran").click()
    expect(page.get_by_role("status").first).to_contain_text("Luaran diserahkan")
    assert waive_all(page, stage) > 0
    expect(page.get_by_text("Tidak ada temuan yang menghalangi gerbang ini")).to_be_visible()

    # The adviser finds it among the things to do.
    desk.goto(f"{site.address}/tasks/")
    duty = desk.locator(f'a[href="/guidance/gerbang/{REGION}/bimtek-1/"]').first
    expect(duty).to_contain_text("Baca dan jawab tahap Bimtek I")
    duty.click()
    expect(desk.get_by_text("Siap dibaca")).to_be_visible()
    look(desk)
    desk.get_by_label("Kembalikan").check()
    desk.get_by_role("button", name="Kirim jawaban").click()
    expect(desk.get_by_role("alert")).to_contain_text("Tulis apa yang perlu diperbaiki")
    desk.get_by_label("Setujui").check()
    desk.get_by_role("button", name="Kirim jawaban").click()
    expect(desk.get_by_role("status").first).to_contain_text("Tahap disetujui")

    page.reload()
    page.get_by_role("button", name="Buka gerbang").click()
    expect(page.get_by_role("status").first).to_contain_text("Tahap berikutnya dimulai")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bimtek II")
    look(page)

    # The adviser's page is an old one by now.
    desk.get_by_role("button", name="Buka gerbang").click()
    expect(desk.locator(".messages")).to_contain_text("sudah dibuka oleh")

    for address in ("", f"{REGION}/"):
        page.goto(f"{site.address}/guidance/gerbang/{address}")
        expect(page.get_by_role("link", name="Bimtek II").first).to_be_visible()
        look(page)
    region.page.context.close()
    adviser.page.context.close()
    assert region.complaints == adviser.complaints == []

"""A meeting's door in a real browser: the list without a line, and the code."""

import json
import os
import subprocess
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from selaras.web.accounts.roles import Role
from tests.e2e.conftest import Site, _admin
from tests.e2e.desks import Desk, desks
from tests.web.pages import Who

pytestmark = pytest.mark.browser

SECRETARIAT: Who = ("73.22", Role.SECRETARIAT)
PLANNER: Who = ("73.22", Role.PLANNER)
STRANGER: Who = ("73.24", Role.PLANNER)
PEOPLE = ("Aminah", "Budi", "Citra", "Dewi")

# A cohort of its own that has signed, and a meeting of today with four names and one account.
_SCENE = """
import json
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import load_cast
from tests.web.meetings.making import OWN, expect, make_cohort, make_meeting, viewer
cast = load_cast()
meeting = make_meeting(
    make_cohort(cast, key="pintu"), viewer(cast[OWN, Role.SECRETARIAT]), title="Bimtek di pintu"
)
for name in {people!r}:
    expect(meeting, None, name)
expect(meeting, cast[OWN, Role.PLANNER])
print(json.dumps([str(meeting.key), meeting.pk]))
"""

_CANCEL = """
from django.utils import timezone
from selaras.web.accounts.roles import Role
from selaras.web.meetings.actions.planning import cancel_meeting
from selaras.web.meetings.models import Meeting
from selaras.web.project.cast import load_cast
from tests.web.meetings.making import OWN, viewer
cancel_meeting(
    meeting=Meeting.objects.get(pk={number}), reason="Banjir", seen=0,
    by=viewer(load_cast()[OWN, Role.SECRETARIAT]), role="secretariat", at=timezone.now(),
)
"""


@dataclass(frozen=True)
class Door:
    """A meeting in the running site, and the desks of three people."""

    site: Site
    path: str
    number: int
    desks: dict[Who | None, Desk]

    def there(self) -> int:
        """How many the site has noted."""
        return self.site.ask(
            "SELECT COUNT(*) FROM meetings_attendance a JOIN meetings_attendee p "
            f"ON p.id = a.attendee_id WHERE p.meeting_id = {self.number}"
        )


@pytest.fixture(scope="module")
def door(site: Site, browser: Browser) -> Door:
    key, number = json.loads(_run(site, _SCENE.format(people=PEOPLE)))
    seats = desks(site, browser, [SECRETARIAT, PLANNER, STRANGER])
    return Door(site, f"/meetings/pintu/{key}/", number, seats)


def _run(site: Site, script: str) -> str:
    done = subprocess.run(
        [*_admin(site.var, "shell", "--no-imports"), "--command", script],
        env={**os.environ, "SELARAS_VAR": str(site.var), "SELARAS_DEMO": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()[-1] if done.stdout else ""


def _line(page: Page) -> str:
    return page.locator("[data-line]").inner_text()


def test_the_code_at_the_door(door: Door) -> None:
    hall = door.desks[SECRETARIAT].open(f"{door.path}code/")
    expect(hall.get_by_role("img", name="Kode QR")).to_be_visible()
    code = hall.locator(".door-code").inner_text()
    phone = door.desks[PLANNER].open("/meetings/at/")
    phone.get_by_label("Kode").fill(code)
    phone.get_by_role("button", name="Lanjut").click()
    phone.get_by_role("button", name="Saya hadir hari ini").click()
    expect(phone.get_by_text("sudah tercatat pukul")).to_be_visible()
    assert door.there() == 1
    other = door.desks[STRANGER].open(f"/meetings/at/{code.replace(' ', '').lower()}/")
    expect(other.get_by_role("alert")).to_contain_text("Pertemuan ini untuk Kabupaten Luwu Utara")
    # A new code makes the one on the wall worthless.
    hall.get_by_role("button", name="Buat kode baru").click()
    assert hall.locator(".door-code").inner_text() != code
    stale = door.desks[PLANNER].open(f"/meetings/at/{code.replace(' ', '').lower()}/")
    expect(stale.get_by_text("tidak berlaku")).to_be_visible()
    assert door.desks[PLANNER].complaints == []


def test_the_list_without_a_line(door: Door, browser: Browser) -> None:
    desk = door.desks[SECRETARIAT]
    page = desk.open(f"{door.path}attendance/")
    expect(page.locator("[data-line]")).to_contain_text("Situs mencatat 1 orang hadir")
    desk.context.set_offline(True)
    for name in PEOPLE[:3]:
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("checkbox", name="Citra").uncheck()
    expect(page.locator("[data-line]")).to_contain_text("2 tanda menunggu dikirim")
    expect(page.locator("[data-line]")).to_contain_text("Sambungan terputus")
    assert door.there() == 1
    # The browser is closed without a line, and opened again later.
    kept = desk.context.storage_state()
    context = browser.new_context(storage_state=kept)
    later = context.new_page()
    later.goto(door.site.address + door.path + "attendance/")
    expect(later.locator("[data-line]")).to_contain_text("Situs mencatat 3 orang hadir")
    expect(later.get_by_role("checkbox", name="Aminah")).to_be_disabled()
    expect(later.get_by_role("checkbox", name="Citra")).not_to_be_checked()
    context.close()
    # The first window sends the same ticks once its line is back: they count once.
    desk.context.set_offline(False)
    expect(page.locator("[data-line]")).to_contain_text("Situs mencatat 3", timeout=20_000)
    assert "menunggu" not in _line(page)
    assert door.there() == 3
    desk.examine(f"{door.path}attendance/")
    desk.examine(door.path)


def test_a_tick_for_a_meeting_that_was_cancelled_stays_with_the_reason(door: Door) -> None:
    desk = door.desks[SECRETARIAT]
    page = desk.open(f"{door.path}attendance/")
    desk.context.set_offline(True)
    page.get_by_role("checkbox", name="Dewi").check()
    expect(page.locator("[data-line]")).to_contain_text("1 tanda menunggu")
    _run(door.site, _CANCEL.format(number=door.number))
    desk.context.set_offline(False)
    box = page.locator("[data-more]")
    expect(box).to_contain_text("Pertemuan ini sudah dibatalkan", timeout=20_000)
    page.reload()
    expect(box).to_contain_text("Dewi")
    expect(box).to_contain_text("Pertemuan ini sudah dibatalkan", timeout=20_000)
    assert door.there() == 3
    page.get_by_role("button", name="Buang: Dewi").click()
    expect(box).to_be_hidden()
    page.reload()
    expect(box).to_be_hidden()

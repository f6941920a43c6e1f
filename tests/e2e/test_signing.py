"""The day of signing: two officers at two machines, a screen in the hall, and no scripts."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Site
from tests.e2e.desks import Desk

pytestmark = pytest.mark.browser

DAY = "/agreements/penandatanganan/signing/"
FIRST, SECOND, THIRD = "73.17", "73.22", "73.24"

# A cohort of three regions that agreed to their texts, and two officers of the ministry.
_SCENE = """
import json
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from allauth.account.internal.flows.login import record_authentication
from selaras.web.accounts.models import Membership
from selaras.web.accounts.people import register
from selaras.web.accounts.roles import Role
from selaras.web.agreements.steps import Step
from selaras.web.project.cast import load_cast
from tests.web.agreements.making import brought_to, make_cohort, of, officer
cast = load_cast()
cohort = make_cohort("penandatanganan", ("73.17", "73.22", "73.24"))
cohort.participations.update(demonstration=True)
for region in ("73.17", "73.22", "73.24"):
    brought_to(of(cohort, region), Step.AGREED, by=officer(cast))
first = cast["", Role.MINISTRY_OFFICER]
second = register(email="petugas.kedua@example.id", name="Bayu Santoso", password=None)
post = Membership.objects.get(person=first, role=Role.MINISTRY_OFFICER)
Membership.objects.create(
    person=second, organisation=post.organisation, role=post.role, since=post.since
)
keys = []
for person in (first, second):
    client, request = Client(), HttpRequest()
    client.force_login(person)
    request.session, request.user = client.session, person
    record_authentication(request, person, method="password", reauthenticated=True)
    request.session.save()
    keys.append(request.session.session_key)
print(json.dumps(keys))
"""


@pytest.fixture(scope="module")
def keys(site: Site) -> list[str]:
    """Sessions of the two officers."""
    admin = [sys.executable, "-m", "selaras.web.project.manage", "shell", "--no-imports"]
    done = subprocess.run(
        [*admin, "--command", _SCENE],
        env={**os.environ, "SELARAS_VAR": str(site.var), "SELARAS_DEMO": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture
def desks(site: Site, browser: Browser, keys: list[str]) -> Iterator[tuple[Desk, Desk]]:
    """Their two machines; neither browser may have complained when the journey ends."""
    both = Desk(site, browser, keys[0]), Desk(site, browser, keys[1])
    yield both
    for desk in both:
        desk.context.close()
        assert desk.complaints == []


def enter(page: Page, region: str, word: str) -> None:
    """Type both numbers and press Enter; everything else is there already."""
    page.get_by_label("Nomor MoU dari daerah").fill(f"{word}/{region}")
    page.get_by_label("Penanda tangan kementerian", exact=True).fill("Sri Lestari")
    page.get_by_label("Jabatan penanda tangan kementerian").fill("Direktur Jenderal")
    number = page.get_by_label("Nomor MoU dari kementerian")
    number.fill(f"B-{word}/{region}")
    number.press("Enter")


def test_what_one_enters_the_other_sees_and_never_overwrites(
    site: Site, desks: tuple[Desk, Desk]
) -> None:
    first, second = desks
    watching = second.open(DAY)
    screen = second.context.new_page()
    screen.goto(f"{site.address}{DAY}hall/")
    expect(watching.locator("#told")).to_contain_text("0 dari 3")

    entering = first.open(DAY)
    entering.get_by_role("link", name="Catat Kabupaten Luwu", exact=True).focus()
    entering.keyboard.press("Enter")
    enter(entering, FIRST, "pertama")
    # The next region in the order of the list is ready at once.
    expect(entering.get_by_role("heading", name="Catat Kabupaten Luwu Utara")).to_be_visible()
    for page in (watching, screen):
        expect(page.locator("#told")).to_contain_text("1 dari 3", timeout=15_000)
    expect(watching.locator("#lines")).to_contain_text("B-pertama/73.17")
    expect(screen.locator(".hall-list .signed")).to_contain_text("Kabupaten Luwu")

    # Both type the same region; whoever is second is told what the first one entered.
    second.open(f"{DAY}{SECOND}/#entry")
    enter(entering, SECOND, "pertama")
    expect(entering.get_by_role("heading", name="Catat Kabupaten Luwu Timur")).to_be_visible()
    enter(watching, SECOND, "kedua")
    refusal = watching.get_by_role("alert")
    expect(refusal).to_contain_text("sudah dicatat orang lain: nomor pertama/73.22")
    expect(watching.get_by_label("Nomor MoU dari daerah")).to_have_value("kedua/73.22")
    count = "SELECT count(*) FROM agreements_agreement WHERE ministry_number LIKE 'B-kedua%'"
    assert site.ask(count) == 0

    for path in (DAY, f"{DAY}{THIRD}/", f"{DAY}hall/", DAY.removesuffix("signing/")):
        first.examine(path)
    first.examine(f"{DAY.removesuffix('signing/')}{FIRST}/")


def test_the_day_goes_on_without_scripts(site: Site, browser: Browser, keys: list[str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": keys[0], "url": site.address}])
    page = context.new_page()
    page.goto(f"{site.address}{DAY}{THIRD}/")
    enter(page, THIRD, "tanpa")
    # One where this is the first thing that happens on that day.
    expect(page.locator("#told")).to_contain_text(re.compile("[13] dari 3"))
    page.get_by_role("link", name="Muat ulang").click()
    expect(page.locator("#lines")).to_contain_text("B-tanpa/73.24")
    context.close()

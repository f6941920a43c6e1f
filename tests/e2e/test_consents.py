"""Support asks, the person signs in again and consents, support looks and stops; both languages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Site, watched

pytestmark = pytest.mark.browser

PASSWORD = "tenun-sagu-perahu-7391"

# Not people of the demonstration: those sign in only where the site is one.
PEOPLE = f"""
from datetime import date
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.people import register
from selaras.web.project.cast import load_cast
load_cast()
ministry = Organisation.objects.get(kind="ministry")
regency = Organisation.objects.get(kind="local_government", region="73.22")
for name, role, place in (("Bantu", "support", ministry), ("Rencana", "planner", regency)):
    for language in ("id", "en"):
        person = register(
            email=f"{{role}}.{{language}}@uji.selaras.test", name=f"{{name}} {{language.upper()}}",
            password="{PASSWORD}", language=language,
        )
        Membership.objects.create(
            person=person, organisation=place, role=role, since=date(2024, 1, 2),
            title="Petugas Dukungan" if role == "support" else "Perencana",
        )
"""


@dataclass(frozen=True)
class Words:
    """What the journey reads and presses."""

    prefix: str
    reason: str
    noted: str
    answer: str
    go_on: str
    again: str
    half_hour: str
    give: str
    given: str
    start: str
    through: str
    looked_at: str
    only: str
    watched: str
    stop: str
    own_eyes: str


INDONESIAN = Words(
    prefix="",
    reason="Anda melaporkan Bab III kosong",
    noted="Permintaan dicatat",
    answer="Baca dan jawab",
    go_on="Lanjut memberi izin",
    again="Lanjutkan",
    half_hour="30 menit",
    give="Beri izin",
    given="boleh melihat Selaras dengan mata Anda selama 30 menit",
    start="Mulai melihat",
    through="Anda melihat dengan mata Rencana ID",
    looked_at="Apa yang dilihat",
    only="Tertutup selama melihat",
    watched="sedang melihat Selaras dengan mata Anda",
    stop="Berhenti melihat",
    own_eyes="Anda kembali melihat dengan mata sendiri",
)
ENGLISH = Words(
    prefix="/en",
    reason="You reported that Bab III is empty",
    noted="The request is noted",
    answer="Read and answer",
    go_on="Go on to consent",
    again="Continue",
    half_hour="30 minutes",
    give="Give consent",
    given="may look at Selaras through your eyes for 30 minutes",
    start="Start looking",
    through="You are looking through the eyes of Rencana EN",
    looked_at="What is looked at",
    only="Closed while looking",
    watched="is looking at Selaras through your eyes",
    stop="Stop looking",
    own_eyes="You see with your own eyes again",
)


AN_HOUR_LATER = """
from importlib import import_module
from django.conf import settings
store = import_module(settings.SESSION_ENGINE).SessionStore
for row in store.get_model_class().objects.all():
    session = store(row.session_key)
    for each in session.get("account_authentication_methods", []):
        each["at"] -= 3600
    session.modified = True
    session.save()
"""


def run(site: Site, script: str) -> None:
    """A script in the site's own process environment."""
    subprocess.run(
        [sys.executable, "-m", "selaras.web.project.manage", "shell", "-c", script],
        env={**os.environ, "SELARAS_VAR": str(site.var)},
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def staffed(site: Site) -> Site:
    """The running site with a supporter and a planner for each language."""
    run(site, PEOPLE)
    return site


@contextmanager
def window(browser: Browser) -> Iterator[Page]:
    """A browser of its own; axe needs to get past the policy of the site."""
    context = browser.new_context(bypass_csp=True)
    seen = watched(context)
    yield seen.page
    context.close()
    # A page that is refused on purpose is told on the console too.
    assert [each for each in seen.complaints if "403" not in each] == []


def sign_in(page: Page, site: Site, prefix: str, address: str) -> None:
    page.goto(f"{site.address}{prefix}/account/sign-in/")
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form.sheet button").first.click()
    page.wait_for_url(f"{site.address}{prefix}/tasks/")


def no_fault(page: Page) -> None:
    """On a desk and on a phone."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page).response["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found] == []
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, (page.url, width)


@pytest.mark.parametrize(("words", "language"), [(INDONESIAN, "id"), (ENGLISH, "en")])
def test_support_looks_only_with_consent(
    staffed: Site, browser: Browser, words: Words, language: str
) -> None:
    home = f"{staffed.address}{words.prefix}"
    asked = f"planner.{language}@uji.selaras.test"
    with window(browser) as helper, window(browser) as person:
        sign_in(helper, staffed, words.prefix, f"support.{language}@uji.selaras.test")
        sign_in(person, staffed, words.prefix, asked)

        helper.goto(f"{home}/support/ask/")
        no_fault(helper)
        helper.locator("input[name=address]").fill(asked)
        helper.locator("textarea[name=reason]").fill(words.reason)
        helper.locator("form.sheet button").click()
        expect(helper.get_by_role("status")).to_contain_text(words.noted)
        no_fault(helper)

        until_there(person, f"{home}/account/", words.answer)
        no_fault(person)
        person.get_by_role("link", name=words.answer).click()
        expect(person.get_by_text(words.reason)).to_be_visible()
        no_fault(person)
        run(staffed, AN_HOUR_LATER)
        person.get_by_role("link", name=words.go_on).click()
        person.locator("input[name=password]").fill(PASSWORD)
        person.get_by_role("button", name=words.again).click()
        person.get_by_label(words.half_hour).check()
        no_fault(person)
        person.get_by_role("button", name=words.give).click()
        expect(person.get_by_role("status")).to_contain_text(words.given)
        no_fault(person)

        helper.goto(f"{home}/support/")
        no_fault(helper)
        helper.get_by_role("button", name=words.start).click()
        banner = helper.get_by_role("complementary").filter(has_text=words.through)
        expect(banner).to_be_visible()
        helper.goto(staffed.page("foundation/", language))
        expect(banner).to_be_visible()
        no_fault(helper)
        helper.goto(f"{home}/account/")
        expect(helper.get_by_role("heading", level=1)).to_have_text(words.only)
        no_fault(helper)

        person.goto(home + "/")
        note = person.get_by_role("complementary").filter(has_text=words.watched)
        expect(note).to_be_visible()
        no_fault(person)
        note.get_by_role("link", name=words.looked_at).click()
        expect(person.get_by_role("rowheader", name="foundation/")).to_be_visible()
        no_fault(person)

        helper.get_by_role("button", name=words.stop).click()
        expect(helper.get_by_role("status")).to_contain_text(words.own_eyes)
        expect(banner).to_have_count(0)
        person.goto(f"{home}/support/mine/")
        expect(note).to_have_count(0)
        no_fault(person)


def until_there(page: Page, address: str, link: str) -> None:
    """The worker brings the request within a moment."""
    for _ in range(40):
        page.goto(address)
        if page.get_by_role("link", name=link).count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"the request did not come to {address}")

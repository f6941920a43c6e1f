"""Desks of the people in a round: their window, their quick requests, and what axe says of it."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from selaras.web.assessments.phases import Phase
from tests.e2e.axe import examining, faults
from tests.e2e.conftest import Site, sessions, watched
from tests.web.pages import Who

LENGTH = timedelta(days=10)
"""Of each phase of a round."""

GONE = timedelta(days=3)
"""Of the phase that is made the present one; more than any two clocks are apart."""

PHASES = (Phase.ANSWERING, Phase.DESK, Phase.OBJECTION, Phase.FINAL)

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_VIEWS = (("", 1280), ("/en", 320))


class Desk:
    """A window of somebody who is signed in, or of a visitor.

    `page` is what they look at; `send` hands in a form of a page without drawing it, for what is
    repeated.
    """

    def __init__(self, site: Site, browser: Browser, key: str | None) -> None:
        self._site, self._browser, self._key = site, browser, key
        self.context = self._known(browser.new_context(viewport={"width": 1280, "height": 900}))
        seen = watched(self.context)
        self.page, self.complaints = seen.page, seen.complaints
        self._token = ""

    def open(self, path: str) -> Page:
        """Go to a page."""
        self.page.goto(self._site.address + path)
        return self.page

    def status(self, path: str) -> int:
        """What the address answers, without going there."""
        return self.context.request.get(self._site.address + path).status

    def body(self, path: str) -> str:
        """The page at the address, without going there."""
        response = self.context.request.get(self._site.address + path)
        assert response.status == 200, f"{path}: {response.status}"
        return response.text()

    def content(self, path: str) -> bytes:
        """The file at the address."""
        response = self.context.request.get(self._site.address + path)
        assert response.status == 200, f"{path}: {response.status}"
        return response.body()

    def send(
        self, form: str, told: dict[str, Any], *, path: str = "", says: str | re.Pattern[str]
    ) -> None:
        """Hand in the form of the page `form` (to `path` where that is another address); the
        page afterwards must say so."""
        if not self._token:
            found = _TOKEN.search(self.body(form))
            assert found is not None, form
            self._token = found[1]
        response = self.context.request.post(
            self._site.address + (path or form),
            multipart={"csrfmiddlewaretoken": self._token, **told},
            headers={"Referer": self._site.address + form},
        )
        assert re.search(says, response.text()), f"{path or form}: {response.status}"

    def examine(self, path: str) -> None:
        """axe finds nothing, wide in Indonesian and narrow in English, and nothing sticks out."""
        for language, width in _VIEWS:
            window = self._known(examining(self._browser, viewport={"width": width, "height": 900}))
            page = window.new_page()
            page.goto(self._site.address + language + path)
            wrong = faults(page)
            needed = page.evaluate("document.scrollingElement.scrollWidth")
            window.close()
            assert wrong == [], f"{language}{path} at {width}"
            assert needed <= width, f"{language}{path} at {width}"

    def _known(self, context: BrowserContext) -> BrowserContext:
        """The windows, in which this person has signed in."""
        if self._key is not None:
            cookie = {"name": "sessionid", "value": self._key, "url": self._site.address}
            context.add_cookies([cookie])  # type: ignore[list-item]
        return context


def desks(site: Site, browser: Browser, people: list[Who]) -> dict[Who | None, Desk]:
    """A desk for each of them, and one for a visitor."""
    keys = sessions(site, people)
    signed_in: dict[Who | None, Desk] = {who: Desk(site, browser, keys[who]) for who in people}
    return {**signed_in, None: Desk(site, browser, None)}


def fill_dates(page: Page, present: Phase) -> None:
    """Write dates into the form so that `present` is the phase of today, without an interview
    and a visit."""
    today = datetime.now(UTC).date()
    for place, phase in enumerate(PHASES):
        since = today - GONE + LENGTH * (place - PHASES.index(present))
        page.locator(f"[name={phase}_since]").fill(since.isoformat())
        until = since + LENGTH - timedelta(days=1)
        page.locator(f"[name={phase}_until]").fill(until.isoformat())
    for phase in (Phase.INTERVIEW, Phase.VISIT):
        page.locator(f"[name={phase}_since]").fill("")
        page.locator(f"[name={phase}_until]").fill("")


def says(page: Page, text: str) -> None:
    """The page tells it as what was just done."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def nowhere(words: Iterable[str], text: str) -> None:
    """None of the words stands in the text."""
    assert [word for word in words if word in text] == []

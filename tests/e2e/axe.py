"""What axe-core says of a page, in windows that bring it along."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

# Only what is wrong is told, and no film or sound is sought before.
_ASK = "axe.run({resultTypes: ['violations'], preload: false}).then(found => found.violations)"


def examining(browser: Browser, **options: Any) -> BrowserContext:
    """Windows whose every page holds axe from its beginning: handing it to each page takes as
    long as loading the page."""
    # The policy of the site would keep axe itself out of the page.
    context = browser.new_context(bypass_csp=True, **options)
    context.add_init_script(AXE_SCRIPT)
    return context


def faults(page: Page) -> list[str]:
    """Each rule that the page breaks, with the first place where it does."""
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in page.evaluate(_ASK)]

"""Walks the site as somebody: every page that links lead to, and each page asked in odd ways."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from tests.web.rights.answers import Answer, visit
from tests.web.rights.world import Actor

_LINK = re.compile(r'(?:href|src|hx-get|action)="([^"]*)"')
_NOT_FOLLOWED = ("/static/",)

QUERIES = (
    "words=zirkon&q=zirkon&search=zirkon&person=zirkon&page=2",
    "region=73.17&agency=1&organisation=1&role=planner&state=draft&when=ended&by=agency&page=999",
    "sort=-pk&order=name&what=plan.shared&before=999&pile=draft&kind=invitation",
)
"""Ways to ask a page for something else; a page that knows none of them shows itself."""

HEADERS: tuple[dict[str, str], ...] = (
    {"hx-request": "true", "accept": "text/csv"},
    {"accept": "application/json", "x-requested-with": "XMLHttpRequest"},
)
"""Other ways to ask for the same."""


def walk(actor: Actor, start: tuple[str, ...], most: int) -> dict[str, Answer]:
    """Every page that can be reached from there by links, each seen once."""
    found: dict[str, Answer] = {}
    waiting = list(start)
    while waiting and len(found) < most:
        address = waiting.pop(0)
        if address in found:
            continue
        found[address] = visit(actor, address)
        waiting += [each for each in links_in(address, found[address].body) if each not in found]
    return found


def links_in(page: str, body: str) -> Iterator[str]:
    """Addresses of this site that the page names."""
    for link in _LINK.findall(body):
        parts = urlsplit(urljoin(f"http://localhost{page}", unescape(link)))
        if parts.netloc == "localhost" and not parts.path.startswith(_NOT_FOLLOWED):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def oddly(actor: Actor, address: str) -> Iterator[tuple[str, Answer]]:
    """The page with questions of all kinds, with other headers, and by HEAD."""
    path = urlsplit(address).path
    for query in QUERIES:
        yield f"{path}?{query}", visit(actor, f"{path}?{query}")
    for headers in HEADERS:
        yield f"{path} {headers}", visit(actor, path, headers=headers)
    yield f"HEAD {path}", visit(actor, path, "HEAD")
    for other in (path.rstrip("/") or "//", f"/en{path}"):
        yield other, visit(actor, other)

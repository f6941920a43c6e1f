"""Links and pictures of the documentation lead to something that is there."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, documentation

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ELSEWHERE = ("https://", "http://", "mailto:")


def _prose(page: Path) -> str:
    """The page without code, where brackets mean other things."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def _links(page: Path) -> list[str]:
    return [
        link
        for link in _LINK.findall(_CODE.sub("", _prose(page)))
        if not link.startswith(_ELSEWHERE)
    ]


def _anchors(page: Path) -> set[str]:
    """What a heading is called in an address, as forges build it."""
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in _HEADING.findall(_prose(page))
    }


def _broken(page: Path, link: str) -> str | None:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.is_relative_to(ROOT) or not target.exists():
        return f"{link}: nothing is there"
    if anchor and target.suffix == ".md" and anchor not in _anchors(target):
        return f"{link}: no such heading"
    return None


@pytest.mark.parametrize("page", documentation(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert [told for link in _links(page) if (told := _broken(page, link))] == []


def test_links_are_seen() -> None:
    """The pages do hold links; otherwise the test above would prove nothing."""
    assert len(_links(ROOT / "docs" / "README.md")) > 10


def test_every_page_can_be_reached_from_the_first() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in _links(page)]
    assert [page for page in documentation() if page not in seen] == []

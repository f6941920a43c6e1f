"""Every decision says its four things, under the number of its file."""

import re

import pytest

from tests.docs.pages import ROOT

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("number", range(1, len(DECISIONS) + 1))
def test_a_decision_is_whole(number: int) -> None:
    page = DECISIONS[number - 1]
    text = page.read_text(encoding="utf-8")
    assert page.name.startswith(f"{number:04}-")
    assert text.startswith(f"# {number}. ")
    marks = re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE)
    assert [mark for mark in marks if mark != "Why"] == [
        "Context",
        "Decision",
        "Consequences",
        "Alternatives",
    ]

"""The page on security answers every requirement it speaks of, each once."""

import re

from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "explanation" / "security.md"

# Sections of OWASP ASVS 5.0.0, each with the number of its requirements of levels 1 and 2, which
# come first in a section.
_SECTIONS = """
    1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3
    4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:11 6.3:3 6.4:4 6.5:5 6.6:3 6.8:3 7.1:3
    7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4
    10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:3 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4
    13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4
    16.4:3 16.5:3
"""
_ROW = re.compile(r"^\| (\d[^|]*) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
_RANGE = re.compile(r"(\d+\.\d+)\.(\d+)(?:-(\d+))?")


def _numbers(cell: str) -> list[str]:
    found = []
    for part in cell.split(", "):
        place = _RANGE.fullmatch(part)
        assert place is not None, part
        first, last = int(place[2]), int(place[3] or place[2])
        found += [f"{place[1]}.{number}" for number in range(first, last + 1)]
    return found


def test_every_requirement_is_answered_once() -> None:
    wanted = [
        f"{section}.{number}"
        for section, _, count in (each.partition(":") for each in _SECTIONS.split())
        for number in range(1, int(count) + 1)
    ]
    rows = _ROW.findall(PAGE.read_text(encoding="utf-8"))
    answered = [number for cell, _, _ in rows for number in _numbers(cell)]
    assert sorted(answered) == sorted(wanted)
    assert {answer for _, answer, _ in rows} == {"met", "not met", "n/a", "operator"}
    assert all(reason.strip() for _, _, reason in rows)


def test_the_summary_counts_what_the_table_says() -> None:
    text = PAGE.read_text(encoding="utf-8")
    counted = dict.fromkeys(("met", "not met", "operator", "n/a"), 0)
    for cell, answer, _ in _ROW.findall(text):
        counted[answer] += len(_numbers(cell))
    words = r"(\d+) are met, (\d+) are not, (\d+) are the\s+operator's, (\d+) are n/a"
    said = re.search(words, text)
    assert said is not None
    assert tuple(map(int, said.groups())) == tuple(counted.values())

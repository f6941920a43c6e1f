"""The README claims about speed what was measured, missed goals included."""

from tests.docs.pages import ROOT


def _first_table(text: str) -> list[str]:
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    end = next(number for number in range(start, len(lines)) if not lines[number].startswith("|"))
    return lines[start:end]


def test_the_readme_tells_what_was_measured() -> None:
    measured = (ROOT / "docs" / "reference" / "benchmarks.md").read_text(encoding="utf-8")
    claimed = (ROOT / "README.md").read_text(encoding="utf-8")
    table = _first_table(measured)
    assert len(table) > 8
    assert _first_table(claimed.split("<!-- benchmarks -->")[1]) == table

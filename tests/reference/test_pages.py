"""The generated pages hold the data, and the committed ones are current."""

from pathlib import Path

import pytest

from selaras.core.framework import Knowledge
from selaras.reference import load_knowledge
from selaras.reference.pages import reference_pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return reference_pages(load_knowledge())


@pytest.mark.parametrize(
    "path", ["reference/dimensions.md", "reference/glossary.md", "reference/policy.md"]
)
def test_the_committed_page_is_current(pages: dict[str, str], path: str) -> None:
    assert (DOCS / path).read_text(encoding="utf-8") == pages[path]


def test_the_glossary_is_one_table_with_a_row_for_each_term(pages: dict[str, str]) -> None:
    rows = [line for line in pages["reference/glossary.md"].splitlines() if line.startswith("|")]
    assert len(rows) == 2 + len(load_knowledge().glossary)
    assert {row.count(" | ") for row in rows} == {4}
    terms = [row.split(" | ")[0] for row in rows[2:]]
    assert terms == sorted(terms, key=str.casefold)


def test_each_sub_dimension_has_its_row(pages: dict[str, str]) -> None:
    knowledge: Knowledge = load_knowledge()
    page = pages["reference/dimensions.md"]
    for dimension in knowledge.dimensions:
        section = page.split(f"(`{dimension.code}`, ")[1].split("\n## ")[0]
        for sub in dimension.sub_dimensions:
            assert f"| {sub.name.id}<br>`{sub.code}` | {sub.name.en} |" in section


def test_foreign_names_stand_apart(pages: dict[str, str]) -> None:
    assert "| Smart Mobility | Boyd Cohen | Smart Living |" in pages["reference/dimensions.md"]

"""The pages of the example say what its books say, and both what its file holds.

The sums are made here with plain dictionaries from the YAML file, not by the code under test.
"""

import re
from collections import Counter
from decimal import Decimal
from html import unescape
from importlib.resources import files
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from selaras.core.checks import check
from selaras.documents.book.book import Table
from selaras.documents.book.contents import contents
from selaras.reference import load_knowledge
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan

Raw = dict[str, Any]


@pytest.fixture(scope="module")
def raw() -> Raw:
    """The file of the example as YAML reads it."""
    file = files("selaras.reference").joinpath("examples", "luwu-utara.yaml")
    loaded: Raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def example(db: None) -> Plan:
    call_command("load_example", verbosity=0)
    return Plan.objects.get()


def text_of(client: Client, address: str) -> str:
    body = client.get(address).content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def book_rows(row: Plan, number: int, table_id: str) -> dict[str, list[str]]:
    """The rows of a table of a book, under the word in their first cell."""
    book = contents(read_plan(row), load_knowledge(), number, "id")
    tables = [
        block
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Table) and block.id == table_id
    ]
    (table,) = tables
    rows = [["".join(run.text for run in cell.line) for cell in each.cells] for each in table.rows]
    return {cells[0]: cells[1:] for cells in rows}


def billions(rupiah: int) -> str:
    """`Rp 37,5 miliar`, as a person writes it."""
    return f"Rp {Decimal(rupiah) / 10**9:.1f} miliar".replace(".", ",")


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def budget(raw: Raw, **only: Any) -> int:
    """Rupiah of the programmes' budget lines that have these values."""
    return sum(
        line["amount"]
        for programme in raw["programmes"]
        for line in programme.get("budget", ())
        if all({**line, "dimension": programme["dimension"]}[key] == only[key] for key in only)
    )


def years_of(raw: Raw) -> range:
    return range(raw["period"]["start"], raw["period"]["end"] + 1)


def test_dimensions_say_the_same(client: Client, example: Plan, raw: Raw) -> None:
    page = text_of(client, f"/plans/{example.key}/")
    book = book_rows(example, 3, "table-dimensions")
    for dimension in load_knowledge().dimensions:
        counts = [
            sum(item["dimension"] == dimension.code for item in raw[part])
            for part in ("objectives", "programmes", "quick_wins")
        ]
        cost = budget(raw, dimension=dimension.code)
        assert book[dimension.name.id] == [*map(str, counts), dotted(cost)]
        objectives, programmes, wins = counts
        said = f"{programmes} program · {wins} quick win · {objectives} sasaran {billions(cost)}"
        assert f"{dimension.name.id} {said}" in page


def test_years_say_the_same(client: Client, example: Plan, raw: Raw) -> None:
    page = text_of(client, f"/plans/{example.key}/")
    book = book_rows(example, 3, "table-budget-years")
    for year in years_of(raw):
        active = sum(
            each["years"]["start"] <= year <= each["years"]["end"] for each in raw["programmes"]
        )
        assert book[str(year)] == [str(active), dotted(budget(raw, year=year))]
        assert f"{year} {billions(budget(raw, year=year))}" in page
        filtered = text_of(client, f"/plans/{example.key}/programmes/?year={year}")
        assert f"{active} program, " in filtered
    assert f"Jumlah {billions(budget(raw))}" in page


def test_sources_of_funds_say_the_same(client: Client, example: Plan, raw: Raw) -> None:
    page = text_of(client, f"/plans/{example.key}/finance/")
    book = book_rows(example, 2, "table-sources-of-funds")
    used = {line["fund"] for each in raw["programmes"] for line in each.get("budget", ())}
    funds = [fund for fund in load_knowledge().funds if fund.code in used]
    for year in years_of(raw):
        amounts = [budget(raw, year=year, fund=fund.code) for fund in funds]
        expected = [dotted(amount // 10**6) for amount in (*amounts, sum(amounts))]
        assert [cell.replace("–", "0") for cell in book[str(year)]] == expected
    for fund in funds:
        amounts = [budget(raw, year=year, fund=fund.code) for year in years_of(raw)]
        shown = [dotted(amount // 10**6) for amount in (*amounts, sum(amounts)) if amount]
        assert " ".join([fund.name.id, *shown]) in page


def test_every_programme_is_listed_once(client: Client, example: Plan, raw: Raw) -> None:
    body = client.get(f"/plans/{example.key}/programmes/").content.decode()
    names = [unescape(name) for name in re.findall(r'/programmes/[^/"]+/">([^<]+)</a>', body)]
    assert sorted(names) == sorted(each["name"]["id"] for each in raw["programmes"])
    total = f"{len(names)} program, {billions(budget(raw))}"
    assert total in text_of(client, f"/plans/{example.key}/programmes/")


def test_parts_are_counted_and_their_gaps_seen(client: Client, example: Plan, raw: Raw) -> None:
    page = text_of(client, f"/plans/{example.key}/")
    fields = ("objectives", "lead", "nomenclature", "years", "outputs", "budget")
    complete = sum(all(each.get(name) for name in fields) for each in raw["programmes"])
    assert f"Program {len(raw['programmes'])} {complete} lengkap" in page
    assert complete < len(raw["programmes"])
    assert f"Quick win {len(raw['quick_wins'])} lengkap" in page
    assert f"SWOT {len(raw['swot'])} lengkap" in page


def test_findings_are_counted_alike_everywhere(client: Client, example: Plan) -> None:
    found = check(read_plan(example), load_knowledge())
    counts = Counter(finding.severity.value for finding in found)
    said = (
        f"{counts['error']} kesalahan · {counts['warning']} peringatan · {counts['advice']} saran"
    )
    assert said in text_of(client, f"/plans/{example.key}/")
    checks = f"/plans/{example.key}/checks/"
    assert f"{len(found)} temuan" in text_of(client, checks)
    for severity, count in counts.items():
        assert f"{count} temuan" in text_of(client, f"{checks}?severity={severity}")
    shelf = text_of(client, f"/plans/{example.key}/books/")
    own = Counter(
        finding.severity.value
        for finding in found
        if finding.part in ("", "documents", "quick_wins")
    )
    assert f"Buku IV. Quick Win {own['error']} kesalahan" in shelf

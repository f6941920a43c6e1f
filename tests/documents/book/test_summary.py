"""Buku III: totals that add up, and what a reader with five minutes must find."""

import pytest

from selaras.core.plan import Masterplan
from selaras.documents.book.book import Book, Figure, Quote, Signature, Signatures
from selaras.documents.book.contents import contents
from selaras.reference.load import load_knowledge
from selaras.reference.sample import sample_plan
from tests.documents.book.small_plan import small_data, small_plan
from tests.documents.book.soundness import tables_of, texts_of

KNOWLEDGE = load_knowledge()


@pytest.fixture(scope="module")
def book() -> Book:
    return contents(small_plan(), KNOWLEDGE, 3)


def test_dimensions_add_up_to_the_plan(book: Book) -> None:
    rows = texts_of(tables_of(book)["table-dimensions"])
    assert rows[0] == ["Smart Governance", "1", "1", "1", "5.900"]
    assert rows[5] == ["Smart Environment", "0", "1", "0", "700"]
    assert rows[-1] == ["Jumlah", "1", "2", "1", "6.600"]


def test_totals_of_a_large_plan_are_independent_sums() -> None:
    plan = sample_plan(programmes=120, seed=11)
    rows = texts_of(tables_of(contents(plan, KNOWLEDGE, 3))["table-dimensions"])
    numbers = [[int(text.replace(".", "")) for text in row[1:]] for row in rows]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    money = sum(line.amount for programme in plan.programmes for line in programme.budget)
    assert numbers[-1][3] == money
    assert numbers[-1][1] == 120


def test_what_stands_in_an_unknown_dimension_is_counted_too() -> None:
    data = small_data()
    data["objectives"][0]["dimension"] = "mobility"
    rows = texts_of(
        tables_of(contents(Masterplan.model_validate(data), KNOWLEDGE, 3))["table-dimensions"]
    )
    assert rows[-2:] == [
        ["Dimensi lain: mobility", "1", "0", "0", "0"],
        ["Jumlah", "1", "2", "1", "6.600"],
    ]


def test_the_pictures_are_there_with_their_numbers(book: Book) -> None:
    figures = [
        block.id
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Figure)
    ]
    assert figures == [
        "figure-dimension-profile",
        "figure-budget-years",
        "figure-budget-sources",
        "figure-roadmap",
    ]
    years = texts_of(tables_of(book)["figure-budget-years-data"])
    assert [row[0] for row in years] == ["2023", "2024", "2025", "2026"]
    assert [row[-1] for row in years] == ["3.000", "2.900", "700", "0"]
    assert texts_of(tables_of(book)["table-budget-years"]) == [
        ["2023", "1", "3.000"],
        ["2024", "2", "2.900"],
        ["2025", "1", "700"],
        ["2026", "1", "0"],
        ["Jumlah", "6.600"],
    ]


def test_vision_commitment_and_signatures_are_those_of_the_plan(book: Book) -> None:
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    quotes = [block.line[0].text for block in blocks if isinstance(block, Quote)]
    assert quotes == ["Luwu Utara yang BISA", "Kami berkomitmen"]
    signed = next(block for block in blocks if isinstance(block, Signatures))
    assert signed.place_and_date == "Masamba, 22 September 2022"
    assert signed.entries == (Signature("Bupati Luwu Utara", "Indah Putri Indriani"),)


def test_quick_wins_and_bodies_stand_in_their_tables(book: Book) -> None:
    assert texts_of(tables_of(book)["table-quick-wins"]) == [
        ["Smart Governance"],
        ["Loket cepat", "Antre lebih singkat", "Diskominfo", "Direncanakan", "250"],
        ["Jumlah", "250"],
    ]
    assert texts_of(tables_of(book)["table-bodies"]) == [
        ["Dewan Smart City", "Dewan Smart City", "Bupati", "1"]
    ]

"""The annex of waivers: in the books that they touch, with everything that answers for them."""

from typing import Any

import pytest

from selaras.core.text import LANGUAGES, Language
from selaras.documents.book.book import Book, Chapter, Table
from selaras.documents.book.contents import BOOKS, contents
from selaras.reference import load_knowledge
from tests.documents.book.small_plan import small_plan, waived_plan
from tests.documents.book.soundness import faults, runs_of, texts_of

KNOWLEDGE = load_knowledge()
NBSP = "\N{NO-BREAK SPACE}"

NO_BASELINE: dict[str, Any] = {
    "key": "ikm-baru",
    "rule": "IND03",
    "part": "indicators",
    "item": "ikm",
    "field": "baseline",
    "reason": {"id": "Survei pertama tahun 2025", "en": "First survey in 2025"},
    "approver": "Sekretaris Daerah",
    "until": "2025-12-31",
}
NO_RPJMN: dict[str, Any] = {
    "key": "rpjmn",
    "rule": "DOC03",
    "field": "documents",
    "reason": "RPJMN baru belum terbit",
    "approver": "Kepala Bappeda",
    "since": "2024-02-01",
    "until": "2025-03-31",
}


def annex(book: Book) -> Chapter | None:
    return next((chapter for chapter in book.chapters if chapter.id == "waivers"), None)


def rows(book: Book) -> list[list[str]]:
    chapter = annex(book)
    assert chapter is not None
    (table,) = (block for block in chapter.blocks if isinstance(block, Table))
    return [[text.replace(NBSP, " ") for text in row] for row in texts_of(table)]


@pytest.mark.parametrize("number", BOOKS)
def test_a_plan_without_waivers_has_no_annex_for_them(number: int) -> None:
    assert annex(contents(small_plan(), KNOWLEDGE, number)) is None


@pytest.mark.parametrize(("number", "told"), [(1, False), (2, True), (3, True), (4, False)])
def test_a_waiver_stands_in_the_books_that_its_part_counts_for(number: int, told: bool) -> None:
    book = contents(waived_plan(NO_BASELINE), KNOWLEDGE, number)
    assert (annex(book) is not None) is told


@pytest.mark.parametrize("number", BOOKS)
def test_a_waiver_of_the_documents_concerns_every_book(number: int) -> None:
    book = contents(waived_plan(NO_RPJMN), KNOWLEDGE, number)
    assert rows(book) == [
        [
            "Rencana tanpa RPJMN (DOC03)",
            "Dokumen dan dasar hukum",
            "RPJMN baru belum terbit",
            "Kepala Bappeda",
            "1 Februari 2024 sampai 31 Maret 2025",
        ]
    ]


@pytest.mark.parametrize(
    ("language", "row"),
    [
        (
            "id",
            [
                "Indikator tanpa nilai awal (IND03)",
                "Indikator: Indeks Kepuasan Masyarakat",
                "Survei pertama tahun 2025",
                "Sekretaris Daerah",
                "sampai 31 Desember 2025",
            ],
        ),
        (
            "en",
            [
                "Indicator without baseline (IND03)",
                "Indicators: Indeks Kepuasan Masyarakat",
                "First survey in 2025",
                "Sekretaris Daerah",
                "until 31 December 2025",
            ],
        ),
    ],
)
def test_a_waiver_says_what_where_why_who_and_until_when(
    language: Language, row: list[str]
) -> None:
    book = contents(waived_plan(NO_BASELINE), KNOWLEDGE, 2, language)
    assert rows(book) == [row]
    assert faults(book) == []


def test_a_waiver_of_what_is_gone_is_named_by_its_key_and_code() -> None:
    gone = {**NO_BASELINE, "rule": "ZZZ99", "item": "indeks-lama"}
    (row,) = rows(contents(waived_plan(gone), KNOWLEDGE, 2))
    assert row[:2] == ["ZZZ99", "Indikator: indeks-lama"]


def test_prose_is_named_by_the_section_it_was_written_for() -> None:
    prose = {**NO_BASELINE, "rule": "PER01", "part": "narratives", "item": "background"}
    (row,) = rows(contents(waived_plan(prose), KNOWLEDGE, 1))
    assert row[1] == "Uraian: Latar belakang"


def test_the_source_of_a_waiver_is_among_the_sources() -> None:
    book = contents(
        waived_plan({**NO_BASELINE, "origin": {"source": "Nota dinas 7/2024"}}), KNOWLEDGE, 2
    )
    sources = next(chapter for chapter in book.chapters if chapter.id == "sources")
    assert "Nota dinas 7/2024" in {run.text for run in runs_of(sources)}
    assert faults(book) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_up_waivers_bear_their_mark(language: Language) -> None:
    made_up = {**NO_BASELINE, "origin": {"demonstration": ["approver", "reason"]}}
    book = contents(waived_plan(made_up), KNOWLEDGE, 2, language)
    chapter = annex(book)
    marked = {run.text for run in runs_of(chapter) if run.demonstration}
    assert marked == {
        "Sekretaris Daerah",
        {"id": "Survei pertama tahun 2025", "en": "First survey in 2025"}[language],
    }
    assert faults(book) == []

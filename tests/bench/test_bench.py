"""Every part of the bench runs on a tiny plan; how fast is for `make bench` to say."""

import json
import zipfile
from pathlib import Path

import pytest
from bench.books.plain import plain_book, words
from bench.books.prepare import drawings, prepare
from bench.books.template import write_template
from bench.checks import growth, memory
from bench.claim import Claim, Part, ratio
from bench.process import NotMeasured, run
from bench.records import compare as records
from bench.report import claims_table, full_report, results
from bench.site import compare as site
from bench.word import compare as word
from bench.word.cells import document
from bench.workload import BOOKS, write_plan_file
from bench.worksheet import compare as worksheet
from docx import Document
from pypdf import PdfReader

from selaras.documents.book.book import Book
from selaras.documents.book.contents import contents
from selaras.documents.book.plain import book_text
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan

PROGRAMMES = 18


@pytest.fixture(scope="module")
def book() -> Book:
    plan = sample_plan(programmes=PROGRAMMES, seed=7)
    return contents(plan, load_knowledge(), 1)


def test_the_template_is_given_every_word_of_the_book(book: Book) -> None:
    blocks = plain_book(book, ["picture"] * len(drawings(book)))
    given = json.dumps(blocks, ensure_ascii=False)
    pieces = [piece for text in book_text(book) for piece in text.split()]
    assert [
        piece for piece in pieces if json.dumps(piece, ensure_ascii=False)[1:-1] not in given
    ] == []
    assert words(blocks) > sum(any(map(str.isalnum, piece)) for piece in pieces)


def test_both_word_documents_hold_the_same_tables(tmp_path: Path, book: Book) -> None:
    pictures = [b""] * len(drawings(book))
    blocks = [
        block for block in plain_book(book, ["0"] * len(pictures)) if block["kind"] != "figure"
    ]
    (tmp_path / "cells.docx").write_bytes(document(blocks, pictures))
    tables = Document(str(tmp_path / "cells.docx")).tables
    assert len(tables) == sum(block["kind"] == "table" for block in blocks)
    first = next(block for block in blocks if block["kind"] == "table")
    assert [cell.text for cell in tables[0].rows[0].cells][: len(first["head"])] == first["head"]


def test_the_template_is_a_word_document_with_its_loops(tmp_path: Path) -> None:
    write_template(tmp_path / "template.docx")
    with zipfile.ZipFile(tmp_path / "template.docx") as archive:
        body = archive.read("word/document.xml").decode()
    for loop in ("{%p for block in blocks %}", "{%tr for row in block.rows %}"):
        assert loop in body


def test_books_by_us_and_by_typst_alone(tmp_path: Path) -> None:
    held = prepare(write_plan_file(tmp_path, PROGRAMMES), tmp_path)
    assert set(held) == set(BOOKS)
    for module in ("bench.books.ours", "bench.books.typst_alone"):
        assert run(module, tmp_path)["seconds"] > 0
    for number in BOOKS:
        assert len(PdfReader(tmp_path / f"ours{number}.pdf").pages) > 1


def test_word_documents_are_compared(tmp_path: Path) -> None:
    part = word.measure(tmp_path, programmes=PROGRAMMES, repetitions=1)
    assert part.missing == ()
    assert len(part.claims) == 1


def test_worksheets_are_compared(tmp_path: Path) -> None:
    part = worksheet.measure(tmp_path, programmes=PROGRAMMES, repetitions=1)
    assert part.missing == ()
    assert len(part.claims) == 2


def test_checks_are_timed_for_each_size() -> None:
    part = growth.measure((30, 300), repetitions=1)
    assert [row[0] for row in part.listings[0].rows] == ["30", "300"]


def test_memory_is_read_after_each_plan() -> None:
    part = memory.measure(programmes=PROGRAMMES, plans=3, settled=1)
    assert part.missing == ()
    assert len(part.raw["megabytes"]) == 3


def test_every_page_is_visited_at_both_sizes() -> None:
    part = site.measure((2, 18), repetitions=1)
    assert part.missing == ()
    assert all(weight > 0 for *_, weight in part.raw.values())


def test_a_side_that_fails_says_why() -> None:
    with pytest.raises(NotMeasured, match=r"bench\.nothing"):
        run("bench.nothing")


def test_the_report_tells_claims_and_what_is_missing() -> None:
    parts = [
        Part(
            "PDF", claims=(Claim("Books, faster than", ratio([8, 9, 40], [1, 1, 2]), 8, "least"),)
        ),
        Part("site", claims=(Claim("Load", 120, 100, "most", " kB"),), missing=("no soffice",)),
    ]
    assert claims_table(parts).splitlines()[2:] == [
        "| Books, faster than | 9× | ≥ 8× | yes |",
        "| Load | 120 kB | ≤ 100 kB | **no** |",
    ]
    assert "- site: no soffice" in full_report(parts, "a machine")
    told = json.loads(results(parts, "a machine"))
    assert [claim["holds"] for part in told["parts"] for claim in part["claims"]] == [True, False]


def test_the_record_is_measured_on_both_databases() -> None:
    part = records.measure(entries=600, writes=3, repetitions=1)
    assert part.missing == ()
    assert len(part.claims) == 6
    assert all(claim.value > 0 for claim in part.claims)
    assert set(part.listings[0].rows[0]) != {""}

"""The report on a result: sound as a book, the same story in every format."""

import io
from fractions import Fraction

import docx
import pypdf
import pytest

from selaras.core.instrument import Bridge, Pair, improvement, score
from selaras.core.text import LANGUAGES, Language, Text
from selaras.documents.book.book import Table
from selaras.documents.book.files import write
from selaras.documents.book.plain import main_text
from selaras.documents.report import Earlier, ResultFacts, result_report
from selaras.reference.instruments import instrument
from tests.documents.book.soundness import faults, texts_of
from tests.documents.report.results import EVALUATION, facts


def with_earlier() -> ResultFacts:
    """The same result, half a point better than in the version of another year."""
    old = instrument("smart-city-evaluation", "2023-sleman")
    pairs = (Pair("outcome", "outcome", True), Pair("impact", "impact", False, Text(id="Lain.")))
    now = facts()
    crossing = Bridge(old.key, now.instrument.key, pairs, False, Text(id="Bobotnya lain."))
    before = score(old, EVALUATION | {"outcome": Fraction(9, 4)}, "regency")
    moved = improvement(before, now.score, crossing)
    assert before.index is not None
    earlier = Earlier(Text(id="Evaluasi 2025"), before.index, moved)
    return ResultFacts(**{**vars(now), "earlier": earlier})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("demonstration", [False, True])
def test_it_is_a_sound_book(language: Language, demonstration: bool) -> None:
    assert faults(result_report(facts(demonstration=demonstration), language)) == []
    assert faults(result_report(with_earlier(), language)) == []


def test_the_tree_adds_up_to_the_index() -> None:
    book = result_report(facts(), "id")
    tree = next(
        block
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Table) and block.caption == "Pohon nilai"
    )
    rows = texts_of(tree)
    assert rows[0] == [
        "Baseline",
        "3,25",
        "3,00",
        "3,50",
        "3,25",
        "10\N{NO-BREAK SPACE}%",
        "0,33",
    ]
    assert rows[-1][0] == "Indeks"
    assert rows[-1][-1] == "3,05"
    said = " ".join(main_text(book))
    assert "30\N{NO-BREAK SPACE}% × 2,75" in said
    assert "Pada 4 dari 5 butir (80\N{NO-BREAK SPACE}%)" in said
    assert "Alfa Krippendorff 0,81." in said


def test_what_cannot_be_compared_is_said_with_the_reason() -> None:
    said = " ".join(main_text(result_report(with_earlier(), "id")))
    assert "tidak dapat dibandingkan" in said
    assert "+0,50" in said
    assert "Bobotnya lain." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_and_word_hold_what_it_says(language: Language) -> None:
    book = result_report(with_earlier(), language)
    pdf = pypdf.PdfReader(io.BytesIO(write(book, "pdf")))
    printed = "".join("".join(page.extract_text() for page in pdf.pages).split())
    opened = docx.Document(io.BytesIO(write(book, "docx")))
    typed = "".join(paragraph.text for paragraph in opened.paragraphs)
    for sentence in ("Kelembagaan lengkap.", "Tetapkan peraturan tata kelola data."):
        assert "".join(sentence.split()) in printed
        assert sentence in typed
    assert book.fingerprint[:8] in printed

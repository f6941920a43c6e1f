"""The result letter: one page whatever it says, in the words of an official letter."""

import io
from dataclasses import replace

import docx
import pikepdf
import pypdf
import pytest

from selaras.core.instrument import Instrument, Method
from selaras.core.text import LANGUAGES, Language, Text
from selaras.documents.letter import Letter, letter_docx, letter_pdf, result_letter
from selaras.reference.instruments import instrument, instruments
from tests.documents.report.results import DIGEST, facts


def one_line(content: bytes) -> str:
    """The text of a PDF of one page."""
    (page,) = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(page.extract_text().replace("\u00ad", "").split())


def words_of(letter: Letter) -> list[str]:
    """Everything the letter says, from top to bottom."""
    rows = [cell for row in (*letter.rows, letter.total) for cell in row.cells]
    said = [*letter.before, *letter.columns, *rows, *letter.below, *letter.after]
    said += [letter.office, letter.name, letter.copies_head, *letter.copies]
    return [each for each in (*letter.to, *said) if each]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_every_word_of_the_letter(language: Language) -> None:
    letter = result_letter(facts(demonstration=True), language)
    text = one_line(letter_pdf(letter)).replace(" ", "").casefold()
    for said in (*words_of(letter), *(value for _, value in letter.facts), letter.demonstration):
        assert "".join(said.split()).casefold() in text, said
    assert DIGEST in text


def test_numbers_are_those_worked_by_hand() -> None:
    letter = result_letter(facts(), "id")
    assert [row.cells for row in letter.rows] == [
        ("Baseline", "10\N{NO-BREAK SPACE}%", "3,25", "0,33"),
        ("Output", "20\N{NO-BREAK SPACE}%", "3,50", "0,70"),
        ("Outcome", "30\N{NO-BREAK SPACE}%", "2,75", "0,83"),
        ("Impact", "20\N{NO-BREAK SPACE}%", "2,75", "0,55"),
        ("Quick win", "20\N{NO-BREAK SPACE}%", "3,25", "0,65"),
    ]
    assert letter.total.cells == ("Indeks", "", "3,05", "3,05")
    assert letter.place_and_date == "Jakarta, 5 Desember 2026"


@pytest.mark.parametrize(
    ("region", "to", "copied"),
    [
        ("73.22", "Yth. Bupati Luwu Utara", "Gubernur Sulawesi Selatan"),
        ("73.71", "Yth. Wali Kota Makassar", "Gubernur Sulawesi Selatan"),
        ("73", "Yth. Gubernur Sulawesi Selatan", ""),
    ],
)
def test_it_is_addressed_to_the_head_of_the_region(region: str, to: str, copied: str) -> None:
    letter = result_letter(facts(region=region), "id")
    assert letter.to[0] == to
    assert any(each.startswith("Gubernur") for each in letter.copies) == bool(copied)


@pytest.mark.parametrize("used", instruments(), ids=lambda used: used.key)
def test_it_stays_on_one_page_for_every_instrument(used: Instrument) -> None:
    values = {
        node.code: node.scale.high
        for node in used.leaves()
        if used.node(node.parent or "index").method not in (Method.LEVEL, Method.THRESHOLD)
    }
    long = Text(id="Sangat memuaskan dengan catatan " * 3, en="Excellent with remarks " * 4)
    said = replace(
        facts(used, dict(list(values.items())[:-1]), predicate=long, demonstration=True),
        signer_title="Direktur Jenderal Teknologi Pemerintah Digital dan Ekosistem Digital",
        round=Text(id="Penilaian kesiapan dan kematangan kota cerdas tahun 2026 tahap kedua"),
    )
    one_line(letter_pdf(result_letter(said, "id")))


def test_the_file_is_tagged_and_always_the_same() -> None:
    letter = result_letter(facts(), "id")
    content = letter_pdf(letter)
    assert content == letter_pdf(letter)
    assert letter_docx(letter) == letter_docx(letter)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "id"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_holds_the_same_words(language: Language) -> None:
    letter = result_letter(facts(demonstration=True), language)
    opened = docx.Document(io.BytesIO(letter_docx(letter)))
    text = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    text += "\n".join(cell.text for row in opened.tables[0].rows for cell in row.cells)
    for said in (*words_of(letter), *letter.head, letter.place_and_date, DIGEST):
        assert said in text, said


def test_an_index_of_many_parts_is_told_alone() -> None:
    used = instrument("spbe", "2020")
    values = {node.code: node.scale.high for node in used.leaves()}
    letter = result_letter(facts(used, values), "id")
    assert letter.total.cells[2] == "5,00"
    assert letter.below[0] == "Predikat: Memuaskan"

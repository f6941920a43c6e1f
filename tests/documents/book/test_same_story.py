"""PDF, DOCX and page of a book tell the same story: the same words in the same order."""

import io
from collections.abc import Iterator, Sequence

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import html as lxml_html
from pypdf import PdfReader

from selaras.core.text import LANGUAGES, Language
from selaras.documents.book.book import Book
from selaras.documents.book.contents import contents
from selaras.documents.book.docx import write_docx
from selaras.documents.book.html import write_html
from selaras.documents.book.pdf import write_pdf
from selaras.documents.book.plain import book_text, figure_data_text, main_text
from selaras.reference import load_knowledge
from selaras.reference.example import load_example

# Typst breaks long words with these, and English lines with a hyphen that no text holds.
_FORGIVEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060-\u2010\u2011"), None)


def squeezed(text: str) -> str:
    """Text without spaces, hyphens and capitals, which are matters of setting."""
    return "".join(text.split()).translate(_FORGIVEN).casefold()


def assert_in_order(pieces: Sequence[str], text: str) -> None:
    """Every piece stands in the text, after the piece before it."""
    text, place = squeezed(text), 0
    for number, piece in enumerate(pieces):
        wanted = squeezed(piece)
        found = text.find(wanted, place)
        assert found >= 0, (
            f"piece {number} is missing after {text[place - 80 : place]!r}: {piece!r}"
        )
        place = found + len(wanted)


def text_of_pdf(content: bytes) -> str:
    """The text of all pages without their heads and feet, which the PDF marks as artifacts."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            kept = list(_without_artifacts(pikepdf.parse_content_stream(page)))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        bare = io.BytesIO()
        pdf.save(bare)
    return "\n".join(page.extract_text() for page in PdfReader(bare).pages)


def _without_artifacts(instructions: Sequence[object]) -> Iterator[object]:
    depth = 0
    for instruction in instructions:
        operands, operator = instruction.operands, str(instruction.operator)  # type: ignore[attr-defined]
        if operator in ("BDC", "BMC") and (depth or str(operands[0]) == "/Artifact"):
            depth += 1
        elif operator == "EMC" and depth:
            depth -= 1
        elif not depth or operator not in ("Tj", "TJ", "'", '"'):
            yield instruction


def text_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    texts = document.element.body.iter(qn("w:t"), qn("w:p"))
    return "".join(node.text or "" if node.tag == qn("w:t") else "\n" for node in texts)


def text_of_html(page: str) -> str:
    body = lxml_html.document_fromstring(page).find("body")
    assert body is not None
    return "\n".join(body.itertext())


@pytest.fixture(scope="module", params=[(n, lang) for n in (1, 2, 3, 4) for lang in LANGUAGES])
def book(request: pytest.FixtureRequest) -> Book:
    number, language = request.param
    return contents(load_example(load_knowledge()), load_knowledge(), number, language)


def test_pdf(book: Book) -> None:
    assert_in_order(book_text(book), text_of_pdf(write_pdf(book)))


def test_docx(book: Book) -> None:
    assert_in_order(book_text(book), text_of_docx(write_docx(book)))


def test_page(book: Book) -> None:
    page = text_of_html(write_html(book))
    assert_in_order(main_text(book), page)
    # On the page the numbers of a figure stand beside it, in the order of the figures.
    assert_in_order(figure_data_text(book)[1:], page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_sees_a_missing_word(language: Language) -> None:
    book = contents(load_example(load_knowledge()), load_knowledge(), 3, language)
    text = text_of_docx(write_docx(book)).replace("2023", "2024")
    with pytest.raises(AssertionError, match="is missing"):
        assert_in_order(book_text(book), text)

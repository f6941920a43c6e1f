"""The end of the record of decisions stands in a book that was made with it, and in no other."""

import io
import re
from datetime import UTC, datetime

import docx
import pypdf
import pytest

from selaras.core.text import Language
from selaras.documents.book.book import Anchor, Book
from selaras.documents.book.contents import contents
from selaras.documents.book.files import FORMATS, BookFormat, write
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan

ANCHOR = Anchor(
    1234,
    "0123456789abcdef" * 4,
    datetime(2026, 3, 2, 23, 30, tzinfo=UTC),
)
SAID: dict[Language, tuple[str, str]] = {
    "id": ("Catatan keputusan", "entri 1234, 2 Maret 2026"),
    "en": ("Record of decisions", "entry 1234, 2 March 2026"),
}


def book(language: Language, anchor: Anchor | None = ANCHOR) -> Book:
    plan = sample_plan(programmes=6, seed=1)
    return contents(plan, load_knowledge(), 4, language, anchor=anchor)


def text_of(content: bytes, kind: BookFormat) -> str:
    if kind == "pdf":
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    elif kind == "docx":
        text = "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)
    else:
        text = re.sub(r"<[^>]+>", " ", content.decode())
    return text


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_prints_the_anchor(kind: BookFormat, language: Language) -> None:
    text = text_of(write(book(language), kind), kind)
    for words in SAID[language]:
        assert words in text
    assert ANCHOR.digest in re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", FORMATS)
def test_without_an_anchor_nothing_is_said(kind: BookFormat) -> None:
    assert "Catatan keputusan" not in text_of(write(book("id", None), kind), kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_anchor_gives_the_same_bytes(kind: BookFormat) -> None:
    assert write(book("id"), kind) == write(book("id"), kind)

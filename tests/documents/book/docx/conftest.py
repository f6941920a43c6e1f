"""The document of the handmade book in both languages, opened in several ways."""

import io
import zipfile

import docx
import pytest
from docx.document import Document
from lxml import etree

from selaras.core.text import LANGUAGES
from selaras.documents.book.book import Book
from selaras.documents.book.docx import write_docx
from tests.documents.book.every_block import every_block_book


@pytest.fixture(scope="session", params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> Book:
    return every_block_book(request.param)


@pytest.fixture(scope="session")
def written(book: Book) -> bytes:
    return write_docx(book)


@pytest.fixture(scope="session")
def document(written: bytes) -> Document:
    return docx.Document(io.BytesIO(written))


@pytest.fixture(scope="session")
def parts(written: bytes) -> dict[str, etree._Element]:
    """Every XML part of the file by its name."""
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


@pytest.fixture(scope="session")
def body(parts: dict[str, etree._Element]) -> etree._Element:
    return parts["word/document.xml"]

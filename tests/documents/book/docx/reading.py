"""How the tests read a document back, and the small books they write."""

import io
from dataclasses import replace
from typing import Any

import docx
from docx.document import Document
from lxml import etree

from selaras.documents.book.book import Block, Book, Chapter
from selaras.documents.book.docx import write_docx
from tests.documents.book.every_block import every_block_book

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(element: etree._Element) -> str:
    """The visible text, tabs as spaces."""
    found = (
        " " if part.tag == f"{W}tab" else part.text or ""
        for part in element.iter(f"{W}t", f"{W}tab")
        if part.getparent().tag == f"{W}r"
    )
    return "".join(found)


def style_of(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def book_of(*blocks: Block, **chapter: Any) -> Book:
    """The handmade book with these blocks in a single chapter."""
    only = Chapter("satu", "1", "Satu", blocks)
    return replace(every_block_book(), chapters=(replace(only, **chapter),))


def opened(book: Book) -> Document:
    """The written book in python-docx."""
    return docx.Document(io.BytesIO(write_docx(book)))

"""The formats a book can be written in."""

from collections.abc import Callable
from importlib import import_module
from typing import Literal

from selaras.documents.book.book import Book

BookFormat = Literal["pdf", "docx", "html"]
FORMATS: tuple[BookFormat, ...] = ("pdf", "docx", "html")


def write(book: Book, format: BookFormat) -> bytes:
    """The book as the bytes of a file; the same book gives the same bytes."""
    module = import_module(f"selaras.documents.book.{format}")
    writer: Callable[[Book], bytes | str] = getattr(module, f"write_{format}")
    content = writer(book)
    return content.encode() if isinstance(content, str) else content

"""Writes a book as PDF: archival (PDF/A-2a), accessible (PDF/UA-1), the same bytes every time."""

import json
from pathlib import Path

import typst

from selaras.documents.book.book import Book
from selaras.documents.book.errors import BookError
from selaras.documents.book.fonts import book_fonts
from selaras.documents.book.printed import printed_book

_TEMPLATES = Path(__file__).parent / "templates"
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


def write_pdf(book: Book) -> bytes:
    """The book as one PDF file, tagged, with bookmarks and metadata.

    Equal books give equal bytes. Raises `BookError` when the book breaks a promise of its
    value: a reference to no block, a row wider than its table, a character without a glyph.
    """
    data = json.dumps(printed_book(book), ensure_ascii=False, separators=(",", ":"))
    try:
        written, warnings = typst.compile_with_warnings(
            str(_TEMPLATES / "book.typ"),
            root=str(_TEMPLATES),
            font_paths=book_fonts(),
            sys_inputs={"book": data},
            pdf_standards=_STANDARDS,
        )
    except typst.TypstError as error:
        raise _refused(book, error.message) from error
    if warnings:
        raise _refused(book, "; ".join(warning.message for warning in warnings))
    return written


def _refused(book: Book, reason: str) -> BookError:
    return BookError(
        f"{book.title} tidak dapat ditulis sebagai PDF: {reason}",
        f"{book.title} cannot be written as PDF: {reason}",
    )

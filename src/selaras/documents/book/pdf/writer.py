"""Writes a book as PDF: archival (PDF/A-2a), accessible (PDF/UA-1), the same bytes every time."""

import json
from itertools import count
from pathlib import Path

import typst

from selaras.documents.book.book import Book
from selaras.documents.book.pdf.fonts import book_fonts
from selaras.documents.book.pdf.printed import printed_book
from selaras.documents.book.pdf.refusal import refusal

_TEMPLATES = Path(__file__).parent / "templates"
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]

# Typst keeps what it laid out for ten compilations, in hope of setting the same document again:
# hundreds of megabytes for each large book, though no two books share much. Letting go of it takes
# a tenth of the time of a book, so a set of four is written first.
_KEPT_COMPILATIONS = 10
_BOOKS_IN_A_SET = 4
_written = count()


def write_pdf(book: Book) -> bytes:
    """The book as one PDF file, tagged, with bookmarks and metadata.

    Equal books give equal bytes. Raises `BookError` when the book breaks a promise of its
    value: a reference to no block, a row wider than its table, a character without a glyph.
    """
    data = printed_book(book)
    if next(_written) % _BOOKS_IN_A_SET == 0:
        _forget_earlier_books()
    try:
        written, warnings = typst.compile_with_warnings(
            str(_TEMPLATES / "book.typ"),
            root=str(_TEMPLATES),
            font_paths=book_fonts(),
            sys_inputs={"book": json.dumps(data, ensure_ascii=False, separators=(",", ":"))},
            pdf_standards=_STANDARDS,
        )
    except typst.TypstError as error:
        raise refusal(book, data, error.message) from error
    if warnings:
        raise refusal(book, data, "; ".join(warning.message for warning in warnings))
    return written


def _forget_earlier_books() -> None:
    for _ in range(_KEPT_COMPILATIONS):
        typst.compile(b"", font_paths=book_fonts())

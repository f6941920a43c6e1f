"""Writes the letter as PDF: archival (PDF/A-2a), accessible (PDF/UA-1), the same bytes always."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf.fonts import book_fonts
from selaras.documents.letter.letter import Letter

_TEMPLATES = Path(__file__).parent / "templates"
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


def letter_pdf(letter: Letter) -> bytes:
    """The letter as one PDF file. Raises BookError for a letter that cannot be set."""
    day = letter.day
    data = asdict(letter) | {"day": {"year": day.year, "month": day.month, "day": day.day}}
    try:
        written, warnings = typst.compile_with_warnings(
            str(_TEMPLATES / "letter.typ"),
            root=str(_TEMPLATES),
            font_paths=book_fonts(),
            sys_inputs={"letter": json.dumps(data, ensure_ascii=False)},
            pdf_standards=_STANDARDS,
        )
    except typst.TypstError as error:
        raise _refusal(letter, error.message) from error
    if warnings:
        raise _refusal(letter, "; ".join(warning.message for warning in warnings))
    return written


def _refusal(letter: Letter, message: str) -> BookError:
    return BookError(
        f"{letter.title} tidak dapat ditulis sebagai PDF: {message}",
        f"{letter.title} cannot be written as PDF: {message}",
    )

"""Writes certificates as PDF: archival (PDF/A-2a), accessible (PDF/UA-1), the same bytes always."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typst

from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf.fonts import book_fonts
from selaras.documents.certificate.certificate import Certificate

_TEMPLATES = Path(__file__).parent / "templates"
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


def certificates_pdf(certificates: Sequence[Certificate]) -> bytes:
    """One page for each, in one file, all in the language of the first.

    Raises BookError for words that cannot be set, ValueError where there is none.
    """
    if not certificates:
        raise ValueError("a file of certificates needs at least one")
    day = certificates[0].made_on
    data = {
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "pages": [asdict(each) | {"made_on": ""} for each in certificates],
    }
    try:
        written, warnings = typst.compile_with_warnings(
            str(_TEMPLATES / "certificate.typ"),
            root=str(_TEMPLATES),
            font_paths=book_fonts(),
            sys_inputs={"certificates": json.dumps(data, ensure_ascii=False)},
            pdf_standards=_STANDARDS,
        )
    except typst.TypstError as error:
        raise _refusal(certificates[0], error.message) from error
    if warnings:
        raise _refusal(certificates[0], "; ".join(warning.message for warning in warnings))
    return written


def _refusal(first: Certificate, message: str) -> BookError:
    return BookError(
        f"Sertifikat {first.meeting} tidak dapat ditulis sebagai PDF: {message}",
        f"The certificates of {first.meeting} cannot be written as PDF: {message}",
    )

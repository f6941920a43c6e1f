"""The letter that tells a region its result: one page, as PDF and as Word document."""

from selaras.documents.letter.docx import letter_docx
from selaras.documents.letter.letter import Letter, LetterRow, result_letter
from selaras.documents.letter.pdf import letter_pdf

__all__ = ["Letter", "LetterRow", "letter_docx", "letter_pdf", "result_letter"]

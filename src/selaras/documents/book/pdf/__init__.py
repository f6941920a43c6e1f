"""A book as PDF: archival, accessible, set by Typst from the book as plain data."""

from selaras.documents.book.pdf.writer import write_pdf

__all__ = ["write_pdf"]

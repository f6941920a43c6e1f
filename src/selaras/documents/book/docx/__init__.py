"""A book as a Word document: editable, with real styles, captions and cross-references."""

from selaras.documents.book.docx.writer import write_docx

__all__ = ["write_docx"]

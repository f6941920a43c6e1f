"""Puts a Word document together: front, chapters, annex, and the parts around them."""

from selaras.documents.book.annex import printed_chapters
from selaras.documents.book.book import Book, Chapter
from selaras.documents.book.docx.blocks import block_content, chapter_title
from selaras.documents.book.docx.draft import Draft, start_draft
from selaras.documents.book.docx.front import contents, cover
from selaras.documents.book.docx.package import package
from selaras.documents.book.docx.pages import Stretch, section, stretches
from selaras.documents.book.docx.paper import text_width
from selaras.documents.book.docx.xml import DECLARATION, NAMESPACES, paragraph


def write_docx(book: Book) -> bytes:
    """The book as a Word document: the same bytes for the same book.

    Raises BookError for what a book must never hold: a reference to none of its blocks, a row
    wider than its table, an accent that is no colour.
    """
    draft = start_draft(book)
    return package(draft, _document(draft))


def _document(draft: Draft) -> str:
    chapters = printed_chapters(draft.book)
    parts = [cover(draft), contents(draft)]
    landscape, first = False, True
    for stretch in stretches(chapters):
        if stretch.landscape != landscape:
            end = section(landscape=landscape, first=first)
            parts.append(paragraph("SectionEnd", "", end))
            landscape, first = stretch.landscape, False
        parts.append(_stretch_content(draft, stretch))
    closing = section(landscape=landscape, first=first)
    body = f"<w:body>{''.join(parts)}{closing}</w:body>"
    return f"{DECLARATION}<w:document {NAMESPACES}>{body}</w:document>"


def _stretch_content(draft: Draft, stretch: Stretch) -> str:
    width = text_width(landscape=stretch.landscape)
    return "".join(
        chapter_title(draft, item)
        if isinstance(item, Chapter)
        else block_content(draft, item, width)
        for item in stretch.items
    )

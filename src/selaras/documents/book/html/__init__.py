"""A book as a web page: one article with plain markup, or a whole page with its own look."""

from selaras.documents.book.html.page import book_css, html_fragment, write_html

__all__ = ["book_css", "html_fragment", "write_html"]

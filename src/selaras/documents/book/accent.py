"""The colour of a book, checked before it goes into a style sheet."""

import re

from selaras.documents.book.book import Book
from selaras.documents.book.errors import BookError

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def accent_of(book: Book) -> str:
    """The accent as `#rrggbb`. Raises BookError for anything else."""
    if _COLOUR.fullmatch(book.accent) is None:
        raise BookError(
            f"Warna aksen {book.title} harus berbentuk #rrggbb, bukan {book.accent!r}.",
            f"The accent of {book.title} must be a colour as #rrggbb, not {book.accent!r}.",
        )
    return book.accent

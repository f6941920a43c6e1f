"""The formats a book can be written in, and several books written side by side."""

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from typing import Literal

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.text import Language
from selaras.documents.book.book import Book
from selaras.documents.book.contents import contents

BookFormat = Literal["pdf", "docx", "html"]
FORMATS: tuple[BookFormat, ...] = ("pdf", "docx", "html")


def write(book: Book, format: BookFormat) -> bytes:
    """The book as the bytes of a file; the same book gives the same bytes."""
    module = import_module(f"selaras.documents.book.{format}")
    writer: Callable[[Book], bytes | str] = getattr(module, f"write_{format}")
    content = writer(book)
    return content.encode() if isinstance(content, str) else content


BookFile = tuple[int, BookFormat]
"""The number of a book and the format it is wanted in."""

_MOST_AT_ONCE = 4
"""A large book takes some 300 MB while it is set."""

_LONGEST_FIRST = (2, 1, 4, 3)
"""Buku II takes as long as the others together, so it begins while they are written beside it."""


def write_each(
    plan: Masterplan, knowledge: Knowledge, wanted: Collection[BookFile], language: Language
) -> Iterator[tuple[BookFile, bytes]]:
    """Each file in the order wanted; as many are written at once as there are processors.

    Typst works outside Python's lock. Raises `BookError` for the first book that cannot be
    written; what has not begun by then is left.
    """
    pool = ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, _MOST_AT_ONCE))
    try:
        books: dict[int, Book] = {}
        writing: dict[BookFile, Future[bytes]] = {}
        for number, format in sorted(wanted, key=lambda file: _LONGEST_FIRST.index(file[0])):
            if number not in books:
                books[number] = contents(plan, knowledge, number, language)
            writing[number, format] = pool.submit(write, books[number], format)
        for file in wanted:
            yield file, writing[file].result()
    finally:
        pool.shutdown(cancel_futures=True)

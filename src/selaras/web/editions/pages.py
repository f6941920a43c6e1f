"""A book as pages: one chapter at a time, pictures fetched when they come into view."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from selaras.core.text import Language
from selaras.documents.book.book import Book, Chapter, Figure
from selaras.documents.book.contents import contents
from selaras.documents.book.html.blocks import block_markup
from selaras.documents.book.html.markup import Markup, escape
from selaras.web.plans.access import Opened

_REFERENCE = re.compile(r'href="#([^"]+)"')
_PICTURE = re.compile(r'<img src="data:[^"]+"')
_KEPT = 16


class _Wanted:
    """A book of a revision of a plan; two are equal when nothing they depend on differs."""

    def __init__(self, opened: Opened, number: int, language: Language) -> None:
        self.opened = opened
        self.number = number
        self.language: Language = language
        row = opened.row
        self.place = (row.pk, row.revision, row.updated_at, number, language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Wanted) and self.place == other.place

    def __hash__(self) -> int:
        return hash(self.place)


@lru_cache(maxsize=_KEPT)
def _book(wanted: _Wanted) -> Book:
    opened = wanted.opened
    return contents(opened.plan, opened.knowledge, wanted.number, wanted.language)


def forget_books() -> None:
    """Drop the books kept in memory (for tests, where rolled-back rows reuse numbers)."""
    _book.cache_clear()


def book_of(opened: Opened, number: int, language: Language) -> Book:
    """The book of the plan as it stands; kept in memory for its revision."""
    return _book(_Wanted(opened, number, language))


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter in the list of chapters."""

    id: str
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """A chapter of a book, ready to stand in a page."""

    book: Book
    entries: tuple[Entry, ...]
    current: Entry
    previous: Entry | None
    following: Entry | None
    markup: SafeString


def chapter_page(opened: Opened, number: int, language: Language, wanted: str) -> ChapterPage:
    """The wanted chapter; the first where there is no such chapter."""
    book = book_of(opened, number, language)
    markup = Markup(book)
    entries = tuple(
        Entry(chapter.id, markup.chapter_number(chapter), chapter.title)
        for chapter in book.chapters
    )
    place = next((i for i, entry in enumerate(entries) if entry.id == wanted), 0)
    chapter = book.chapters[place]
    return ChapterPage(
        book,
        entries,
        entries[place],
        entries[place - 1] if place else None,
        entries[place + 1] if place + 1 < len(entries) else None,
        _markup(opened.row.key, number, markup, chapter),
    )


def _markup(plan_key: str, number: int, markup: Markup, chapter: Chapter) -> SafeString:
    blocks = []
    for block in chapter.blocks:
        written = block_markup(markup, block)
        if isinstance(block, Figure):
            address = reverse("editions:figure", args=(plan_key, number, block.id))
            written = _PICTURE.sub(f'<img loading="lazy" src="{escape(address)}"', written, count=1)
        blocks.append(written)
    found = _REFERENCE.sub(_to_chapter(markup, chapter), "\n".join(blocks))
    # The writer escaped every word of the plan.
    return mark_safe(found)  # noqa: S308


def _to_chapter(markup: Markup, shown: Chapter) -> Callable[[re.Match[str]], str]:
    """Turns a reference to a block of another chapter into the address of that chapter."""
    homes = {
        markup.reference(id_): chapter.id
        for chapter in markup.book.chapters
        for id_ in _ids(chapter)
    }

    def turn(reference: re.Match[str]) -> str:
        home = homes.get(reference[1], shown.id)
        if home == shown.id:
            return reference[0]
        return f'href="?chapter={escape(home)}#{reference[1]}"'

    return turn


def _ids(chapter: Chapter) -> list[str]:
    found = [chapter.id]
    for block in chapter.blocks:
        for part in (block, getattr(block, "table", None)):
            id_: Any = getattr(part, "id", None)
            if isinstance(id_, str):
                found.append(id_)
    return found


def figure_of(opened: Opened, number: int, language: Language, figure_id: str) -> Figure | None:
    """A picture of the book by its id."""
    for chapter in book_of(opened, number, language).chapters:
        for block in chapter.blocks:
            if isinstance(block, Figure) and block.id == figure_id:
                return block
    return None

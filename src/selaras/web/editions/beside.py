"""The page of the book on which an item stands, made from the plan as it is now."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from selaras.core.plan import OWN, Item, Masterplan
from selaras.core.text import Language
from selaras.documents.book.book import Book, Figure
from selaras.documents.book.html.blocks import block_markup
from selaras.documents.book.html.markup import Markup, escape
from selaras.documents.book.passage import Passage, beginning, passage_of
from selaras.web.editions.queries import ROMAN
from selaras.web.plans.access import Opened
from selaras.web.plans.texts import Written, body_texts, name_texts

_HOMES: dict[str, tuple[int, tuple[str, ...]]] = {
    OWN: (1, ("vision",)),
    "documents": (1, ("introduction", "future")),
    "agencies": (2, ("governance",)),
    "partners": (2, ("governance",)),
    "bodies": (3, ("governance",)),
    "facts": (1, ("readiness",)),
    "accounts": (1, ("readiness",)),
    "ceilings": (2, ("funding",)),
    "gaps": (1, ("gaps",)),
    "swot": (1, ("swot",)),
    "strategies": (2, ("strategy",)),
    "missions": (2, ("direction",)),
    "objectives": (2, ("direction",)),
    "indicators": (2, ("direction",)),
    "programmes": (2, ("strategy", "action-plan")),
    "actions": (2, ("action-plan",)),
    "quick_wins": (4, ("sheets",)),
}
"""The book that is about the items of a part, and its chapters that show them one by one.

Prose stands where its section is: in the chapter that says most of it.
"""

_LINK = re.compile(r'<a href="#([^"]+)">(.*?)</a>')
_ROW, _HERE = "<tr>", '<tr class="here">'
_TELLING = 6
"""Letters from which a text is not found in other texts by chance."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one chapter says of the item, and where the whole chapter is read."""

    title: str
    heading: str
    address: str
    markup: SafeString


@dataclass(frozen=True, slots=True)
class Beside:
    """The passages of a book about an item; none while the book does not print it.

    `address` is where the book is read, `others` are books that print the part too: number and
    address.
    """

    book: Book
    address: str
    pieces: tuple[Piece, ...]
    others: tuple[tuple[str, str], ...]


class _OfBeginning(Markup):
    """Markup of a book whose later chapters are not written: what they hold is referred to."""

    def reference(self, id: str) -> str:
        return escape(f"{self.prefix}{id}")


def beside_of(
    opened: Opened, part: str, value: Item | Masterplan, language: Language
) -> Beside | None:
    """The passages about an item; None for parts that stand in no chapter."""
    home = _home(opened, part, value)
    if home is None:
        return None
    number, chapters = home
    book = beginning(opened.plan, opened.knowledge, number, language, chapters)
    texts = _texts(part, value, language)
    markup = _OfBeginning(book)
    key = opened.row.key
    pieces = tuple(
        _piece(key, markup, passage, texts[0]) for passage in _passages(book, chapters, texts)
    )
    return Beside(book, _preview(key, number), pieces, _others(opened, part, number))


def _passages(book: Book, chapters: tuple[str, ...], texts: list[str]) -> list[Passage]:
    wanted = [each for each in book.chapters if each.id in chapters or not chapters]
    found = [passage for each in wanted if (passage := passage_of(each, texts))]
    if chapters or not found:
        return found
    return [max(found, key=lambda passage: passage.score)]


def _home(
    opened: Opened, part: str, value: Item | Masterplan
) -> tuple[int, tuple[str, ...]] | None:
    if part != "narratives":
        return _HOMES.get(part)
    for section in opened.knowledge.book_parts:
        if section.code == value.key:
            return section.book, ()
    return None


def _others(opened: Opened, part: str, number: int) -> tuple[tuple[str, str], ...]:
    """The other books for which the part counts."""
    return tuple(
        (ROMAN[other], _preview(opened.row.key, other))
        for other, gate in sorted(opened.knowledge.gate_of_book.items())
        if other != number and (part or "plan") in gate.parts and part != "narratives"
    )


def _preview(plan_key: str, number: int, chapter: str = "", id: str = "") -> str:
    address = reverse("editions:preview", args=(plan_key, number))
    return f"{address}?chapter={chapter}#{id}" if chapter else address


def _texts(part: str, value: Item | Masterplan, language: Language) -> list[str]:
    """What the item says in one language, its name first."""
    names: list[Written] = [("", None)]
    if isinstance(value, Item):
        names = name_texts(part, value)
    body = _in_language(body_texts(part, value), language)
    if part == "narratives":
        # Prose is set paragraph by paragraph, lists line by line.
        body = [line.strip().removeprefix("- ") for text in body for line in text.split("\n")]
    told = [text.rstrip(". ") for text in body]
    return [*_in_language(names, language)[:1], *(text for text in told if len(text) >= _TELLING)]


def _in_language(texts: list[Written], language: Language) -> list[str]:
    """Each text once: in the language where it has it, else as it was written."""
    found: list[str] = []
    for number, (text, spoken) in enumerate(texts):
        translated = number + 1 < len(texts) and texts[number + 1][1] == "en"
        if spoken in (None, language) or (spoken == "id" and not translated):
            found.append(text)
    return found


def _piece(plan_key: str, markup: Markup, passage: Passage, name: str) -> Piece:
    chapter, heading = passage.chapter, passage.heading
    number = markup.chapter_number(chapter)
    shown = [
        block_markup(markup, block) for block in passage.blocks if not isinstance(block, Figure)
    ]
    linked = _LINK.sub(_link(plan_key, markup), "\n".join(shown))
    rows = linked.split(_ROW)
    told = escape(name)
    here = rows[0] + "".join((_HERE if told and told in row else _ROW) + row for row in rows[1:])
    words = f"{heading.number or ''} {heading.text}".strip() if heading else ""
    anchor = markup.reference(heading.id if heading else chapter.id)
    # The writer escaped every word of the plan.
    return Piece(
        f"{number}: {chapter.title}" if number else chapter.title,
        words,
        _preview(plan_key, markup.book.number, chapter.id, anchor),
        mark_safe(here),  # noqa: S308
    )


def _link(plan_key: str, markup: Markup) -> Callable[[re.Match[str]], str]:
    """Leads references to the preview; to what is not written here there is nothing to follow."""
    homes = {
        markup.reference(id): chapter.id
        for chapter in markup.book.chapters
        for id in (chapter.id, *(str(getattr(block, "id", "")) for block in chapter.blocks))
    }

    def turn(found: re.Match[str]) -> str:
        chapter = homes.get(found[1])
        if chapter is None:
            return found[2]
        address = _preview(plan_key, markup.book.number, chapter, found[1])
        return f'<a href="{escape(address)}">{found[2]}</a>'

    return turn

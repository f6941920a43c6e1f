"""From a plan to a book without format: the register of books and the one way to make one.

To add a book: a folder under `books` with a `write(book)` function, and one line in `BOOKS`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.text import Language, Text
from selaras.documents.book.book import Anchor, Book
from selaras.documents.book.books import analysis, masterplan, quick_wins, summary
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.manuscript.annexes import add_annexes
from selaras.documents.book.manuscript.front import anchored, cover, edition_of, labels


@dataclass(frozen=True, slots=True)
class BookKind:
    """A book of the set: its number, its id in file names, its title, who writes its chapters."""

    number: int
    id: str
    title: Text
    write: Callable[[Manuscript], None]


BOOKS: dict[int, BookKind] = {
    kind.number: kind
    for kind in (
        BookKind(1, "analysis", both("Analisis Strategis", "Strategic Analysis"), analysis.write),
        BookKind(2, "masterplan", both("Masterplan", "Masterplan"), masterplan.write),
        BookKind(
            3, "executive-summary", both("Ringkasan Eksekutif", "Executive Summary"), summary.write
        ),
        BookKind(4, "quick-wins", both("Quick Win", "Quick Wins"), quick_wins.write),
    )
}
"""The books by number."""


def contents(
    plan: Masterplan,
    knowledge: Knowledge,
    number: int,
    language: Language = "id",
    edition: str | None = None,
    anchor: Anchor | None = None,
) -> Book:
    """Book `number` of the plan, the same for the same arguments.

    `edition` says which state of the plan this is; unless told, the day of the plan's data.
    `anchor` is the end of the record of decisions, printed beside the fingerprint where given.
    Raises KeyError for a number that is not in `BOOKS`.
    """
    kind = BOOKS[number]
    manuscript = Manuscript(plan, knowledge, language)
    kind.write(manuscript)
    add_annexes(manuscript, number)
    return Book(
        id=f"{plan.key}-{kind.id}",
        number=number,
        language=language,
        cover=cover(plan, knowledge, number, kind.title, language),
        labels=labels(language),
        edition=edition or edition_of(plan, language),
        fingerprint=plan.fingerprint,
        demonstration=manuscript.demonstration,
        chapters=manuscript.finished(),
        keywords=tuple(dimension.name.in_(language) for dimension in knowledge.dimensions),
        day=plan.as_of,
        anchor=anchor,
        anchored=anchored(anchor, language) if anchor else "",
    )

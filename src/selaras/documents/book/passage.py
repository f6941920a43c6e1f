"""The passage of a book that shows one item of the plan, without making the whole book.

A book is written in reading order, and numbers depend only on what stands before: so it is enough
to write up to the chapter that shows the item.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.text import Language
from selaras.documents.book.book import Block, Book, Chapter, Heading, Row, Table
from selaras.documents.book.contents import BOOKS
from selaras.documents.book.manuscript import Manuscript
from selaras.documents.book.manuscript.front import cover, edition_of, labels
from selaras.documents.book.plain import block_text

AROUND = 2
"""Rows of a table that are shown before and after the rows of the item."""


_NAME = 2
"""What the name of an item counts more than its other texts."""


class _Enough(Exception):
    """All wanted chapters are written."""


class _Until(Manuscript):
    """A book that ends after its last wanted chapter."""

    def __init__(
        self, plan: Masterplan, knowledge: Knowledge, language: Language, wanted: Iterable[str]
    ) -> None:
        super().__init__(plan, knowledge, language)
        self.wanted = frozenset(wanted)

    def _close(self) -> None:
        super()._close()
        if self.wanted and self.wanted <= {chapter.id for chapter in self.written}:
            raise _Enough


def beginning(
    plan: Masterplan, knowledge: Knowledge, number: int, language: Language, wanted: Iterable[str]
) -> Book:
    """The book up to the last of the wanted chapters, without fingerprint and annexes.

    Chapters that the book does not have are not waited for: then all of it is written.
    """
    kind = BOOKS[number]
    manuscript = _Until(plan, knowledge, language, wanted)
    try:
        kind.write(manuscript)
        manuscript.finished()
    except _Enough:
        # The rest of the book has nothing to say of the item.
        pass
    return Book(
        id=f"{plan.key}-{kind.id}",
        number=number,
        language=language,
        cover=cover(plan, knowledge, number, kind.title, language),
        labels=labels(language),
        edition=edition_of(plan, language),
        fingerprint="",
        demonstration=manuscript.demonstration,
        chapters=manuscript.written,
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a chapter shows an item: the heading above, and the blocks with the rows around it.

    `score` says how much of the item stands there; of two passages the higher one is about it.
    """

    score: int
    chapter: Chapter
    heading: Heading | None
    blocks: tuple[Block, ...]


def passage_of(chapter: Chapter, texts: Sequence[str]) -> Passage | None:
    """The section that says most of these texts; the first text is the name of the item.

    The name is empty for what has none, such as the plan's own fields.

    None where no block of the chapter says any of them.
    """
    scores = [_score(block, texts) for block in chapter.blocks]
    best = max(scores, default=0)
    if not best:
        return None
    place = scores.index(best)
    start, end = _section(chapter.blocks, place)
    heading = chapter.blocks[start]
    if not isinstance(heading, Heading):
        return Passage(best, chapter, None, tuple(_shown(chapter.blocks[place : place + 1], texts)))
    inside = chapter.blocks[start + 1 : end]
    if heading.text != texts[0]:
        # What only mentions a named item is left out.
        least = best if texts[0] else 1
        inside = tuple(block for block in inside if _score(block, texts) >= least)
    return Passage(best, chapter, heading, tuple(_shown(inside, texts)))


def _section(blocks: Sequence[Block], place: int) -> tuple[int, int]:
    """Where the section begins that holds the block, and where the next one does."""
    heads = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    start = max((number for number in heads if number <= place), default=place)
    return start, min((number for number in heads if number > place), default=len(blocks))


def _score(block: Block, texts: Sequence[str]) -> int:
    if isinstance(block, Table):
        return max((_said(_row_text(row), texts) for row in block.rows), default=0)
    return _said("\n".join(block_text(block)), texts)


def _said(words: str, texts: Sequence[str]) -> int:
    found = sum(bool(text) and text in words for text in texts)
    # Where the name stands, the item is meant; other words of it may be said of anything.
    return found + _NAME if texts[0] and texts[0] in words else found


def _row_text(row: Row) -> str:
    return "\n".join("".join(run.text for run in cell.line) for cell in row.cells)


def _shown(blocks: Iterable[Block], texts: Sequence[str]) -> Iterable[Block]:
    for block in blocks:
        yield _around(block, texts) if isinstance(block, Table) else block


def _around(table: Table, texts: Sequence[str]) -> Table:
    """The table with the rows that say most of the texts and a few around them."""
    scores = [_said(_row_text(row), texts) for row in table.rows]
    best = max(scores, default=0)
    if not best:
        return table
    near = {
        number + step
        for number, score in enumerate(scores)
        if score == best
        for step in range(-AROUND, AROUND + 1)
    }
    groups = {max((g for g in _groups(table) if g <= number), default=number) for number in near}
    rows = [row for number, row in enumerate(table.rows) if number in near | groups]
    return replace(table, rows=tuple(rows))


def _groups(table: Table) -> list[int]:
    return [number for number, row in enumerate(table.rows) if row.kind == "group"]

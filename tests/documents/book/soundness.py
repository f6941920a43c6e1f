"""What every book must keep, whatever plan it was made from."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from selaras.documents.book.book import Book, Chapter, Figure, Heading, Matrix, Run, Table

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def faults(book: Book) -> list[str]:
    """Every promise that the book breaks, in words; empty for a sound book."""
    ids = list(ids_of(book))
    known = set(ids)
    found = [f"id {id} twice" for id in known if ids.count(id) > 1]
    found += [f"refers to {run.to}" for run in runs_of(book) if run.to and run.to not in known]
    found += [f"empty text in {kind}" for kind in empty_lines(book)]
    found += list(wrong_tables(book))
    found += list(wrong_numbers(book))
    if book.demonstration != any(run.demonstration for run in runs_of(book)):
        found.append("demonstration does not agree with the marks")
    return found


def runs_of(value: Any) -> Iterator[Run]:
    """Every run anywhere inside."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from runs_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from runs_of(getattr(value, field.name))


def tables_of(book: Book) -> dict[str, Table]:
    """Tables by id, those behind figures too."""
    found = {}
    for chapter in book.chapters:
        for block in chapter.blocks:
            table = block.table if isinstance(block, Figure) else block
            if isinstance(table, Table):
                found[table.id] = table
    return found


def texts_of(table: Table) -> list[list[str]]:
    """The rows as plain strings."""
    return [["".join(run.text for run in cell.line) for cell in row.cells] for row in table.rows]


def ids_of(book: Book) -> Iterator[str]:
    """Ids of chapters and blocks."""
    for chapter in book.chapters:
        yield chapter.id
        for block in chapter.blocks:
            if isinstance(block, Heading | Table | Figure | Matrix):
                yield block.id
            if isinstance(block, Figure):
                yield block.table.id


def empty_lines(value: Any, inside: str = "book") -> Iterator[str]:
    """Where a run has no text, or a line of a block has no run."""
    if isinstance(value, Run) and not value.text:
        yield inside
    elif is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if field.name == "line" and not part:
                yield type(value).__name__
            yield from empty_lines(part, type(value).__name__)
    elif isinstance(value, tuple):
        for part in value:
            yield from empty_lines(part, inside)


def wrong_tables(book: Book) -> Iterator[str]:
    """Tables without rows, and rows that do not fill their columns."""
    for table in tables_of(book).values():
        if not table.rows:
            yield f"{table.id} is empty"
        for row in table.rows:
            if sum(cell.span for cell in row.cells) != len(table.columns):
                yield f"a row of {table.id} does not fill its columns"


def wrong_numbers(book: Book) -> Iterator[str]:
    """Chapters, headings, tables and figures that are not counted 1, 2, 3."""
    numbered = annexes = 0
    for chapter in book.chapters:
        if chapter.number is not None:
            numbered += 1
            wanted = _ROMAN[numbered - 1] if book.language == "id" else str(numbered)
            if chapter.number != wanted:
                yield f"chapter {chapter.id} is {chapter.number}"
            yield from _wrong_in(chapter, str(numbered))
        elif chapter.title.startswith(("Lampiran ", "Annex ")):
            annexes += 1
            yield from _wrong_in(chapter, "?ABCD"[annexes])


def _wrong_in(chapter: Chapter, prefix: str) -> Iterator[str]:
    tables = [block.label for block in chapter.blocks if isinstance(block, Table)]
    figures = [block.label for block in chapter.blocks if isinstance(block, Figure | Matrix)]
    sections = [b.number for b in chapter.blocks if isinstance(b, Heading) and b.level == 2]
    for labels in (tables, figures, [f"x {number}" for number in sections if number]):
        ends = [re.split(r"\s", label)[-1] for label in labels]
        if ends != [f"{prefix}.{number}" for number in range(1, len(ends) + 1)]:
            yield f"{chapter.id} counts {ends}"

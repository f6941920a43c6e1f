"""A book while it is written: numbers, cross-references, marks and sources in one place.

Chapters call the methods in reading order; nothing is ever put in front of what stands already.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from selaras.core.framework import Knowledge
from selaras.core.plan import Item, Masterplan
from selaras.core.text import Language, Text
from selaras.documents.book.book import (
    Block,
    Bullets,
    Chapter,
    Column,
    Definition,
    Definitions,
    Figure,
    Heading,
    Line,
    Matrix,
    Note,
    Panel,
    Paragraph,
    Quote,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
)
from selaras.documents.book.manuscript.figure_data import data_columns
from selaras.documents.book.manuscript.handle import Handle
from selaras.documents.book.manuscript.numbering import Numbering
from selaras.documents.book.manuscript.phrases import Part, both
from selaras.documents.book.manuscript.wording import Wording
from selaras.documents.chart import Chart

_PARAGRAPHS = re.compile(r"\n\s*\n")
_TABLE = both("Tabel", "Table")
_FIGURE = both("Gambar", "Figure")
_SECTION = both("Bagian", "Section")
_ANNEX = both("Lampiran {letter}: {title}", "Annex {letter}: {title}")
_DATA = both("Data {figure}", "Data of {figure}")
_PARTLY = both("memuat nilai contoh", "holds demonstration values")
_MISSING = both("Bagian ini belum diisi: {what}.", "This part has not been filled in yet: {what}.")


@dataclass(frozen=True, slots=True)
class Head:
    """A column as a chapter declares it, before a language is chosen."""

    text: Text
    width: int = 1
    align: Literal["left", "right", "center"] = "left"


class Manuscript(Wording):
    """Gathers the chapters of one book about one plan in one language."""

    def __init__(self, plan: Masterplan, knowledge: Knowledge, language: Language) -> None:
        super().__init__(plan, knowledge, language)
        self._numbering = Numbering(roman=language == "id")
        self._chapters: list[Chapter] = []
        self._open: tuple[str, str | None, str] | None = None
        self._blocks: list[Block] = []

    # Chapters and headings

    def chapter(self, id: str, title: Text) -> None:
        """Open the next numbered chapter: Roman in Indonesian, Arabic in English."""
        self._start(id, self._numbering.chapter(), title)

    def front(self, id: str, title: Text) -> None:
        """Open a chapter without number, such as the foreword; it holds no tables."""
        self._numbering.front()
        self._start(id, None, title)

    def annex(self, id: str, title: Text) -> None:
        """Open the next annex; its tables are called A.1, A.2, B.1."""
        letter = self._numbering.annex()
        self._start(id, None, self.say(_ANNEX, letter=letter, title=title))

    def section(self, id: str, title: Text | str) -> Handle:
        """A heading of level 2: `3.1` in a numbered chapter, without number elsewhere."""
        return self._heading(id, self.say(title), self._numbering.section(), 2)

    def subsection(self, id: str, title: Text | str) -> Handle:
        """A heading of level 3: `3.1.2`."""
        return self._heading(id, self.say(title), self._numbering.subsection(), 3)

    def finished(self) -> tuple[Chapter, ...]:
        """All chapters; the last one is closed."""
        self._close()
        return self.written

    @property
    def written(self) -> tuple[Chapter, ...]:
        """The chapters that are closed."""
        return tuple(self._chapters)

    # Text blocks

    def add(self, block: Block) -> None:
        """Any block as it is; those with an id are better made by the methods below."""
        self._blocks.append(block)

    def paragraph(self, phrase: Text, **parts: Part) -> None:
        """A paragraph of the book's own words."""
        self.add(Paragraph(self.line(phrase, **parts)))

    def lead(self, phrase: Text, **parts: Part) -> None:
        """The larger opening of a chapter."""
        self.add(Paragraph(self.line(phrase, **parts), lead=True))

    def bullets(self, lines: Iterable[Line], *, numbered: bool = False) -> None:
        """A list; nothing for no lines."""
        if found := tuple(lines):
            self.add(Bullets(found, numbered))

    def definitions(self, entries: Iterable[tuple[str, Line]]) -> None:
        """Terms with explanations; nothing for no entries."""
        if found := tuple(Definition(term, line) for term, line in entries):
            self.add(Definitions(found))

    def quote(self, line: Line, by: str | None = None) -> None:
        """The sentence a page is built around."""
        self.add(Quote(line, by))

    def note(
        self,
        phrase: Text,
        kind: Literal["demonstration", "missing", "information"] = "information",
        **parts: Part,
    ) -> None:
        """A remark set apart."""
        self.add(Note(self.line(phrase, **parts), kind))

    def missing(self, what: Text, **parts: Part) -> None:
        """Say that the plan lacks something: `Bagian ini belum diisi: <what>.`"""
        self.note(_MISSING, "missing", what=self.line(what, **parts))

    def narrative(self, code: str) -> bool:
        """The prose somebody wrote for a section; False (and nothing printed) without it."""
        found = self.plan.narrative.get(code)
        if found is None:
            return False
        for part in _PARAGRAPHS.split(self.say(found.text)):
            rows = [row.strip() for row in part.split("\n") if row.strip()]
            if rows and all(row.startswith("- ") for row in rows):
                self.bullets((self.run_of(found, "text", row[2:]),) for row in rows)
            elif rows:
                self.add(Paragraph((self.run_of(found, "text", " ".join(rows)),)))
        return True

    def signatures(self, place_and_date: str, entries: Iterable[Signature]) -> None:
        """The places to sign."""
        self.add(Signatures(place_and_date, tuple(entries)))

    # Tables, figures, matrices

    def new_table(self, id: str) -> Handle:
        """Number the next table, so that text can refer to it before `table` prints it."""
        return Handle(id, f"{self.say(_TABLE)} {self._numbering.caption('table', id)}")

    def new_figure(self, id: str) -> Handle:
        """Number the next figure or matrix."""
        return Handle(id, f"{self.say(_FIGURE)} {self._numbering.caption('figure', id)}")

    def table(
        self,
        handle: Handle,
        caption: Text,
        heads: Iterable[Head],
        rows: Sequence[Row],
        *,
        sources: Iterable[Item] = (),
        source: Line | None = None,
        landscape: bool = False,
        **parts: Part,
    ) -> None:
        """A table; `source`, or else the sources of the items in `sources`, stands under it."""
        self.add(
            Table(
                id=handle.id,
                label=handle.label,
                caption=self.say(caption, **parts),
                columns=self.columns(heads),
                rows=tuple(rows),
                source=source or self.sources.line_for(sources),
                landscape=landscape,
            )
        )

    def columns(self, heads: Iterable[Head]) -> tuple[Column, ...]:
        """Columns in the book's language."""
        return tuple(Column(self.say(head.text), head.width, head.align) for head in heads)

    def figure(
        self,
        handle: Handle,
        caption: Text,
        chart: Chart,
        *,
        sources: Iterable[Item] = (),
        made_up: bool = False,
        **parts: Part,
    ) -> None:
        """A chart with the table of its numbers; `made_up` if any of them is a demonstration."""
        said = self.say(caption, **parts)
        source = self.sources.line_for(sources)
        if made_up:
            mark = self.made_up(self.say(_PARTLY))
            source = (*source, Run("; "), mark) if source else (mark,)
        data = Table(
            id=f"{handle.id}-data",
            label=self.say(_DATA, figure=handle.label),
            caption=said,
            columns=data_columns(chart),
            rows=tuple(Row(tuple(self.cell(text) for text in row)) for row in chart.rows),
            source=source,
        )
        self._numbering.take(data.id)
        self.add(Figure(handle.id, handle.label, said, chart.svg, chart.alternative, data, source))

    def matrix(
        self, handle: Handle, caption: Text, panels: Iterable[Panel], across: int = 2, **parts: Part
    ) -> None:
        """Boxes side by side under a figure's number."""
        said = self.say(caption, **parts)
        self.add(Matrix(handle.id, handle.label, said, tuple(panels), across))

    def _start(self, id: str, number: str | None, title: Text | str) -> None:
        self._close()
        self._numbering.take(id)
        self._open = (id, number, self.say(title))

    def _close(self) -> None:
        if self._open is not None:
            self._chapters.append(Chapter(*self._open, tuple(self._blocks)))
        self._open = None
        self._blocks = []

    def _heading(self, id: str, title: str, number: str | None, level: Literal[2, 3]) -> Handle:
        self._numbering.take(id)
        self.add(Heading(id, title, number, level))
        return Handle(id, f"{self.say(_SECTION)} {number}" if number else title)

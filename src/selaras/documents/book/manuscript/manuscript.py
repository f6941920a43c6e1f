"""A book while it is written: numbers, cross-references, marks and sources in one place.

Chapters call the methods in reading order; nothing is ever put in front of what stands already.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from selaras.core.framework import Knowledge
from selaras.core.plan import Item, Masterplan
from selaras.core.text import Language, Text, format_amount, format_number, format_percent
from selaras.documents.book.book import (
    Block,
    Bullets,
    Cell,
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
from selaras.documents.book.manuscript.phrases import Noun, Part, both, compose
from selaras.documents.book.manuscript.sources import Sources
from selaras.documents.chart import Chart

NOTHING = "\N{EN DASH}"
"""Stands in a cell for which the plan holds nothing."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
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


class Manuscript:
    """Gathers the chapters of one book about one plan in one language."""

    def __init__(self, plan: Masterplan, knowledge: Knowledge, language: Language) -> None:
        self.plan = plan
        self.knowledge = knowledge
        self.language: Language = language
        self.sources = Sources()
        self.demonstration = False
        self._chapters: list[Chapter] = []
        self._open: tuple[str, str | None, str] | None = None
        self._blocks: list[Block] = []
        self._ids: set[str] = set()
        self._prefix: str | None = None
        self._numbered = self._annexes = 0
        self._sections = self._subsections = self._tables = self._figures = 0
        self._cells: dict[tuple[str, bool, bool, int], Cell] = {}

    # Words

    def say(self, text: Text | str, **parts: Part) -> str:
        """A text in the book's language as one string."""
        if isinstance(text, str):
            return text
        if not parts:
            return text.in_(self.language)
        return "".join(run.text for run in compose(text, self.language, parts))

    def line(self, phrase: Text | str, **parts: Part) -> Line:
        """A phrase with its places filled; handles become cross-references.

        A string stands as it is.
        """
        if isinstance(phrase, str):
            return (Run(phrase),)
        return compose(phrase, self.language, parts)

    def run_of(self, item: Item, field: str, text: Text | str) -> Run:
        """A value of an item, marked when the plan says that it was made up."""
        return self.made_up(self.say(text), item.demonstrates(field))

    def made_up(self, text: str, demonstration: bool = True) -> Run:
        """A run with or without the mark of a demonstration value."""
        self.demonstration = self.demonstration or demonstration
        return Run(text, demonstration=demonstration)

    def amount(self, value: int) -> str:
        """Whole rupiah for a column whose head says Rp."""
        return format_amount(value, self.language)

    def count(self, number: int, noun: Noun) -> str:
        """`12 program`, in English with the right form of the noun."""
        return noun.counted(number, self.language)

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """A number with all its decimals unless told."""
        return format_number(value, self.language, decimals)

    def percent(self, share: Fraction | Decimal, decimals: int = 1) -> str:
        """A share of one as a percentage, rounded half up."""
        if isinstance(share, Fraction):
            share = Decimal(share.numerator) / Decimal(share.denominator)
        return format_percent(share, self.language, decimals)

    # Chapters and headings

    def chapter(self, id: str, title: Text) -> None:
        """Open the next numbered chapter: Roman in Indonesian, Arabic in English."""
        self._numbered += 1
        roman = self.language == "id" and self._numbered <= len(_ROMAN)
        number = _ROMAN[self._numbered - 1] if roman else str(self._numbered)
        self._start(id, number, self.say(title), str(self._numbered))

    def front(self, id: str, title: Text) -> None:
        """Open a chapter without number, such as the foreword; it holds no tables."""
        self._start(id, None, self.say(title), None)

    def annex(self, id: str, title: Text) -> None:
        """Open the next annex; its tables are called A.1, A.2, B.1."""
        letter = chr(ord("A") + self._annexes)
        self._annexes += 1
        self._start(id, None, self.say(_ANNEX, letter=letter, title=title), letter)

    def section(self, id: str, title: Text | str) -> Handle:
        """A heading of level 2: `3.1` in a numbered chapter, without number elsewhere."""
        self._sections += 1
        self._subsections = 0
        return self._heading(id, title, f"{self._prefix}.{self._sections}", 2)

    def subsection(self, id: str, title: Text | str) -> Handle:
        """A heading of level 3: `3.1.2`."""
        self._subsections += 1
        number = f"{self._prefix}.{self._sections}.{self._subsections}"
        return self._heading(id, title, number, 3)

    def finished(self) -> tuple[Chapter, ...]:
        """All chapters; the last one is closed."""
        self._close()
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
        for part in self.say(found.text).split("\n\n"):
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
        """Number the next table; `table` must follow before the next one is numbered."""
        self._tables += 1
        return self._handle(id, _TABLE, f"{self._prefix}.{self._tables}")

    def new_figure(self, id: str) -> Handle:
        """Number the next figure or matrix."""
        self._figures += 1
        return self._handle(id, _FIGURE, f"{self._prefix}.{self._figures}")

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
        self._take(data.id)
        self.add(Figure(handle.id, handle.label, said, chart.svg, chart.alternative, data, source))

    def matrix(
        self, handle: Handle, caption: Text, panels: Iterable[Panel], across: int = 2, **parts: Part
    ) -> None:
        """Boxes side by side under a figure's number."""
        said = self.say(caption, **parts)
        self.add(Matrix(handle.id, handle.label, said, tuple(panels), across))

    # Rows and cells

    def cell(
        self,
        text: Text | str | None,
        *,
        demonstration: bool = False,
        strong: bool = False,
        span: int = 1,
    ) -> Cell:
        """A cell with one run; a dash where there is nothing. Equal cells are one object."""
        said = NOTHING if text is None else self.say(text) or NOTHING
        demonstration = demonstration and text is not None
        key = (said, demonstration, strong, span)
        found = self._cells.get(key)
        if found is None:
            found = Cell((self.made_up(said, demonstration),), strong, span)
            self._cells[key] = found
        return found

    def cell_of(self, item: Item, field: str, text: Text | str | None) -> Cell:
        """A cell for a field of an item, marked when the plan says that it was made up."""
        return self.cell(text, demonstration=item.demonstrates(field))

    def cited(self, items: Iterable[Item]) -> Cell:
        """A cell with the numbers of the sources of those items."""
        found = dict.fromkeys(item.origin.source for item in items if item.origin.source)
        if not found:
            return self.cell(None)
        runs: list[Run] = []
        for source in found:
            if runs:
                runs.append(Run(" "))
            runs.append(self.sources.citation(str(source)))
        return Cell(tuple(runs))

    def group(self, text: Text | str, columns: int) -> Row:
        """A row that names the rows below it."""
        return Row((self.cell(text, strong=True, span=columns),), "group")

    def total(self, text: Text | str, span: int, *cells: Cell) -> Row:
        """A row that adds up the rows above it; its name covers `span` columns."""
        return Row((self.cell(text, strong=True, span=span), *cells), "total")

    # Inside

    def _start(self, id: str, number: str | None, title: str, prefix: str | None) -> None:
        self._close()
        self._take(id)
        self._open = (id, number, title)
        self._prefix = prefix
        self._sections = self._subsections = self._tables = self._figures = 0

    def _close(self) -> None:
        if self._open is not None:
            id, number, title = self._open
            self._chapters.append(Chapter(id, number, title, tuple(self._blocks)))
        self._open = None
        self._blocks = []

    def _heading(self, id: str, title: Text | str, number: str, level: Literal[2, 3]) -> Handle:
        numbered = self._prefix is not None and self._prefix.isdigit()
        self._take(id)
        self.add(Heading(id, self.say(title), number if numbered else None, level))
        return Handle(id, f"{self.say(_SECTION)} {number}" if numbered else self.say(title))

    def _handle(self, id: str, word: Text, number: str) -> Handle:
        if self._prefix is None:
            raise ValueError(f"{id}: only numbered chapters and annexes hold tables and figures")
        self._take(id)
        return Handle(id, f"{self.say(word)} {number}")

    def _take(self, id: str) -> None:
        if id in self._ids:
            raise ValueError(f"two blocks of one book are called {id}")
        self._ids.add(id)

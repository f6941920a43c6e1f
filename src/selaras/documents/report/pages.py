"""What the chapters of a report are put together with: phrases, numbers of tables and figures."""

from collections.abc import Sequence

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
    Note,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
)
from selaras.documents.book.manuscript.figure_data import data_columns
from selaras.documents.book.manuscript.numbering import Numbering
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.chart import Chart

_TABLE = both("Tabel {number}", "Table {number}")
_FIGURE = both("Gambar {number}", "Figure {number}")


class Pages:
    """Chapters in the making, in one language; tables and figures are numbered by chapter."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.chapters: list[Chapter] = []
        self._numbering = Numbering(roman=language == "id")
        self._blocks: list[Block] = []
        self._tables = self._figures = self._heads = 0

    @property
    def number(self) -> int:
        """The number of the chapter that is being written."""
        return len(self.chapters) + 1

    def say(self, text: Text, **values: object) -> str:
        """The phrase in the report's language, its places filled."""
        return (text.format(**values) if values else text).in_(self.language)

    def line(self, text: Text, **values: object) -> Line:
        """The same as a line."""
        return (Run(self.say(text, **values)),)

    def paragraph(self, text: Text, **values: object) -> None:
        """Running text."""
        self._blocks.append(Paragraph(self.line(text, **values)))

    def lead(self, text: Text, **values: object) -> None:
        """The larger opening of a chapter."""
        self._blocks.append(Paragraph(self.line(text, **values), lead=True))

    def note(self, text: Text, **values: object) -> None:
        """A remark set apart."""
        self._blocks.append(Note(self.line(text, **values)))

    def made_up(self, text: Text) -> None:
        """A remark that everything here is made up, with the mark of such values."""
        line = (Run(self.say(text), demonstration=True),)
        self._blocks.append(Note(line, "demonstration"))

    def heading(self, text: Text) -> None:
        """A heading inside the chapter."""
        self._heads += 1
        number = f"{self.number}.{self._heads}"
        self._blocks.append(Heading(f"section-{number}", self.say(text), number))

    def items(self, lines: Sequence[str], *, numbered: bool = False) -> None:
        """A list, each paragraph of an item in its line."""
        self._blocks.append(Bullets(tuple((Run(each),) for each in lines), numbered=numbered))

    def sheet(self, entries: Sequence[tuple[str, str]]) -> None:
        """Labelled facts."""
        found = tuple(Definition(term, (Run(value),)) for term, value in entries if value)
        self._blocks.append(Definitions(found))

    def table(self, caption: Text, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        """A captioned table; nothing without rows."""
        if rows:
            self._tables += 1
            self._blocks.append(self._table(self._tables, self.say(caption), columns, rows))

    def figure(self, caption: Text, chart: Chart | None) -> None:
        """A picture with the numbers behind it; nothing without a picture."""
        if chart is None:
            return
        self._figures += 1
        number = f"{self.number}.{self._figures}"
        said = self.say(caption)
        data = Table(
            f"figure-{number}-data",
            self.say(_FIGURE, number=number),
            said,
            data_columns(chart),
            tuple(Row(tuple(cell(value) for value in row)) for row in chart.rows),
        )
        self._blocks.append(
            Figure(
                f"figure-{number}",
                self.say(_FIGURE, number=number),
                said,
                chart.svg,
                chart.alternative,
                data,
            )
        )

    def close(self, title: Text) -> None:
        """End the chapter; one without content is left out."""
        if self._blocks:
            number = self.number
            shown = self._numbering.chapter()
            blocks = tuple(self._blocks)
            self.chapters.append(Chapter(f"chapter-{number}", shown, self.say(title), blocks))
        self._blocks = []
        self._tables = self._figures = self._heads = 0

    def _table(
        self, place: int, caption: str, columns: Sequence[Column], rows: Sequence[Row]
    ) -> Table:
        number = f"{self.number}.{place}"
        label = self.say(_TABLE, number=number)
        return Table(f"table-{number}", label, caption, tuple(columns), tuple(rows))

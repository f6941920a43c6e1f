"""What a table, figure or section is called before it is written."""

from dataclasses import dataclass

from selaras.documents.book.book import Run


@dataclass(frozen=True, slots=True)
class Handle:
    """The id and label (`Tabel 3.4`) that cross-references and captions share."""

    id: str
    label: str

    @property
    def run(self) -> Run:
        """The cross-reference; its label does not break over two lines."""
        return Run(self.label.replace(" ", "\N{NO-BREAK SPACE}"), to=self.id)

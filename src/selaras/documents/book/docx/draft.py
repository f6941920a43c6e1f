"""What the parts of a document share while it is written: anchors, pictures, numbered lists."""

from dataclasses import dataclass, field

from selaras.documents.book.annex import figure_tables, printed_chapters
from selaras.documents.book.book import (
    LONG_RUN,
    Book,
    Chapter,
    Figure,
    Heading,
    Line,
    Matrix,
    Run,
    Table,
)
from selaras.documents.book.docx.xml import hyperlink, run, styled
from selaras.documents.book.errors import BookError


@dataclass(slots=True)
class Draft:
    """A document in the making. Bookmarks are numbered in the order of the book."""

    book: Book
    bookmarks: dict[str, int]
    drawings: list[str] = field(default_factory=list)
    numbered_lists: int = 0
    unlisted: frozenset[str] = frozenset()
    """Ids of the annex tables, which the list of tables leaves out."""

    def anchor(self, id: str) -> str:
        """The bookmark of a block; Word hides names that begin with an underscore.

        Raises BookError where the book has no such block.
        """
        if id not in self.bookmarks:
            raise BookError(
                f"{self.book.title} merujuk ke bagian yang tidak ada: {id}.",
                f"{self.book.title} refers to a part that does not exist: {id}.",
            )
        return f"_Ref{self.bookmarks[id]:06d}"

    def bookmarked(self, id: str, content: str) -> str:
        """Content as the place a reference leads to."""
        number = self.bookmarks[id]
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{self.anchor(id)}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def runs(self, line: Line, *, prose: bool = False) -> str:
        """A line as runs, its references as links, its demonstration values marked."""
        return "".join(self._run(part, prose) for part in line)

    def _run(self, part: Run, prose: bool) -> str:
        long = prose and part.demonstration and len(part.text) > LONG_RUN
        properties = "" if long else _look(part)
        content = run(part.text, properties)
        if part.demonstration:
            content += run(self.book.labels.demonstration_mark, styled("DemonstrationMark"))
        return hyperlink(self.anchor(part.to), content) if part.to is not None else content


def start_draft(book: Book) -> Draft:
    """A draft that knows every block which a reference may lead to."""
    ids: list[str] = []
    for chapter in printed_chapters(book):
        ids.append(chapter.id)
        ids += [
            block.id
            for block in chapter.blocks
            if isinstance(block, Heading | Table | Figure | Matrix)
        ]
    bookmarks = {id: number for number, id in enumerate(ids, start=1)}
    return Draft(book, bookmarks, unlisted=frozenset(table.id for table in figure_tables(book)))


def chapter_number(book: Book, chapter: Chapter) -> str | None:
    """`Bab 1`, or None for a chapter without number."""
    if chapter.number is None:
        return None
    return f"{book.labels.chapter}\N{NO-BREAK SPACE}{chapter.number}"


def _look(part: Run) -> str:
    """Run properties: one character style, what it does not say added directly."""
    if part.demonstration:
        return styled("Demonstration") + ("<w:b/>" if part.strong else "")
    direct = ("<w:b/>" if part.strong else "") + ("<w:i/>" if part.emphasis else "")
    if part.to is not None:
        return styled("CrossReference") + direct
    if part.strong and part.emphasis:
        return styled("Strong") + "<w:i/>"
    if part.strong:
        return styled("Strong")
    return styled("Emphasis") if part.emphasis else ""

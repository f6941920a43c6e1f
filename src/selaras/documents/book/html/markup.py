"""Elements, attributes and ids: the small pieces of the page, everything escaped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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
from selaras.documents.book.errors import BookError

_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

_LONG = re.compile(r"\S{25}")
_PIECES = re.compile(r"(\s+)")
_AFTER_SIGN = re.compile(r"(?<=[/.\-_?=&:;,])(?=\w)")
_UNBROKEN = 20


def escape(text: str) -> str:
    """Text for content or a quoted attribute, without control characters."""
    if _SPECIAL.search(text) is None:
        return text
    text = _FORBIDDEN.sub("", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def breakable(text: str) -> str:
    """Escaped text in which addresses and other long words may break, after a sign if they can.

    The places do not show and are not copied along.
    """
    if _LONG.search(text) is None:
        return escape(text)
    return "".join(
        "<wbr>".join(_parts(piece)) if _LONG.match(piece) else escape(piece)
        for piece in _PIECES.split(text)
    )


def _parts(word: str) -> Iterator[str]:
    for part in _AFTER_SIGN.split(word):
        for start in range(0, len(part), _UNBROKEN):
            yield escape(part[start : start + _UNBROKEN])


def attributes(**values: str | int | None) -> str:
    """Attributes in the order given; `class_` is class, other underscores are hyphens."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


def element(tag: str, content: str, **values: str | int | None) -> str:
    """An element around markup that is escaped already."""
    return f"<{tag}{attributes(**values)}>{content}</{tag}>"


@dataclass(slots=True)
class Markup:
    """The book being written and the ids its references may lead to."""

    book: Book
    prefix: str = field(init=False)
    _ids: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.prefix = f"{self.book.id}-"
        self._ids = frozenset(_ids(self.book))

    def reference(self, id: str) -> str:
        """The id of a block on the page. Raises BookError where the book has no such block."""
        if id not in self._ids:
            raise BookError(
                f"{self.book.title} merujuk ke bagian yang tidak ada: {id}.",
                f"{self.book.title} refers to a part that does not exist: {id}.",
            )
        return escape(f"{self.prefix}{id}")

    def chapter_number(self, chapter: Chapter) -> str | None:
        """`Bab 1`, or None for a chapter without number."""
        if chapter.number is None:
            return None
        return f"{self.book.labels.chapter}\N{NO-BREAK SPACE}{chapter.number}"

    def line(self, line: Line, *, prose: bool = False) -> str:
        """A line with its looks, references and demonstration marks."""
        return "".join(self._run(part, prose) for part in line)

    def _run(self, part: Run, prose: bool) -> str:
        content = breakable(part.text).replace("\n", "<br>")
        if part.emphasis:
            content = f"<em>{content}</em>"
        if part.strong:
            content = f"<strong>{content}</strong>"
        if part.to is not None:
            content = f'<a href="#{self.reference(part.to)}">{content}</a>'
        if part.demonstration:
            mark = f"<sup>{escape(self.book.labels.demonstration_mark)}</sup>"
            kind = "demonstration-text" if prose and len(part.text) > LONG_RUN else "demonstration"
            content = f'<span class="{kind}">{content}{mark}</span>'
        return content


def _ids(book: Book) -> list[str]:
    ids = []
    for chapter in book.chapters:
        ids.append(chapter.id)
        for block in chapter.blocks:
            if isinstance(block, Heading | Table | Figure | Matrix):
                ids.append(block.id)
            if isinstance(block, Figure):
                ids.append(block.table.id)
    return ids

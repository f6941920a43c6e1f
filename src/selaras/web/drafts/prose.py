"""The prose that the books want: every section, written or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from selaras.core.plan import Narrative
from selaras.web.drafts.lists import Standing
from selaras.web.ui.templatetags.selaras import said


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a book. `narrative` is None as long as nobody wrote it."""

    code: str
    book: int
    title: str
    help: str
    narrative: Narrative | None
    findings: int
    severity: str
    talks: int
    owner: str
    writable: bool

    @property
    def words(self) -> int:
        """How many words were written."""
        return len(self.narrative.text.id.split()) if self.narrative else 0


@dataclass(frozen=True, slots=True)
class Book:
    """The sections of one book."""

    number: int
    sections: tuple[Section, ...]


def prose_of(standing: Standing) -> tuple[Book, ...]:
    """Every section that the programme wants, in the order of the books."""
    found: dict[int, list[Section]] = {}
    for section in _sections(standing):
        found.setdefault(section.book, []).append(section)
    return tuple(Book(number, tuple(sections)) for number, sections in sorted(found.items()))


def _sections(standing: Standing) -> Iterator[Section]:
    written = standing.opened.plan.narrative
    for each in standing.opened.knowledge.book_parts:
        at = ("narratives", each.code)
        yield Section(
            code=each.code,
            book=each.book,
            title=said(each.title),
            help=said(each.help),
            narrative=written.get(each.code),
            findings=standing.counts[at],
            severity=standing.gravest.get(at, ""),
            talks=standing.talks.get(at, 0),
            owner=standing.owner(*at),
            writable=standing.writable.may(*at),
        )

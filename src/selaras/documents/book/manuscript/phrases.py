"""The book's own words: always in both languages, filled in as runs of text."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from string import Formatter

from selaras.core.text import Language, Text, format_number
from selaras.core.text.text import worded
from selaras.documents.book.book import Line, Run
from selaras.documents.book.manuscript.handle import Handle

Part = str | int | Decimal | Text | Run | Handle | Line
"""What may stand in a place of a phrase. An int is written as it is, like a year."""


def both(indonesian: str, english: str) -> Text:
    """A phrase of the book in both languages; a space at its edges would be lost, so none is."""
    if indonesian != indonesian.strip() or english != english.strip():
        raise ValueError(f"a phrase begins or ends with a space: {indonesian!r}")
    return Text(id=indonesian, en=english)


def compose(phrase: Text, language: Language, parts: dict[str, Part]) -> Line:
    """The phrase with its `{name}` places filled; plain neighbours become one run."""
    template = phrase.in_(language)
    if not parts:
        return (Run(template),)
    runs: list[Run] = []
    plain = ""
    for literal, name in _parsed(template):
        plain += literal
        if name is None:
            continue
        part = parts[name]
        if isinstance(part, Run | Handle | tuple):
            if plain:
                runs.append(Run(plain))
                plain = ""
            runs.extend(_runs(part))
        else:
            plain += worded(part, language)
    if plain:
        runs.append(Run(plain))
    return tuple(runs)


def _runs(part: "Run | Handle | Line") -> Line:
    if isinstance(part, Handle):
        return (part.run,)
    return (part,) if isinstance(part, Run) else part


@lru_cache(maxsize=1024)
def _parsed(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


@dataclass(frozen=True, slots=True)
class Noun:
    """Something that is counted: English needs a word for one and another for many."""

    indonesian: str
    one: str
    many: str

    def counted(self, count: int, language: Language) -> str:
        """`12 program`, `1 programme`, `1,200 programmes`."""
        word = self.indonesian if language == "id" else self.one if count == 1 else self.many
        return f"{format_number(count, language)} {word}"

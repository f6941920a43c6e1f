"""How well a text answers a query: all words before some, name before body, exact before root."""

from collections.abc import Iterable
from dataclasses import dataclass

from selaras.web.plans.texts import Written
from selaras.web.search.asked import Sought
from selaras.web.search.words import words_in

Rank = tuple[int, int]
"""How many of the words occur, and how prominently; more is better."""

NOTHING: Rank = (0, 0)

_EXACT_NAME, _NAME, _EXACT_BODY, _BODY = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a name and of a body as two strings, each word between spaces."""

    name: str
    body: str

    @property
    def words(self) -> list[str]:
        """All words."""
        return f"{self.name} {self.body}".split()


def entry_of(name: Iterable[Written], body: Iterable[Written]) -> Entry:
    """The entry of something that can be found."""
    return Entry(_spaced(name), _spaced(body))


def _spaced(texts: Iterable[Written]) -> str:
    words = words_in(" ".join(text for text, _ in texts))
    return f" {' '.join(words)} "


def rank(entry: Entry, words: Iterable[Sought]) -> Rank:
    """How well the entry answers."""
    grades = [grade for each in words if (grade := _grade(entry, each))]
    return len(grades), sum(grades)


def _grade(entry: Entry, sought: Sought) -> int:
    if _holds(entry.name, sought.word):
        return _EXACT_NAME
    if any(_holds(entry.name, form) for form in sought.forms):
        return _NAME
    if _holds(entry.body, sought.word):
        return _EXACT_BODY
    return _BODY if any(_holds(entry.body, form) for form in sought.forms) else 0


def _holds(words: str, word: str) -> bool:
    # Points occur only in codes: `5.06` finds all codes below it.
    return f" {word} " in words or ("." in word and f" {word}." in words)

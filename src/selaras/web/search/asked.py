"""What somebody searches for, read from an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from selaras.web.search.words import forms, words_in

LONGEST = 200
"""Characters of a query; what comes after them is not searched."""
MOST_WORDS = 10

# fmt: off
_EMPTY = frozenset({
    "dan", "atau", "di", "ke", "dari", "untuk", "bagi", "pada", "dengan", "oleh", "yang", "dalam",
    "serta", "and", "or", "of", "the", "in", "for", "to", "a", "an",
})
# fmt: on


@dataclass(frozen=True)
class Asked:
    """A query as it was typed, cut to a sensible length, and the kind of results wanted."""

    typed: str = ""
    kind: str = ""
    cut: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words to look for, each once; joining words only where there are no others."""
        found = tuple(dict.fromkeys(words_in(self.typed)))
        return (tuple(each for each in found if each not in _EMPTY) or found)[:MOST_WORDS]


def asked(query: QueryDict) -> Asked:
    """What an address asks for."""
    typed = " ".join(query.get("q", "").replace("\0", " ").split())
    found = Asked(typed[:LONGEST].strip(), query.get("kind", "")[:20])
    words = {each for each in words_in(typed[:5000]) if each not in _EMPTY}
    cut = len(typed) > LONGEST or len(words) > MOST_WORDS
    return Asked(found.typed, found.kind, cut)


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of the query with every form of it that occurs."""

    word: str
    forms: frozenset[str]


def sought(asked: Asked, vocabulary: set[str]) -> tuple[Sought, ...]:
    """The words of the query as a vocabulary knows them."""
    return tuple(Sought(word, forms(word, vocabulary)) for word in asked.words)


def all_forms(words: Iterable[Sought]) -> frozenset[str]:
    """Every form of every word."""
    return frozenset(form for each in words for form in each.forms)

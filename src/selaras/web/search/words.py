"""Words as they are searched: folded, cut out of a text, and brought back to their root."""

import re
import unicodedata
from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")
"""A word, or a code whose levels are separated by points."""

_AFFIXED = re.compile(r"(?:be|di|ke|me|pe|se|te).*|.*(?:an|i|kah|ku|lah|mu|nya|pun|tah)")
_SHORT = 3
_LONGEST = 30
"""Letters from which nothing is a word of a language."""


def folded(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_in(text: str) -> list[str]:
    """The folded words of a text, in their order."""
    return WORD.findall(folded(text))


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """The Indonesian root of a folded word, `layan` of `pelayanan`; any other word itself."""
    if not _SHORT < len(word) <= _LONGEST or not word.isascii() or not word.isalpha():
        return word
    roots, stemmer = _indonesian()
    # Most words need no analysis: names, English, and what is a root already.
    if word in roots or not _AFFIXED.fullmatch(word):
        return word
    found: str = stemmer.stem_word(word)
    return found


@cache
def _indonesian() -> tuple[frozenset[str], Stemmer]:
    words = StemmerFactory().get_words()
    return frozenset(words), Stemmer(ArrayDictionary(words))


def forms(word: str, vocabulary: frozenset[str] | set[str]) -> frozenset[str]:
    """The words of the vocabulary that have the same root as this one, and the word itself."""
    wanted = root(word)
    if len(wanted) < _SHORT:
        return frozenset((word,))
    # A prefix swallows some first letters (`tulis`, `menulis`); all else of a root stays.
    kernel = wanted[1:] if wanted[0] in "kpst" else wanted
    return frozenset(
        (word, *(each for each in vocabulary if kernel in each and root(each) == wanted))
    )

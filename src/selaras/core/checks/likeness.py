"""Which names say nearly the same: by their words, in time that grows with their number."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import chain
from math import ceil

_SHARED, _OF = 4, 5
ALIKE = Fraction(_SHARED, _OF)
"""Share of common words among all words of two names from which they count as nearly equal."""

# fmt: off
_EMPTY = frozenset({
    "dan", "atau", "di", "ke", "dari", "untuk", "bagi", "pada", "dengan", "oleh", "yang",
    "dalam", "serta", "melalui", "menuju", "program", "kegiatan",
})
# fmt: on
_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")


# Plans are checked again and again, and nearly all names stay as they were.
@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """The words that carry the meaning of a name, in a form that forgives small slips."""
    words = _WORD.findall(name.casefold())
    return frozenset(_skeleton(word) for word in words if word not in _EMPTY)


@lru_cache(maxsize=4096)
def _skeleton(word: str) -> str:
    """The beginning and the consonants of a longer word, so that a missed letter changes little."""
    if len(word) < 6:
        return word
    return _DOUBLED.sub(r"\1", word[:2] + _VOWEL.sub("", word[2:]))


def near_pairs(names: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """For each name that is nearly an earlier one: its number and that of the earliest such."""
    first: dict[frozenset[str], int] = {}
    for number, name in enumerate(names):
        first.setdefault(name, number)
    earliest = _earliest_alike(first)
    for number, name in enumerate(names):
        if name and earliest[name] < number:
            yield number, earliest[name]


def _earliest_alike(first: dict[frozenset[str], int]) -> dict[frozenset[str], int]:
    """For each set of words the lowest number of a set that is alike, itself among them.

    Two sets that share so many words share one of their rarest (prefix filtering), and the
    smaller of the two needs to be found under even fewer. So each is compared with a handful,
    however many there are.
    """
    counted = Counter(chain.from_iterable(first))
    rarity = {
        word: place for place, word in enumerate(sorted(sorted(counted), key=counted.__getitem__))
    }
    earliest = dict(first)
    seen: dict[str, list[frozenset[str]]] = defaultdict(list)
    for name in sorted(first, key=len):
        rarest = sorted(name, key=rarity.__getitem__)
        sought, kept = _prefixes(len(name))
        for other in {other for word in rarest[:sought] for other in seen[word]}:
            if _alike(name, other):
                earliest[name] = min(earliest[name], first[other])
                earliest[other] = min(earliest[other], first[name])
        for word in rarest[:kept]:
            seen[word].append(name)
    return earliest


@cache
def _prefixes(size: int) -> tuple[int, int]:
    """Under how many of its rarest words a set is sought, and kept for larger ones to find."""
    return size - ceil(ALIKE * size) + 1, size - ceil(2 * ALIKE / (1 + ALIKE) * size) + 1


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common * _OF >= _SHARED * (len(one) + len(other) - common)

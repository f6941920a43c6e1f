"""Which names say nearly the same: by their words, in time that grows with their number."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

ALIKE = 0.8
"""Share of common words among all words of two names from which they count as nearly equal."""

# fmt: off
_EMPTY = frozenset({
    "dan", "atau", "di", "ke", "dari", "untuk", "bagi", "pada", "dengan", "oleh", "yang",
    "dalam", "serta", "melalui", "menuju", "program", "kegiatan",
})
# fmt: on


def words_of(name: str) -> frozenset[str]:
    """The words that carry the meaning of a name, in a form that forgives small slips."""
    plain = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return frozenset(_skeleton(word) for word in plain.split() if word not in _EMPTY)


def _skeleton(word: str) -> str:
    """The beginning and the consonants of a longer word, so that a missed letter changes little."""
    if len(word) < 6:
        return word
    kept = word[:2] + "".join(sign for sign in word[2:] if sign not in "aeiou")
    return "".join(sign for sign, before in zip(kept, " " + kept, strict=False) if sign != before)


def near_pairs(names: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """For each name that is nearly an earlier one: its number and that of the earlier one.

    Two sets that share 80 percent must share one of their rarest words (prefix filtering), so
    that each name is compared only with those few.
    """
    counted = Counter(word for name in names for word in name)
    seen: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        rarest = sorted(name, key=lambda word: (counted[word], word))
        prefix = rarest[: len(name) - ceil(ALIKE * len(name)) + 1]
        candidates = sorted({earlier for word in prefix for earlier in seen[word]})
        near = next((earlier for earlier in candidates if _alike(name, names[earlier])), None)
        if near is not None:
            yield number, near
        for word in prefix:
            seen[word].append(number)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)

"""Places where a word that is wider than its cell may break.

Soft hyphens stay in the text that a reader copies or searches, so only words that would run
out of their cell get them. Typst has no patterns for Indonesian; its syllables follow from the
letters alone, and the same places are readable in the few English words that are too long.
"""

import re
from functools import lru_cache

# Widths of Source Sans Pro semibold in thousandths of the type size, for letters far from the
# common width. Rounded up: a column a hair too wide does no harm, one too narrow breaks a word.
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'|!", 290),
    **dict.fromkeys("frt()[]-/", 370),
    **dict.fromkeys("mw", 870),
    **dict.fromkeys("MW@%", 900),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 670),
}
_COMMON = 570
_WIDEST = 0.9

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]{6,}")
_AFTER_SIGN = re.compile(r"(?<=[/.\-_?=&:,;)])(?=\w)")
_UNBROKEN = re.compile(r"(\w{24})(?=\w)")
# Before a consonant and a vowel, or between two consonants of which `ng` counts as one. A last
# `-an` is mostly a suffix, which takes no consonant with it: `tanggung-ja-waban`.
_SYLLABLE = re.compile(
    r"(?<=\w\w)(?=\w\w)(?!(?:ng|ny|\w)an\b)"
    r"(?:(?<=[aeiou])(?=(?:ng|ny|sy|kh|[b-df-hj-np-tv-z])[aeiou])"
    r"|(?:(?<=[aeiou]ng)|(?<=[aeiou][b-df-hj-np-tv-z]))"
    r"(?=[b-df-hj-np-tv-z][aeiou])(?!(?<=n)[gy]|(?<=s)y|(?<=k)h))",
    re.IGNORECASE,
)

SOFT_HYPHEN = "\u00ad"
THIN_BREAK = "\u200b"


def word_width(word: str, size: float) -> float:
    """About how wide a word stands, in points, when set semibold at `size` points."""
    return _thousandths(word) * size / 1000


@lru_cache(maxsize=20_000)  # a book repeats its words and amounts some ten times
def _thousandths(word: str) -> int:
    return sum(_WIDTHS.get(letter, _COMMON) for letter in word)


def with_breaks(text: str, room: float, size: float) -> str:
    """The text with places to break inside the words wider than `room` points.

    Addresses and codes break after their signs, words at their syllables. A text without such
    words comes back as it is.
    """
    if len(text) * size * _WIDEST <= room:
        return text
    return _TOKEN.sub(lambda found: _broken(found[0], room, size), text)


def _broken(word: str, room: float, size: float) -> str:
    if word_width(word, size) <= room:
        return word
    parts = _AFTER_SIGN.split(word)
    return THIN_BREAK.join(
        part if word_width(part, size) <= room else _broken_inside(part) for part in parts
    )


def _broken_inside(part: str) -> str:
    """Syllables for words; every few characters for what has none."""
    marked = _LETTERS.sub(lambda found: _SYLLABLE.sub(SOFT_HYPHEN, found[0]), part)
    return _UNBROKEN.sub(rf"\1{THIN_BREAK}", marked)

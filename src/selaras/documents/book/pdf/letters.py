"""Letters that no typeface of the books has, found in a plan before any book is set.

Typst alone knows what its typefaces hold, so it is asked: every rare letter of the plan is set
once, in one go.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import typst

from selaras.core.plan import Masterplan
from selaras.core.text import Language
from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf.fonts import SANS, SERIF, book_fonts

_ASCII = bytes(range(128))
_JOINER = "\u200d"
_LANGUAGES = {"id", "en"}

_HEAD = '#set document(title: "a")\n#let letters = json(bytes(sys.inputs.letters))\n'
_LETTER = "".join(f'#text(font: "{face}")[#letters.at({{0}})]' for face in (SERIF, SANS)) + "\n"
_LINE = re.compile(r"\.typ:(\d+):\d+")

_MOST_PLACES = 50
_MOST_LETTERS = 6
_MOST_SIGNS = 4


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A text of the plan, such as `programmes[super-apps].name`, and its letters without glyph."""

    path: str
    letters: tuple[str, ...]


def require_printable(plan: Masterplan, language: Language) -> None:
    """Raises `BookError` naming every text of the plan that cannot be printed in that language."""
    if found := unprintable(plan, language):
        raise BookError(_told(found, "id"), _told(found, "en"))


def unprintable(plan: Masterplan, language: Language) -> tuple[Unprintable, ...]:
    """The texts whose letters a PDF in that language cannot show, in the order of the plan.

    A letter comes with its combining marks, for a typeface may have each and not the pair.
    """
    content = plan.model_dump_json()
    rare = set(content.encode().translate(None, _ASCII).decode())
    pattern = letters_among(rare)
    refused = _refused(frozenset(pattern.findall(content)))
    if not refused:
        return ()
    found = []
    for path, text in _texts(plan.model_dump(), language):
        if letters := tuple(
            dict.fromkeys(each for each in pattern.findall(text) if each in refused)
        ):
            found.append(Unprintable(path, letters))
    return tuple(found)


def letter_name(letter: str) -> str:
    """`“😀” (U+1F600)`; the number alone where showing the letter shows nothing."""
    letter = letter[:_MOST_SIGNS]
    code = " ".join(f"U+{ord(sign):04X}" for sign in letter)
    return f"“{letter}” ({code})" if letter.isprintable() else code


def letters_among(signs: Iterable[str]) -> re.Pattern[str]:
    """Finds letters outside ASCII, and any letter with those of the signs that are marks."""
    marks = "".join(
        sign for sign in set(signs) if sign == _JOINER or unicodedata.category(sign)[0] == "M"
    )
    marked = f"(?s:.)?[{re.escape(marks)}]+|" if marks else ""
    return re.compile(marked + r"[^\x00-\x7f]")


@lru_cache(maxsize=64)
def _refused(letters: frozenset[str]) -> frozenset[str]:
    """Those of the letters that Typst cannot show."""
    order = sorted(letters)
    if not order:
        return letters
    source = _HEAD + "".join(_LETTER.format(number) for number in range(len(order)))
    try:
        typst.compile(
            source.encode(),
            font_paths=book_fonts(),
            sys_inputs={"letters": json.dumps(order)},
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError as error:
        # Each letter stands in a line of its own.
        above = source.count("\n") - len(order) + 1
        return frozenset(order[int(line) - above] for line in _LINE.findall(error.diagnostic))
    return frozenset()


def _texts(value: Any, language: Language, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its path; of a text in two languages only what that language prints."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        if value.keys() == _LANGUAGES:
            value = {language: value[language]}
        for name, part in value.items():
            yield from _texts(part, language, f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            key = part.get("key", number) if isinstance(part, dict) else number
            yield from _texts(part, language, f"{path}[{key}]")


def _told(found: tuple[Unprintable, ...], language: Language) -> str:
    more = len(found) - _MOST_PLACES
    head, rest = {
        "id": (
            "Huruf berikut tidak ada pada huruf cetak buku. Ganti atau hapus huruf itu:",
            f"… dan {more} tempat lagi.",
        ),
        "en": (
            "No typeface of the books has these letters. Replace or remove them:",
            f"… and {more} more places.",
        ),
    }[language]
    lines = [f"  {each.path}: {_listed(each.letters)}" for each in found[:_MOST_PLACES]]
    return "\n".join([head, *lines, *([f"  {rest}"] if more > 0 else [])])


def _listed(letters: tuple[str, ...]) -> str:
    more = ("…",) if len(letters) > _MOST_LETTERS else ()
    return ", ".join((*map(letter_name, letters[:_MOST_LETTERS]), *more))

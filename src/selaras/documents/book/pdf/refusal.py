"""Turns what Typst says about a book it cannot set into a sentence for those who keep the plan."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from selaras.documents.book.book import Book
from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf.letters import letter_name, letters_among

_NO_GLYPH = re.compile(r'(?:the text|contains the codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_NO_BLOCK = re.compile(r"label `<(.+?)>` does not exist")
_NO_CODE = "text with missing codepoints"
_DRAWN = re.compile(r">([^<>]+)</text>")
_AROUND = 40


def refusal(book: Book, data: dict[str, Any], message: str) -> BookError:
    """The error for a book that Typst refused with `message`; `data` is what it was set from."""
    if found := _NO_GLYPH.search(message):
        return _without_glyph(
            book, data, _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])
        )
    if _NO_CODE in message and (letter := _marked_in_pictures(data)):
        return _without_glyph(book, data, letter)
    if found := _NO_BLOCK.search(message):
        return BookError(
            f"{book.title} merujuk ke bagian “{found[1]}” yang tidak ada di dalamnya.",
            f"{book.title} refers to “{found[1]}”, which is not in it.",
        )
    return BookError(
        f"{book.title} tidak dapat ditulis sebagai PDF: {message}",
        f"{book.title} cannot be written as PDF: {message}",
    )


def _without_glyph(book: Book, data: dict[str, Any], character: str) -> BookError:
    shown = letter_name(character)
    place = next((text for text in _texts(data) if character in text), character)
    at = place.find(character)
    near = place[max(0, at - _AROUND) : at + _AROUND].strip()
    return BookError(
        f"Huruf {shown} dalam “{near}” tidak ada pada huruf cetak {book.title}. "
        "Ganti atau hapus huruf itu.",
        f"The character {shown} in “{near}” is in no typeface of {book.title}. "
        "Replace or remove it.",
    )


def _marked_in_pictures(data: Any) -> str | None:
    """The first letter with a combining mark in a picture: Typst does not say which it was."""
    words = [unescape(word) for svg in _strings(data) for word in _DRAWN.findall(svg)]
    found = letters_among("".join(words)).findall("\n".join(words))
    return next((letter for letter in found if len(letter) > 1), None)


def _texts(data: Any) -> Iterator[str]:
    """All texts anywhere in plain data; of a picture, the words drawn in it."""
    for text in _strings(data):
        if text.startswith("<svg"):
            yield from map(unescape, _DRAWN.findall(text))
        else:
            yield text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)

"""The piece of a text in which the words stand, with the words marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from selaras.core.text import Language
from selaras.web.plans.texts import Written
from selaras.web.search.words import WORD, folded

_BEFORE, _LENGTH = 60, 200


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Markup, and the language it is in where that is known."""

    markup: SafeString
    language: Language | None


def marked(text: str, forms: frozenset[str]) -> SafeString:
    """The text as markup with every one of the words marked."""
    parts: list[str] = []
    end = 0
    for match in WORD.finditer(text):
        if _is_one(match[0], forms):
            parts += (escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>")
            end = match.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every piece was escaped above


def _is_one(word: str, forms: frozenset[str]) -> bool:
    plain = folded(word)
    # What a code is part of, from the longest down.
    while plain not in forms:
        plain, dot, _ = plain.rpartition(".")
        if not dot:
            return False
    return True


def excerpt(texts: Iterable[Written], forms: frozenset[str], spoken: Language) -> Excerpt | None:
    """A piece of the text that holds most of the words; of two alike the one in the language."""
    best: tuple[int, bool] = (0, False)
    chosen: Written | None = None
    for text, language in texts:
        found = {folded(match[0]) for match in WORD.finditer(text) if _is_one(match[0], forms)}
        score = (len(found), language in (spoken, None))
        if found and score > best:
            best, chosen = score, (text, language)
    if chosen is None:
        return None
    text, language = chosen
    return Excerpt(marked(_piece(text, forms), forms), language)


def _piece(text: str, forms: frozenset[str]) -> str:
    """About two lines of the text around the first of the words."""
    text = " ".join(text.split())
    if len(text) <= _LENGTH:
        return text
    first = next(m.start() for m in WORD.finditer(text) if _is_one(m[0], forms))
    start = max(0, min(first - _BEFORE, len(text) - _LENGTH))
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", first, end), first) if " " in text[first:end] else end
    piece = text[start:end]
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"

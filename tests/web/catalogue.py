"""Reads the sentences that the site says, from templates and code, and their translations."""

from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import selaras.web

WEB = Path(selaras.web.__file__).parent
CATALOGUE = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Sentence = tuple[str, ...]
"""One form, or singular and plural."""


def said_by_the_site() -> dict[Sentence, str]:
    """Every sentence marked for translation, with the file it stands in."""
    found: dict[Sentence, str] = {}
    for file in sorted([*WEB.rglob("*.html"), *WEB.rglob("*.py")]):
        text = file.read_text(encoding="utf-8")
        code = _as_code(text, str(file)) if file.suffix == ".html" else text
        for _, message, _, _ in extract("python", BytesIO(code.encode()), keywords=_KEYWORDS):
            sentence = message if isinstance(message, tuple) else (message,)
            found.setdefault(tuple(sentence), str(file.relative_to(WEB)))
    return found


def _as_code(template: str, origin: str) -> str:
    """The calls in a template; their indentation means nothing, so it goes."""
    lines = templatize(template, origin=origin).splitlines()
    return "\n".join(line.lstrip() for line in lines)


def translated() -> dict[Sentence, Sentence]:
    """Every sentence of the catalogue with its translation, one form for each form."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    found = {}
    for message in catalogue:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, tuple) else (message.id,)
        value = message.string if isinstance(message.string, tuple) else (message.string,)
        found[tuple(key)] = () if message.fuzzy else tuple(value)
    return found

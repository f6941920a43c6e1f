"""Reads the sentences that the site says, from templates and code, and their translations."""

from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
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


def compile_catalogue() -> None:
    """Write the compiled catalogue in one step, for another process may be reading it."""
    with CATALOGUE.open("rb") as source:
        catalogue = read_po(source, locale="en")
    with NamedTemporaryFile(dir=CATALOGUE.parent, suffix=".part", delete=False) as target:
        write_mo(target, catalogue)
    Path(target.name).replace(CATALOGUE.with_suffix(".mo"))


def translated() -> dict[Sentence, Sentence]:
    """Every sentence of the catalogue with its translation, one form for each form."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    found: dict[Sentence, Sentence] = {}
    for message in catalogue:
        if not message.id:
            continue
        found[_forms(message.id)] = () if message.fuzzy else _forms(message.string)
    return found


def _forms(said: object) -> Sentence:
    """One form, or singular and plural, as a tuple; a form that is missing is empty."""
    forms = said if isinstance(said, tuple | list) else (said,)
    return tuple(str(form or "") for form in forms)

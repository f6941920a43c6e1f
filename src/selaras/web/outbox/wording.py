"""Letters from their templates: a subject in one line, and a body in plain text.

`letters/<template>.<language>.txt` lies in the templates folder of any app. Its first line is
the subject. `{{ name }}` takes a word, `{secret}` marks where the secret link goes.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template import Context
from django.template.loader import get_template
from django.utils.translation import override

from selaras.web.outbox.models import LINK_MARK
from selaras.web.outbox.refusals import BAD_ADDRESS, NO_BODY, NO_SUBJECT, TOO_LONG, LetterRefused

LONGEST_SUBJECT = 200
"""Characters; the column is as wide."""

LONGEST_BODY = 50_000
"""Characters."""

_LONGEST_ADDRESS = 254
_BREAKS = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, and signs that turn the direction of writing, which can hide what it says.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BREAK_OF_A_WORD = "\ue000"
"""Stands for a line break inside a word until the subject has been cut off."""


def compose(
    *, template: str, language: str, words: Mapping[str, str], longest: int = LONGEST_BODY
) -> tuple[str, str]:
    """Subject and body of a letter.

    A line break inside a word stays in the body and becomes a blank in the subject, so no word
    can move text into the head of the mail. Raises LetterRefused where the result cannot be
    sent, django.template.TemplateDoesNotExist where nobody wrote the letter in that language.
    """
    told = {name: _kept_together(word) for name, word in words.items()}
    # The engine behind Django's wrapper: the wrapper itself always escapes for HTML.
    letter: Any = get_template(f"letters/{template}.{language}.txt")
    with override(language):
        text = letter.template.render(Context(told, autoescape=False))
    subject, _, body = text.lstrip("\n").partition("\n")
    return as_subject(subject), as_body(body.replace(_BREAK_OF_A_WORD, "\n"), longest)


def as_subject(text: str) -> str:
    """One line without control characters, cut where it is too long. Raises LetterRefused."""
    line = " ".join(_UNSEEN.sub("", text.replace(_BREAK_OF_A_WORD, " ")).split())
    if not line:
        raise LetterRefused(NO_SUBJECT)
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"


def as_body(text: str, longest: int = LONGEST_BODY) -> str:
    """Text with plain line ends and without control characters. Raises LetterRefused."""
    body = _UNSEEN.sub("", _BREAKS.sub("\n", text)).strip()
    if not body:
        raise LetterRefused(NO_BODY)
    if len(body) > longest:
        raise LetterRefused(TOO_LONG.format(most=longest))
    return body + "\n"


def as_address(text: str) -> str:
    """One e-mail address and nothing else. Raises LetterRefused."""
    address = text.strip(" ")
    try:
        if len(address) > _LONGEST_ADDRESS:
            raise ValidationError(address)
        validate_email(address)
    except ValidationError:
        shown = " ".join(_UNSEEN.sub("", address).split())[:100] or "?"
        raise LetterRefused(BAD_ADDRESS.format(address=shown)) from None
    return address


def _kept_together(word: str) -> str:
    # A word that says where the link goes would put it there a second time.
    plain = str(word).replace(LINK_MARK, "").replace(_BREAK_OF_A_WORD, "")
    return _BREAKS.sub(_BREAK_OF_A_WORD, plain)

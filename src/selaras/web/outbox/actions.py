"""Writes: prepare a letter, release it, withdraw it."""

from collections.abc import Mapping
from datetime import datetime

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.viewing import Viewer
from selaras.web.outbox.models import Letter


def prepare(
    *,
    to: Person | str,
    template: str,
    words: Mapping[str, str],
    by: Viewer,
    at: datetime,
    holder: Membership | None = None,
    region: str = "",
    language: str = "id",
    secret: str = "",
    gather: bool = False,
) -> Letter:
    """A draft from `outbox/letters/<template>.txt` in the language of the person.

    The first line of the template is the subject. `words` fill it in. `secret` is a link that
    stays out of sight: the template says `{secret}` where it goes. With `gather` several
    letters to one person become one.
    """
    raise NotImplementedError


def send(*, letter: Letter, by: Viewer, at: datetime) -> None:
    """Release a draft: the worker sends it."""
    raise NotImplementedError

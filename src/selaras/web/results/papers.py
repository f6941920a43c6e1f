"""From the rows of a result to its letter and report."""

from selaras.core.text import Language
from selaras.web.results.models import Result


def paper(result: Result, what: str, language: Language, format: str) -> tuple[str, bytes]:
    """The name and the bytes of a file."""
    raise NotImplementedError

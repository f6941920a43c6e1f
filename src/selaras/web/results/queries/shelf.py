"""The places where letter and report of a result stand, each with its file if there is one."""

from dataclasses import dataclass

from django.utils import timezone

from selaras.core.text import LANGUAGES, Language
from selaras.web.results.actions.files import is_lost
from selaras.web.results.models import Result, ResultFile

FORMATS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the shelf: what, in which language and format, and its file if there is one."""

    what: str
    language: Language
    format: str
    file: ResultFile | None
    under_way: bool

    @property
    def place(self) -> str:
        """Unique on the page."""
        return f"{self.what}-{self.language}-{self.format}"


def slots_of(result: Result) -> dict[tuple[str, str, str], Slot]:
    """Every place on the shelf of a result; one query."""
    found = {(each.what, each.language, each.format): each for each in result.files.all()}
    return {
        (what, language, format): _slot(what, language, format, found.get((what, language, format)))
        for what in ResultFile.What.values
        for language in LANGUAGES
        for format in FORMATS
    }


def _slot(what: str, language: Language, format: str, file: ResultFile | None) -> Slot:
    waiting = file is not None and file.state == ResultFile.State.WAITING
    under_way = waiting and file is not None and not is_lost(file, at=timezone.now())
    return Slot(what, language, format, file, under_way)

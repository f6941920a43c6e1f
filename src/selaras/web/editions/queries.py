"""What the shelf shows: each book with its files and the findings that stand in its way."""

from collections.abc import Iterable
from dataclasses import dataclass

from selaras.core.checks import Finding, Severity
from selaras.core.text import LANGUAGES, Language, Text
from selaras.documents.book.contents import BOOKS
from selaras.documents.book.files import BookFormat
from selaras.web.editions.models import BookFile
from selaras.web.plans.models import Plan
from selaras.web.plans.queries.findings import place_of

SHOWN_FORMATS: tuple[BookFormat, ...] = ("pdf", "docx")
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}

_ANALYSIS = {"facts", "accounts", "ceilings", "gaps", "swot", "strategies"}
_MASTERPLAN = {"missions", "objectives", "indicators", "programmes", "actions", "bodies"}
_PARTS_OF_BOOK = {1: _ANALYSIS, 2: _MASTERPLAN, 3: _ANALYSIS | _MASTERPLAN, 4: {"quick_wins"}}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the shelf: a book in one language and format, with its file if there is one."""

    number: int
    language: Language
    format: BookFormat
    file: BookFile | None
    outdated: BookFile | None


@dataclass(frozen=True, slots=True)
class ShelfBook:
    """A book on the shelf."""

    number: int
    roman: str
    title: Text
    slots: tuple[tuple[Language, tuple[Slot, ...]], ...]
    errors: int
    warnings: int


def slots_of(plan: Plan, *, earlier: bool) -> dict[tuple[int, str, str], Slot]:
    """Every slot of the plan's shelf, with one query.

    `file` belongs to the plan as it stands; `outdated` is the latest ready file of an earlier
    revision, so that there is something to read while the new one is built. It may hold what
    was struck out before the plan was shared: with `earlier` only for those who read drafts.
    """
    current: dict[tuple[int, str, str], BookFile] = {}
    outdated: dict[tuple[int, str, str], BookFile] = {}
    for file in BookFile.objects.filter(plan=plan).order_by("revision"):
        place = (file.number, file.language, file.format)
        if file.revision == plan.revision:
            current[place] = file
        elif earlier and file.state == BookFile.State.READY:
            outdated[place] = file
    return {
        (number, language, format_): Slot(
            number,
            language,
            format_,
            current.get((number, language, format_)),
            outdated.get((number, language, format_)),
        )
        for number in BOOKS
        for language in LANGUAGES
        for format_ in SHOWN_FORMATS
    }


def shelf(plan: Plan, findings: Iterable[Finding], *, earlier: bool) -> tuple[ShelfBook, ...]:
    """The books in their order; `earlier` as in `slots_of`."""
    slots = slots_of(plan, earlier=earlier)
    findings = tuple(findings)
    return tuple(
        ShelfBook(
            kind.number,
            ROMAN[kind.number],
            kind.title,
            tuple(
                (language, tuple(slots[kind.number, language, each] for each in SHOWN_FORMATS))
                for language in LANGUAGES
            ),
            _count(findings, kind.number, Severity.ERROR),
            _count(findings, kind.number, Severity.WARNING),
        )
        for kind in BOOKS.values()
    )


def _count(findings: Iterable[Finding], number: int, severity: Severity) -> int:
    """Findings in the parts a book prints; those of the whole plan count for every book."""
    parts = {"", "documents"} | _PARTS_OF_BOOK[number]
    return sum(1 for each in findings if each.severity == severity and place_of(each) in parts)

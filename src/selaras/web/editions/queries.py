"""What the shelf shows: each book with its files and the findings that stand in its way."""

from collections.abc import Iterable
from dataclasses import dataclass

from selaras.core.checks import Judged, in_the_way, open_findings, stops
from selaras.core.framework import Gate, Knowledge
from selaras.core.text import LANGUAGES, Language, Text
from selaras.documents.book.contents import BOOKS
from selaras.documents.book.files import BookFormat
from selaras.web.editions.models import BookFile
from selaras.web.plans.models import Plan
from selaras.web.plans.queries.findings import count_by_severity

SHOWN_FORMATS: tuple[BookFormat, ...] = ("pdf", "docx")
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


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
    """A book on the shelf.

    `in_the_way` counts what the policy wants mended first, by severity, gravest first, without
    zeros; `waived` how much more that would be had nobody agreed to leave it.
    """

    number: int
    roman: str
    title: Text
    slots: tuple[tuple[Language, tuple[Slot, ...]], ...]
    in_the_way: tuple[tuple[str, int], ...]
    waived: int


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


def shelf(
    plan: Plan, judged: Iterable[Judged], knowledge: Knowledge, *, earlier: bool
) -> tuple[ShelfBook, ...]:
    """The books in their order; `earlier` as in `slots_of`."""
    slots = slots_of(plan, earlier=earlier)
    judged = tuple(judged)
    gates = knowledge.gate_of_book
    return tuple(
        ShelfBook(
            kind.number,
            ROMAN[kind.number],
            kind.title,
            tuple(
                (language, tuple(slots[kind.number, language, each] for each in SHOWN_FORMATS))
                for language in LANGUAGES
            ),
            _in_the_way(judged, gates[kind.number]),
            _waived(judged, gates[kind.number]),
        )
        for kind in BOOKS.values()
    )


def _in_the_way(judged: Iterable[Judged], gate: Gate) -> tuple[tuple[str, int], ...]:
    counts = count_by_severity(open_findings(in_the_way(judged, gate)))
    return tuple((severity, count) for severity, count in counts if count)


def _waived(judged: Iterable[Judged], gate: Gate) -> int:
    return sum(not each.open and stops(each.finding, gate) for each in judged)

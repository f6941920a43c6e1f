"""What is delivered and how much in which year, in full or short enough for a narrow cell."""

from collections.abc import Iterable, Sequence

from selaras.core.plan import Output, YearValue
from selaras.core.text import format_number
from selaras.documents.book.manuscript import Manuscript, both

_FROM_TO = both("{first} sampai {last}", "{first} to {last}")

FEW = 3
"""So many targets may stand in a narrow cell; of more, the first and the last do."""


def outputs_text(book: Manuscript, outputs: Iterable[Output], *, short: bool = False) -> str:
    """`Layanan terpadu (layanan): 12 (2023), 20 (2024–2026)`; outputs stand after each other."""
    return "; ".join(_output(book, output, short) for output in outputs)


def _output(book: Manuscript, output: Output, short: bool) -> str:
    name = book.say(output.name)
    if output.unit:
        name = f"{name} ({book.say(output.unit)})"
    targets = _targets(book, output.targets)
    if short and len(targets) > FEW:
        return f"{name}: {book.say(_FROM_TO, first=targets[0], last=targets[-1])}"
    return f"{name}: {', '.join(targets)}" if targets else name


def targets_text(book: Manuscript, targets: Sequence[YearValue]) -> str:
    """Values with their years; equal values of years in a row are said once."""
    return ", ".join(_targets(book, targets))


def _targets(book: Manuscript, targets: Sequence[YearValue]) -> list[str]:
    found: list[str] = []
    at = 0
    ordered = sorted(targets, key=lambda target: target.year)
    while at < len(ordered):
        first = last = ordered[at]
        at += 1
        while at < len(ordered) and _continues(last, ordered[at]):
            last = ordered[at]
            at += 1
        years = str(first.year) if first is last else f"{first.year}–{last.year}"
        found.append(f"{format_number(first.value, book.language)} ({years})")
    return found


def _continues(last: YearValue, following: YearValue) -> bool:
    return following.year == last.year + 1 and following.value == last.value

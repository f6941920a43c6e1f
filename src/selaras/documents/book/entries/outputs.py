"""What is delivered and how much in which year, short enough for a cell."""

from collections.abc import Iterable, Sequence

from selaras.core.plan import Output, YearValue
from selaras.core.text import format_number
from selaras.documents.book.manuscript import Manuscript, both

_UNIT = both("{name} ({unit})", "{name} ({unit})")


def outputs_text(book: Manuscript, outputs: Iterable[Output]) -> str:
    """`Layanan terpadu (layanan): 12 (2023), 20 (2024–2026)`; outputs stand after each other."""
    return "; ".join(_output(book, output) for output in outputs)


def _output(book: Manuscript, output: Output) -> str:
    name = book.say(output.name)
    if output.unit:
        name = book.say(_UNIT, name=name, unit=output.unit)
    targets = targets_text(book, output.targets)
    return f"{name}: {targets}" if targets else name


def targets_text(book: Manuscript, targets: Sequence[YearValue]) -> str:
    """Values with their years; equal values of years in a row are said once."""
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
    return ", ".join(found)


def _continues(last: YearValue, following: YearValue) -> bool:
    return following.year == last.year + 1 and following.value == last.value

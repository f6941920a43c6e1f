"""A line of text as the data it is set from: a bare string unless something in it stands out."""

from math import ceil
from typing import Any

from selaras.documents.book.book import Line, Run
from selaras.documents.book.pdf.breaks import with_breaks

_LETTER = 0.5
"""The width of a letter in running text, in parts of the type size."""


def printed_line(line: Line, room: float | None = None, size: float = 0) -> str | list[Any]:
    """The line; with `room` in points, its words that are wider get places to break."""
    if len(line) == 1:
        run = _run(line[0], room, size)
        return run if isinstance(run, str) else [run]
    return [_run(run, room, size) for run in line]


def line_count(line: Line, room: float, size: float) -> int:
    """About how many lines a line of text takes when `room` points wide, set at `size`."""
    return ceil(sum(len(run.text) for run in line) * size * _LETTER / room) or 1


def _run(run: Run, room: float | None, size: float) -> str | dict[str, Any]:
    text = run.text if room is None else with_breaks(run.text, room, size)
    if not (run.strong or run.emphasis or run.demonstration or run.to):
        return text
    found: dict[str, Any] = {"text": text}
    for look in ("strong", "emphasis", "demonstration"):
        if getattr(run, look):
            found[look] = True
    if run.to:
        found["to"] = run.to
    return found

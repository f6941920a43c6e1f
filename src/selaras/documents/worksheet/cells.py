"""What a cell that somebody filled in means for the field of its column."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from selaras.core.plan.shape import Kind
from selaras.core.text import LANGUAGES, Language
from selaras.core.text.parsing import (
    NumberProblem,
    parse_day,
    parse_number,
    parse_rupiah,
    parse_whole,
    parse_year,
)
from selaras.documents.worksheet.columns import TOO_LONG, Cell, Column
from selaras.documents.worksheet.labels import Vocabulary
from selaras.documents.worksheet.remarks import sentence

_CHOICES_TOLD = 6
_MARKERS = frozenset(TOO_LONG.in_(language) for language in LANGUAGES)


def value_of(column: Column, cell: Cell, language: Language | None) -> Any:
    """The JSON value of the cell, None for an empty one, or what keeps it from being read."""
    if is_empty(cell):
        return None
    if isinstance(cell, str) and cell.strip() in _MARKERS:
        return sentence("marker")
    if isinstance(cell, date | datetime | time | timedelta) and column.kind != Kind.DAY:
        return sentence("date-as-other")
    if isinstance(cell, bool) and column.kind != Kind.FLAG:
        return sentence("truth-as-other")
    return _many(column, cell, language) if column.many else _one(column, cell, language)


def is_empty(cell: Cell) -> bool:
    """Whether nothing but space stands in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def plain_number(value: float) -> str:
    """The digits of a number as people wrote them, not those of the binary fraction."""
    return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"


def _many(column: Column, cell: Cell, language: Language | None) -> Any:
    found = []
    for line in _text(cell).split("\n"):
        if not line.strip():
            continue
        value = _one(column, line, language)
        pieces = [piece for piece in line.split(";") if piece.strip()]
        if isinstance(value, NumberProblem) and len(pieces) > 1:
            values = [_one(column, piece, language) for piece in pieces]
            wrong = [each for each in values if isinstance(each, NumberProblem)]
            if wrong:
                return wrong[0]
            found += values
        elif isinstance(value, NumberProblem):
            return value
        else:
            found.append(value)
    return found or None


def _one(column: Column, cell: Cell, language: Language | None) -> Any:
    if column.vocabulary is not None:
        return _named(column.vocabulary, column.kind, cell)
    return _READERS[column.kind](cell, language)


def _named(vocabulary: Vocabulary, kind: Kind, cell: Cell) -> Any:
    text = ("true" if cell else "false") if isinstance(cell, bool) else _text(cell)
    code = vocabulary.code(text)
    if code is None:
        if kind == Kind.REFERENCE:
            return sentence("reference-unknown", value=_short(text), title=vocabulary.title)
        choices = "; ".join(list(vocabulary.labels.values())[:_CHOICES_TOLD])
        values = {"value": _short(text), "title": vocabulary.title, "choices": choices}
        return sentence("not-in-list", **values)
    return code == "true" if kind == Kind.FLAG else code


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return plain_number(cell)
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()


def _words(cell: Cell, _: Language | None) -> Any:
    if isinstance(cell, float) and not cell.is_integer():
        return sentence("number-as-text", value=Decimal(plain_number(cell)))
    return _text(cell)


def _line(cell: Cell, language: Language | None) -> Any:
    found = _words(cell, language)
    return re.sub(r"[\n\t]+", " ", found) if isinstance(found, str) else found


def _number(cell: Cell, language: Language | None) -> Any:
    if isinstance(cell, float):
        return plain_number(cell)
    found = parse_number(cell, language)
    return found if isinstance(found, NumberProblem) else f"{found:f}"


def _whole(cell: Cell, language: Language | None) -> Any:
    return _integer(cell) if isinstance(cell, float) else parse_whole(cell, language)


def _rupiah(cell: Cell, language: Language | None) -> Any:
    return _integer(cell) if isinstance(cell, float) else parse_rupiah(cell, language)


def _year(cell: Cell, _: Language | None) -> Any:
    return _integer(cell) if isinstance(cell, float) else parse_year(cell)


def _day(cell: Cell, language: Language | None) -> Any:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return sentence("number-as-day", value=_short(_text(cell)))
    found = parse_day(cell, language)
    return found if isinstance(found, NumberProblem) else found.isoformat()


def _integer(value: float) -> Any:
    if value.is_integer():
        return int(value)
    return sentence("not-whole", value=Decimal(plain_number(value)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"


_READERS: Mapping[Kind, Callable[[Cell, Language | None], Any]] = {
    Kind.TEXT: _words,
    Kind.LINE: _line,
    Kind.CODE: _line,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.RUPIAH: _rupiah,
    Kind.YEAR: _year,
    Kind.DAY: _day,
}

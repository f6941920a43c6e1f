"""A column of a worksheet: where its value stands in the data of an item, and what is shown.

The same declaration takes the value out for writing and puts it back after reading.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from selaras.core.plan.shape import Kind
from selaras.core.text import Language, Text, format_date
from selaras.documents.worksheet.labels import Vocabulary

Cell = Any
"""What a cell holds: text, a number, true or false, a day; empty text for nothing."""

Record = dict[str, Any]
"""The data of an item, or of one row of a table inside it, as plain JSON without defaults."""

LONGEST_CELL = 32_767
"""UTF-16 units that one cell takes."""

SAFE_DIGITS = 15
"""Significant digits that a spreadsheet keeps; a longer number is written as text."""

TOO_LONG = Text(
    id="(terlalu panjang untuk satu sel; isinya tetap seperti di Selaras)",
    en="(too long for one cell; it stays as it is in Selaras)",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` leads from the record to the value.

    `side` is the language of words in two. A column of a `year` shows the `amount` of that year
    from the table at `path`; every other column shows what stands at `path` itself.
    """

    code: str
    label: str
    help: str
    kind: Kind
    path: tuple[str, ...]
    many: bool = False
    side: Language | None = None
    year: int | None = None
    amount: str = ""
    vocabulary: Vocabulary | None = None
    long: bool = False
    required: bool = False

    @property
    def field(self) -> str:
        """The field of the item that the column belongs to."""
        return self.path[0]

    @property
    def is_numeric(self) -> bool:
        """Whether people write a number in it."""
        return self.kind in (Kind.NUMBER, Kind.WHOLE, Kind.RUPIAH, Kind.YEAR)

    def put(self, record: Record, value: Any) -> None:
        """Give the record this value; None takes away what stood there."""
        _put(record, self.path, self, value)


def getter(column: Column, language: Language) -> Callable[[Record], Cell]:
    """What a column that is not of a year shows of a record, as a function quick to call often."""
    shown = _shown(column, language)
    if len(column.path) == 1:
        (name,) = column.path
        return lambda record: "" if (value := record.get(name)) is None else shown(value)
    return lambda record: "" if (value := _at(record, column.path)) is None else shown(value)


def years_getter(columns: tuple[Column, ...], language: Language) -> Callable[[Record], list[Cell]]:
    """What columns by year show of the one table that all of them belong to."""
    shown = [_shown(column, language) for column in columns]
    wanted = [(column.year, column.amount) for column in columns]
    nothing: list[Cell] = [""] * len(columns)

    def get(record: Record) -> list[Cell]:
        entries = _at(record, columns[0].path)
        if not entries:
            return nothing
        found: dict[tuple[int | None, str], list[Any]] = {}
        for entry in entries:
            year = entry["year"]
            for name, value in entry.items():
                found.setdefault((year, name), []).append(value)
        return [
            _one_or_all(found[place], show, language) if place in found else ""
            for place, show in zip(wanted, shown, strict=True)
        ]

    return get


def _one_or_all(values: list[Any], show: Callable[[Any], Cell], language: Language) -> Cell:
    if len(values) == 1:
        return show(values[0])
    # The plan may hold two values for one year; a check tells, and none is lost here.
    return _fitting("; ".join(str(show(value)) for value in values), language)


def _at(record: Record, path: tuple[str, ...]) -> Any:
    value: Any = record
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def _shown(column: Column, language: Language) -> Callable[[Any], Cell]:
    one = _shown_one(column, language)
    if column.many:
        return lambda values: _fitting("\n".join(str(one(value)) for value in values), language)
    return one


def _shown_one(column: Column, language: Language) -> Callable[[Any], Cell]:
    vocabulary = column.vocabulary
    if column.kind == Kind.FLAG and vocabulary is not None:
        return lambda value: vocabulary.label("true" if value else "false")
    if vocabulary is not None:
        return vocabulary.label
    match column.kind:
        case Kind.TEXT if column.side == "en":
            return lambda value: (
                _fitting(value.get("en", ""), language) if type(value) is dict else ""
            )
        case Kind.TEXT:
            return lambda value: _fitting(value if type(value) is str else value["id"], language)
        case Kind.NUMBER:
            return lambda value: _number(value, language)
        case Kind.DAY:
            return lambda value: _day(value, language)
        case _:
            return _itself


def _itself(value: Any) -> Cell:
    return value


def _fitting(text: str, language: Language) -> str:
    # Below half the limit no text can have too many UTF-16 units.
    if len(text) <= LONGEST_CELL // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    return TOO_LONG.in_(language)


def _day(value: str, language: Language) -> Cell:
    # Year 254 would not be known again without its nought.
    return value if value.startswith("0") else format_date(date.fromisoformat(value), language)


def _number(digits: str, language: Language) -> Cell:
    if len(digits) <= SAFE_DIGITS or len(Decimal(digits).as_tuple().digits) <= SAFE_DIGITS:
        return float(digits)
    return digits.replace(".", ",") if language == "id" else digits


def _put(record: Record, path: tuple[str, ...], column: Column, value: Any) -> None:
    name, rest = path[0], path[1:]
    if rest:
        inner = dict(record.get(name) or {})
        _put(inner, rest, column, value)
        new: Any = inner
    elif column.year is not None:
        new = _with_year(record.get(name) or [], column, value)
    elif column.side is not None:
        new = _with_side(record.get(name), column.side, value)
    else:
        new = value
    if new is None or new == {} or new == []:
        record.pop(name, None)
    else:
        record[name] = new


def _with_side(words: Any, side: Language, value: Any) -> Any:
    sides = {"id": words} if isinstance(words, str) else dict(words or {})
    sides[side] = value
    sides = {name: text for name, text in sides.items() if text is not None}
    return sides["id"] if sides.keys() == {"id"} else sides


def _with_year(entries: list[Record], column: Column, value: Any) -> list[Record]:
    """The table with this amount in the year of the column, and only once."""
    years = [entry["year"] for entry in entries]
    kept, done = [], value is None
    for entry in map(dict, entries):
        if entry["year"] == column.year:
            entry.pop(column.amount, None)
            if not done:
                entry[column.amount], done = value, True
            if not entry.keys() - {"year"}:
                continue
        kept.append(entry)
    if not done:
        kept.append({"year": column.year, column.amount: value})
        if years == sorted(years):
            kept.sort(key=lambda entry: int(entry["year"]))
    return kept

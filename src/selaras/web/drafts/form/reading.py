"""Inputs of a form as values of the plan, with a sentence for each that makes no sense.

Empty rows and empty groups are left out, so that a form of empty inputs is an empty item. What
only the models know (bounds, lengths, names that lead nowhere) is told by `problems_of`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from selaras.core.plan import Impossible, Kind, Shape
from selaras.core.text import Language, Text
from selaras.core.text.parsing import (
    NumberProblem,
    parse_day,
    parse_number,
    parse_rupiah,
    parse_whole,
    parse_year,
)
from selaras.web.drafts.form.inputs import Inputs, is_yearly

LONGEST_LIST = 2_000
"""Rows of one table; more is no table of a plan."""

MISSING = Text(
    id="Isian ini wajib di sini. Isi, atau kosongkan seluruh barisnya.",
    en="This is needed here. Fill it in, or empty the whole row.",
)
NO_INDONESIAN = Text(
    id="Tulis dahulu dalam bahasa Indonesia; bahasa Inggris menyertainya.",
    en="Write it in Indonesian first; English goes with it.",
)
NO_CHOICE = Text(
    id="“{value}” bukan pilihan di sini. Pilih dari daftarnya.",
    en="“{value}” is no choice here. Choose from the list.",
)
TOO_MANY_ROWS = Text(
    id="Barisnya terlalu banyak: paling banyak {limit}.",
    en="There are too many rows: at most {limit}.",
)
NO_CODE = Text(
    id="“{value}” tidak memuat huruf atau angka. Tulis nama pendek, misalnya jumlah-penduduk.",
    en="“{value}” holds no letters or digits. Write a short name, such as population.",
)


@dataclass(frozen=True, slots=True)
class InputProblem:
    """What is wrong with one input; without name it concerns the item."""

    input: str
    message: Text


@dataclass(frozen=True, slots=True)
class Read:
    """JSON data by field, None for empty ones, and what could not be understood.

    `rows` are the numbers of the rows of each table that were kept, in their order, so that what
    is said of the third value finds the row it came from.
    """

    data: dict[str, Any] = field(default_factory=dict)
    problems: tuple[InputProblem, ...] = ()
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def read_fields(shapes: Iterable[Shape], inputs: Inputs, language: Language) -> Read:
    """The values of these fields, as people write them in that language."""
    data: dict[str, Any] = {}
    problems: list[InputProblem] = []
    rows: dict[str, tuple[int, ...]] = {}
    for shape in shapes:
        reader = _Reader(inputs, language)
        data[shape.name] = reader.value(shape, shape.name)
        problems += reader.problems
        rows |= reader.rows
    return Read(data, tuple(problems), rows)


class _Reader:
    """Reads one field and remembers what was wrong in it."""

    def __init__(self, inputs: Inputs, language: Language) -> None:
        self._inputs = inputs
        self._language: Language = language
        self.problems: list[InputProblem] = []
        self.rows: dict[str, tuple[int, ...]] = {}

    def value(self, shape: Shape, name: str) -> Any:
        """The value of a field, None where nothing stands in its inputs."""
        if not shape.many:
            value = self._one(shape, name)
            return None if value == shape.default else value
        if shape.kind in (Kind.GROUP, Kind.TEXT):
            return self._rows(shape, name) or None
        texts = self._inputs.get(name, ())
        if shape.kind == Kind.LINE:
            texts = [line for text in texts for line in _clean(text).split("\n")]
        kept = dict.fromkeys(text.strip() for text in texts if text.strip())
        found = [self._scalar(shape, text, name) for text in kept]
        return [each for each in found if each is not None] or None

    def _rows(self, shape: Shape, name: str) -> list[Any]:
        numbers = row_numbers(self._inputs, name)
        if len(numbers) > LONGEST_LIST:
            self._tell(name, TOO_MANY_ROWS.format(limit=LONGEST_LIST))
            return []
        found, kept = [], []
        for number in numbers:
            at = f"{name}.{number}"
            if is_yearly(shape) and not self._text(f"{at}.value"):
                # The year stands there before anybody wrote a value.
                continue
            value = self._one(shape, at)
            if value is not None:
                found.append(value)
                kept.append(number)
        self.rows[name] = tuple(kept)
        return found

    def _one(self, shape: Shape, name: str) -> Any:
        if shape.kind == Kind.GROUP:
            return self._group(shape, name)
        if shape.kind == Kind.TEXT:
            return self._words(name)
        text = self._text(name)
        return self._scalar(shape, text, name) if text else None

    def _group(self, shape: Shape, name: str) -> dict[str, Any] | None:
        before = len(self.problems)
        found = {each.name: self.value(each, f"{name}.{each.name}") for each in shape.fields}
        found = {key: value for key, value in found.items() if value is not None}
        if not found:
            return None
        told = {problem.input for problem in self.problems[before:]}
        for each in shape.fields:
            at = f"{name}.{each.name}"
            if each.required and each.name not in found and not _tells_of(told, at):
                self._tell(f"{at}.id" if each.kind == Kind.TEXT else at, MISSING)
        return found

    def _words(self, name: str) -> Any:
        both = {code: self._text(f"{name}.{code}") for code in ("id", "en")}
        if both["en"] and not both["id"]:
            self._tell(f"{name}.id", NO_INDONESIAN)
            return None
        return both if both["en"] else both["id"] or None

    def _scalar(self, shape: Shape, text: str, name: str) -> Any:
        found = _parsed(shape, text, self._language)
        if isinstance(found, NumberProblem):
            self._tell(name, found.message)
            return None
        if isinstance(found, Text):
            self._tell(name, found.format(value=_shown(text)))
            return None
        return found

    def _text(self, name: str) -> str:
        texts = self._inputs.get(name, ())
        return _clean(texts[-1]).strip() if texts else ""

    def _tell(self, name: str, message: Text) -> None:
        self.problems.append(InputProblem(name, message))


def _parsed(shape: Shape, text: str, language: Language) -> Any:
    """The value, or what is wrong with it as a NumberProblem or a Text."""
    match shape.kind:
        case Kind.NUMBER:
            found = parse_number(text, language)
            return f"{found:f}" if isinstance(found, Decimal) else found
        case Kind.WHOLE:
            return parse_whole(text, language)
        case Kind.RUPIAH:
            return parse_rupiah(text, language)
        case Kind.YEAR:
            return parse_year(text)
        case Kind.DAY:
            day = parse_day(text, language)
            return day.isoformat() if isinstance(day, date) else day
        case Kind.FLAG:
            return {"true": True, "false": False}.get(text, NO_CHOICE)
        case Kind.CHOICE if text not in shape.choices:
            return NO_CHOICE
        case Kind.CODE if shape.name in ("measure", "key"):
            return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")[:80].strip("-") or NO_CODE
    return text


def row_numbers(inputs: Inputs, name: str) -> list[int]:
    """The numbers of the rows of a table that have inputs, smallest first."""
    found = set()
    for each in inputs:
        if each.startswith(f"{name}."):
            number = each[len(name) + 1 :].partition(".")[0]
            if number.isascii() and number.isdigit() and len(number) < 7:
                found.add(int(number))
    return sorted(found)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _tells_of(told: Iterable[str], name: str) -> bool:
    return any(each == name or each.startswith(f"{name}.") for each in told)


_STEP = re.compile(r"\.?([^.\[\]]+)|\[([0-9]+)\]")


def problems_of(
    refused: Impossible, part: str, key: str, read: Read, shapes: Iterable[Shape]
) -> tuple[InputProblem, ...]:
    """What the models say against values, told at the inputs that the values came from."""
    before = f"{part}.{key}" if part else ""
    named = {shape.name: shape for shape in shapes}
    return tuple(
        InputProblem(
            _input_at(problem.path.removeprefix(before).lstrip("."), read.rows, named),
            problem.message,
        )
        for problem in refused.problems
    )


def _input_at(path: str, rows: Mapping[str, tuple[int, ...]], shapes: Mapping[str, Shape]) -> str:
    name = ""
    for step in _steps(path):
        if isinstance(step, int):
            kept = rows.get(name, ())
            if step < len(kept):
                name = f"{name}.{kept[step]}"
        else:
            name = f"{name}.{step}" if name else step
    shape = shapes.get(name)
    return f"{name}.id" if shape and shape.kind == Kind.TEXT and not shape.many else name


def _steps(path: str) -> Iterator[str | int]:
    for found in _STEP.finditer(path):
        yield int(found[2]) if found[2] else found[1]

"""Answers from a JSON file: `{"values": {"I01": "3"}, "kind": "city"}`, every number exact."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from selaras.cli.input_file import InputFile
from selaras.core.instrument import REGION_KINDS, Instrument, NotAValue, parse_exact, problems_in
from selaras.core.plan.problems import shown
from selaras.core.text import Text

_KEYS: Final = ("values", "kind")
_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}:]')

_NO_OBJECT = Text(
    id='Isi berkas harus berbentuk {"values": {"KODE": "NILAI"}}.',
    en='The file must look like {"values": {"CODE": "VALUE"}}.',
)
_NO_VALUES = Text(
    id='Kunci “values” belum ada. Tulis {"values": {"KODE": "NILAI"}}.',
    en='The key “values” is missing. Write {"values": {"CODE": "VALUE"}}.',
)
_UNKNOWN_KEY = Text(
    id="Kunci “{key}” tidak dikenal. Yang dikenal: {known}.",
    en="The key “{key}” is not known. Known are: {known}.",
)
_TWICE = Text(
    id="Kunci “{key}” ditulis dua kali; yang pertama di baris {first}. Hapus salah satu.",
    en="The key “{key}” is written twice; first on line {first}. Remove one of them.",
)
_TOO_DEEP = Text(
    id="Isi berkas bertingkat terlalu dalam; ini bukan berkas jawaban.",
    en="The content is nested too deeply; this is no file of answers.",
)
_NO_NUMBER = Text(
    id="{value} bukan bilangan. Tulis angka saja, misalnya 3 atau 3.5.",
    en="{value} is not a number. Write digits only, such as 3 or 3.5.",
)
_KIND = Text(
    id="{value} bukan jenis daerah. Pilihannya: {known}.",
    en="{value} is no kind of region. The choices are: {known}.",
)


@dataclass(frozen=True, slots=True)
class Answers:
    """The values of a file by code, and the kind of region they are about, if it says."""

    values: dict[str, Fraction]
    kind: str | None


class _Number(str):
    """Digits as they stand in the file, not yet a number."""


class _Object(list[tuple[str, Any]]):
    """Keys and values as they stand in the file, doubled keys and all."""


def read_answers(name: str, instrument: Instrument) -> Answers:
    """The answers in that file (`-` is standard input); Refusal with every problem otherwise."""
    file = InputFile(name)
    found = _parsed(file)
    lines = _key_lines(file.text)
    if not isinstance(found, _Object):
        file.note("", _NO_OBJECT, 1)
        file.refuse_if_faulty()
    top = _once(file, found, lines, 1, "")
    for key in top.keys() - set(_KEYS):
        message = _UNKNOWN_KEY.format(key=shown(key), known=", ".join(_KEYS))
        file.note(shown(key), message, lines[1, key][0])
    kind = _kind(file, top, lines)
    values = _values(file, top, lines, instrument)
    file.refuse_if_faulty()
    return Answers(values, kind)


def _parsed(file: InputFile) -> Any:
    try:
        return json.loads(
            file.text,
            parse_float=_Number,
            parse_int=_Number,
            parse_constant=_Number,
            object_pairs_hook=_Object,
        )
    except json.JSONDecodeError as error:
        file.stop("broken-json", line=error.lineno, column=error.colno, detail=error.msg)
    except RecursionError:
        file.note("", _TOO_DEEP, 1)
        file.refuse_if_faulty()


Lines = dict[tuple[int, str], list[int]]
"""The lines on which a key stands, by its depth and name."""


def _key_lines(text: str) -> Lines:
    """Where every key of a sound JSON text stands."""
    found: Lines = defaultdict(list)
    depth, line, done = 0, 1, 0
    word, word_line = "", 1
    for match in _WORD.finditer(text):
        line += text.count("\n", done, match.start())
        done = match.start()
        if match[0] == ":":
            found[depth, json.loads(word)].append(word_line)
        elif match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
        word, word_line = match[0], line
    return found


def _once(
    file: InputFile, pairs: list[tuple[str, Any]], lines: Lines, depth: int, path: str
) -> dict[str, Any]:
    """The pairs by key; every further one of the same key is a problem."""
    found: dict[str, Any] = {}
    seen: dict[str, int] = defaultdict(int)
    for key, value in pairs:
        first, *_ = places = lines[depth, key]
        if seen[key]:
            place = places[min(seen[key], len(places) - 1)]
            file.note(path + shown(key), _TWICE.format(key=shown(key), first=first), place)
        seen[key] += 1
        found.setdefault(key, value)
    return found


def _kind(file: InputFile, top: dict[str, Any], lines: Lines) -> str | None:
    kind = top.get("kind")
    if kind is None or (type(kind) is str and kind in REGION_KINDS):
        return kind
    message = _KIND.format(value=_as_written(kind), known=", ".join(REGION_KINDS))
    file.note("kind", message, lines[1, "kind"][0])
    return None


def _values(
    file: InputFile, top: dict[str, Any], lines: Lines, instrument: Instrument
) -> dict[str, Fraction]:
    written = top.get("values")
    if not isinstance(written, _Object):
        file.note("", _NO_VALUES, lines[1, "values"][0] if "values" in top else 1)
        return {}
    found: dict[str, Fraction] = {}
    for code, value in _once(file, written, lines, 2, "values.").items():
        if value is None:
            continue
        try:
            # Of a code that is not there, only that is told.
            found[code] = _value(value) if code in instrument.by_code else Fraction(0)
        except NotAValue as error:
            file.note(f"values.{shown(code)}", error.sentence, lines[2, code][0])
    for problem in problems_in(instrument, found):
        path = f"values.{shown(problem.code)}"
        file.note(path, problem.sentence, lines[2, problem.code][0])
    return found


def _value(written: Any) -> Fraction:
    """A number, or digits in quotes."""
    if isinstance(written, str):
        return parse_exact(written)
    raise NotAValue(_NO_NUMBER.format(value=_as_written(written)))


def _as_written(value: Any) -> str:
    """A JSON value as it may stand in a sentence."""
    if isinstance(value, _Object):
        return "{…}"
    return shown(f"“{value}”" if type(value) is str else value)

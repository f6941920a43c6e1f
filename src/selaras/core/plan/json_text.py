"""JSON: quickly when all is well, and word by word to know the line of everything."""

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from selaras.core.plan.problems import Problem, problem
from selaras.core.plan.source import DEEPEST, Builder

_WORD = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{}:]|[^][{}:,"\s]++')


def read_json(text: str) -> Any:
    """The data of a JSON text; numbers stay exact.

    ValueError or RecursionError for broken text, doubled keys, and what is not a number.
    """
    return json.loads(
        text,
        parse_float=_exact,
        parse_int=_whole,
        parse_constant=_refuse,
        object_pairs_hook=_without_doubles,
    )


def broken_json(text: str) -> Problem | None:
    """Why the text is no JSON."""
    try:
        json.loads(text, parse_float=_exact, parse_int=_whole, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return problem("broken-json", line=error.lineno, column=error.colno, detail=error.msg)
    except RecursionError:
        return problem("too-deep", limit=DEEPEST)
    except _NoNumber as error:
        line = _line_of(text, error.args[0])
        return problem("not-a-number", line=line, detail=error.args[0])
    return None


def build_json(text: str, builder: Builder) -> None:
    """Hand every word of a JSON text to the builder; the text must be sound."""
    line, done = 1, 0
    for found in _WORD.finditer(text):
        line += text.count("\n", done, found.start())
        done = found.start()
        word = found[0]
        if word == ":":
            continue
        if word in "]}":
            builder.end()
        elif word in "[{":
            builder.start([] if word == "[" else {}, line)
        elif builder.wants_key:
            builder.name(json.loads(word), line)
        else:
            builder.put(json.loads(word, parse_float=_exact, parse_int=_whole), line)


class _NoNumber(ValueError):
    """Written like a number, and none that a plan can hold."""


class _Doubled(ValueError):
    """A key stands twice in one object."""


def _exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:  # an exponent beyond what Decimal holds
        raise _NoNumber(digits) from error


def _whole(digits: str) -> int | Decimal:
    """Beyond what any field takes, digits are not worth the work of making an int of them."""
    return int(digits) if len(digits) < 40 else Decimal(digits)


def _refuse(constant: str) -> None:
    raise _NoNumber(constant)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Doubled
    return found


def _line_of(text: str, number: str) -> int:
    """The line of a number that cannot be read, found outside the strings of the text."""
    words = (found for found in _WORD.finditer(text) if found[0] == number)
    return text.count("\n", 0, next(words).start()) + 1

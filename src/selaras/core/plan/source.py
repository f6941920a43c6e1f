"""Text of a plan file into plain data, knowing the line of everything.

One event reader serves YAML and, when something is wrong, JSON too (JSON is YAML once tabs
between its words are spaces). It never recurses and never expands aliases, so neither deep
nesting nor a chain of aliases can exhaust the machine.
"""

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

import yaml

from selaras.core.plan.problems import Location, Problem, problem

Format = Literal["json", "yaml"]

LARGEST = 20 * 1024 * 1024
"""Bytes; a plan of 3,000 programmes is about 6 MB."""

DEEPEST = 24
"""Levels of nesting; a plan has eight."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}

Data = dict[str, Any] | list[Any]


@dataclass
class Source:
    """Plain data, the line (from 1) of each place in it, and what was wrong with the text."""

    data: Any = None
    lines: dict[Location, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: Location) -> int | None:
        """The line of that place, or of the nearest place around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location)


class _Doubled(ValueError):
    """A key stands twice in one object."""


def read_json(text: str) -> Any:
    """Quick and strict: ValueError on doubled keys, NaN or broken text; numbers stay exact."""
    return json.loads(
        text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_without_doubles
    )


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Doubled
    return found


def read_lines(text: str, format: Format) -> Source:
    """Slower, and tells the line of everything; problems of the text itself are in the result."""
    source = Source()
    if format == "json":
        broken = _broken_json(text)
        if broken:
            source.problems.append(broken)
            return source
        text = text.replace("\t", " ")
    try:
        _build(text, source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        source.problems.append(
            problem("broken-yaml", line=mark.line + 1 if mark else None, detail=error.problem or "")
        )
    except yaml.YAMLError as error:
        source.problems.append(problem("broken-yaml", detail=str(error).splitlines()[0]))
    return source


def _broken_json(text: str) -> Problem | None:
    try:
        json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return problem("broken-json", line=error.lineno, detail=f"{error.msg} ({error.colno})")
    except RecursionError:
        return problem("too-deep", limit=DEEPEST)
    except ValueError as error:
        return problem("not-a-number", detail=str(error))
    return None


class _Stop(Exception):
    """The rest of the text cannot be made sense of."""


class _Builder:
    """Puts values where they belong while the events of the text come by."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.open: list[Data] = []
        self.where: list[Location] = []
        self.key: list[str | None] = []

    def take(self, event: yaml.Event, line: int) -> None:
        """One event; `_Stop` after a problem that leaves no way on."""
        match event:
            case yaml.ScalarEvent() if self._wants_key:
                self._name(event.value, line)
            case yaml.ScalarEvent():
                self._put(_scalar(event), line)
            case yaml.MappingStartEvent():
                self._start({}, line)
            case yaml.SequenceStartEvent():
                self._start([], line)
            case yaml.CollectionEndEvent():
                self._end()
            case yaml.AliasEvent():
                self._tell("alias", line)
                raise _Stop
            case yaml.DocumentStartEvent() if self.source.data is not None:
                self._tell("second-document", line)
                raise _Stop

    @property
    def _wants_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], dict) and self.key[-1] is None

    def _tell(self, code: str, line: int, **values: Any) -> None:
        self.source.problems.append(problem(code, line=line, **values))

    def _place(self, line: int) -> Location:
        """Where the next value goes."""
        if not self.open:
            return ()
        inside = self.open[-1]
        step = len(inside) if isinstance(inside, list) else (self.key[-1] or "")
        location = (*self.where[-1], step)
        self.source.lines.setdefault(location, line)
        return location

    def _put(self, value: Any, line: int) -> Location:
        location = self._place(line)
        if not self.open:
            self.source.data = value
        elif isinstance(inside := self.open[-1], list):
            inside.append(value)
        else:
            inside[str(self.key[-1])] = value
            self.key[-1] = None
        return location

    def _name(self, key: str, line: int) -> None:
        """A key of the mapping that is open; doubled ones are told."""
        inside = self.open[-1]
        if key in inside:
            location = (*self.where[-1], key)
            data = self.source.data
            found = problem("doubled-key", location, data=data, line=line, name=key)
            self.source.problems.append(found)
        self.key[-1] = key

    def _start(self, value: Data, line: int) -> None:
        if len(self.open) >= DEEPEST:
            self._tell("too-deep", line, limit=DEEPEST)
            raise _Stop
        if self._wants_key:
            self._tell("key-not-text", line)
            raise _Stop
        location = self._put(value, line)
        self.open.append(value)
        self.where.append(location)
        self.key.append(None)

    def _end(self) -> None:
        self.open.pop()
        self.where.pop()
        self.key.pop()


def _build(text: str, source: Source) -> None:
    builder = _Builder(source)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            mark = event.start_mark
            builder.take(event, mark.line + 1 if mark else 1)
    except _Stop:
        source.data = None


def _scalar(event: yaml.ScalarEvent) -> Any:
    """A word of the file as text, number, yes or no; never as a date or a binary float."""
    if not event.implicit[0]:
        return event.value
    text = event.value
    if text.lower() in _CONSTANTS:
        return _CONSTANTS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 40 else Decimal(text)
    if _DECIMAL.fullmatch(text):
        try:
            return Decimal(text)
        except InvalidOperation:  # an exponent beyond what Decimal holds
            return text
    return text
